import type { Knowledge } from '../src/offline/knowledge.ts';
import { guesses, vector } from '../src/offline/rank.ts';
import { Session } from '../src/offline/session.ts';
import { attributesIn, codeLines, isRight } from '../test/bench/offlineLanes.ts';
import type { Choice, Trial } from './offlineFit.ts';
import type { Program } from './offlinePrograms.ts';

// What the engine offers while a program is typed, and what of it is right.

/** Places of a line between two guesses. */
const STRIDE = 7;

/** Shares of a line that are typed when it is asked for. */
const TYPED = [0.35, 0.5, 0.65];

/** Guesses at places of a program's code lines. */
export function trialsOf(program: Program, knowledge: Knowledge): Trial[] {
  const session = new Session(knowledge);
  const trials: Trial[] = [];
  let before = '';
  for (const cell of program.cells) {
    for (const { start, line } of codeLines(cell)) {
      const first = start + line.length - line.trimStart().length;
      for (let at = first; at < start + line.trimEnd().length; at += STRIDE) {
        const { found, partial, typed } = session.paths(before + cell.slice(0, at), '');
        for (const path of found.slice(0, 2)) {
          for (const { text, features } of guesses(path, { partial, typed })) {
            if (text.trim().length > 1)
              trials.push({ input: vector(features), right: isRight(text, cell.slice(at)) ? 1 : 0 });
          }
        }
      }
    }
    before += cell;
  }
  return trials;
}

/** The lines that are found when some of each is typed, and which is right. */
export function finishedOf(program: Program, knowledge: Knowledge): Choice[] {
  const session = new Session(knowledge);
  const choices: Choice[] = [];
  let before = '';
  for (const cell of program.cells) {
    for (const { start, line } of codeLines(cell)) {
      const code = line.trim();
      const first = start + line.length - line.trimStart().length;
      for (const share of TYPED) {
        const at = first + Math.floor(code.length * share);
        const rest = cell.slice(at, first + code.length);
        const candidates = session
          .lineCandidates(before + cell.slice(0, at))
          .filter(({ text }) => text.trim() !== '');
        const right = candidates.findIndex(({ text }) => (text.split('\n', 1)[0] ?? '').trimEnd() === rest);
        if (candidates.length > 1) choices.push({ candidates, right, kind: candidates[0]?.kind });
      }
    }
    before += cell;
  }
  return choices;
}

/** The names that are offered after each dot of a program, and which is right. */
export function choicesOf(program: Program, knowledge: Knowledge): Choice[] {
  const session = new Session(knowledge);
  const choices: Choice[] = [];
  let before = '';
  for (const cell of program.cells) {
    for (const { at, name } of attributesIn(cell)) {
      const candidates = session.attributeCandidates(before + cell.slice(0, at), '');
      choices.push({
        candidates,
        right: candidates.findIndex((one) => one.name === name),
        receiver: candidates[0]?.receiver,
      });
    }
    before += cell;
  }
  return choices;
}
