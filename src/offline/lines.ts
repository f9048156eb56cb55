import { isKeyword } from '../qiskit/infer.ts';
import type { Word } from '../qiskit/statements.ts';
import { FORM_SIGNS, formSigns } from './lineForm.ts';
import type { Path } from './path.ts';
import { END } from './sequences.ts';
import { weigh } from './signs.ts';
import type { Spot } from './spot.ts';
import { LINE_WEIGHTS } from './weights.ts';

/** What speaks for a finished line by itself, in the order of `ownSigns`. */
const OWN_SIGNS = [
  'log',
  'pieces',
  'average',
  'worst',
  'ending',
  'beginning',
  'ofNumbers',
  'ofStrings',
  'ofNames',
  'ofAttributes',
  'ofKeywords',
  'emptyCall',
  'calls',
  'commas',
  'dots',
  'numbers',
  'strings',
  'keywords',
  'names',
  'latestName',
  'repeatedName',
  'unusedName',
  'reflexive',
  'calledResult',
  'written',
  'justWritten',
  'echo',
  'lateEcho',
  'shape',
  'usualCall',
  'unusualCall',
  'echoedCall',
  'sameType',
  'otherType',
] as const;

/** What speaks for a finished line among the others. */
const LIST_SIGNS = ['likeliest', 'shareOfFirst', 'shareOfShape', 'longer', 'shorter'] as const;

/** All that speaks for a finished line. */
export const LINE_SIGNS = [...OWN_SIGNS, ...LIST_SIGNS, ...FORM_SIGNS] as const;

/** Kinds of statements: their lines are told apart by different signs. */
export const LINE_KINDS = ['import', 'assignment', 'call', 'control', 'inside'] as const;

/** A finished line with what speaks for it. */
export interface Line {
  readonly text: string;
  readonly path: Path;
  readonly signs: readonly number[];
  readonly kind: (typeof LINE_KINDS)[number];
}

const CONTROL = new Set(
  'for if while with def class elif else try except finally async return assert raise yield del'.split(' '),
);

function kindOf({ words }: Path, spot: Spot): (typeof LINE_KINDS)[number] {
  const first = words[0]?.text ?? '';
  if (first === 'from' || first === 'import') return 'import';
  if (spot.vertical > 0) return 'inside';
  if (CONTROL.has(first)) return 'control';
  return words[1]?.text === '=' ? 'assignment' : 'call';
}

/** The signs of a finished path that it has by itself. */
function ownSigns(path: Path, spot: Spot): number[] {
  const { text, probability, marks, words } = path;
  const guessed = words.slice(Math.max(0, words.length - marks.length));
  const log = Math.log(probability);
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const names = guessed
    .filter((word, at) => isVariable(word, words[words.length - guessed.length + at - 1]))
    .map((word) => word.text);
  const latest = spot.standings[0]?.variable.name;
  return [
    log,
    marks.length / 4,
    log / Math.max(1, marks.length),
    ...stepSigns(path),
    Number(/\(\)\s*$/u.test(text)),
    count(/\(/gu),
    count(/,/gu),
    count(/\./gu),
    count(/\b\d/gu),
    count(/["']/gu) / 2,
    count(/\w=/gu),
    names.length,
    names.filter((name) => name === latest).length,
    names.length - new Set(names).size,
    names.filter((name) => isUnused(name, spot)).length,
    reflexive(path, guessed.length),
    count(/\)[([]/gu),
    Number(written(path, spot, 40)),
    Number(written(path, spot, 1)),
    Math.log1p(path.echoes.length),
    Number(path.echoes.at(-1) === spot.memory.records.length - 1),
    Math.log1p(shapeWeight(path, spot)),
    ...callSigns(path, spot),
    ...typeSigns(path, spot),
  ];
}

function isVariable(word: Word, before: Word | undefined): boolean {
  return word.kind === 'name' && before?.text !== '.' && !isKeyword(word.text);
}

function isUnused(name: string, { standings, memory }: Spot): boolean {
  const found = standings.find(({ variable }) => variable.name === name)?.variable;
  return found !== undefined && memory.mentioned(name) <= found.defined;
}

/** How likely single pieces are: the least likely one, the last, the first, and those of some kinds together. */
function stepSigns({ marks, words, text, done }: Path): number[] {
  const logs = marks.map(({ probability }, at) => Math.log(probability / (marks[at - 1]?.probability ?? 1)));
  const sums = { number: 0, string: 0, name: 0, attribute: 0, keyword: 0 };
  for (const [at, log] of logs.entries()) {
    const piece = text.slice(marks[at - 1]?.end ?? 0, marks[at]?.end).trim();
    const before = text.slice(0, marks[at - 1]?.end ?? 0).trimEnd();
    if (/^[\d.]+$/u.test(piece) && piece !== '.') sums.number += log;
    else if (/["']$/u.test(piece)) sums.string += log;
    else if (/^\w+=$/u.test(piece)) sums.keyword += log;
    else if (/^\w+$/u.test(piece)) sums[before.endsWith('.') ? 'attribute' : 'name'] += log;
  }
  return [
    Math.min(0, ...logs),
    done && words.length > 0 ? (logs.at(-1) ?? 0) : 0,
    logs[0] ?? 0,
    sums.number,
    sums.string,
    sums.name,
    sums.attribute,
    sums.keyword,
  ];
}

/** Guessed names that stand for what is asked or assigned itself. */
function reflexive({ words }: Path, guessed: number): number {
  const subject = words[0]?.text ?? '';
  if (words[1]?.text !== '=' && words[1]?.text !== '.') return 0;
  return words.filter(
    ({ text }, at) =>
      at > 1 && at >= words.length - guessed && text === subject && words[at - 1]?.text !== '.',
  ).length;
}

/** How often known statements are like a path from beginning to end. */
function shapeWeight(path: Path, { knowledge }: Spot): number {
  return path.fits.reduce((sum, { range, factor }) => {
    const { statements } = knowledge;
    let weight = 0;
    for (let at = range.low; at < Math.min(range.high, range.low + 4); at += 1)
      if (statements.token(at, range.depth) === 0) weight += statements.weight(at);
    return sum + factor * weight;
  }, 0);
}

/** Calls that end in the guess with arguments as public code has them, others, and those as the document has them. */
function callSigns(path: Path, spot: Spot): number[] {
  let [usual, unusual, echoed] = [0, 0, 0];
  let at: Path | null = path;
  for (let back = 0; back < path.marks.length && at; back += 1, at = at.back) {
    const bracket: Path['brackets'][number] | undefined = at.back?.brackets.at(-1);
    if (at.words.at(-1)?.text !== ')' || at.numbers.at(-1) === END || !bracket?.callee) continue;
    if (
      bracket.exact &&
      (spot.knowledge.calls.row(bracket.exact).counts.get(at.numbers.at(-1) ?? 0) ?? 0) > 0
    )
      usual += 1;
    else unusual += 1;
    const { records } = spot.memory;
    if (
      bracket.echoes.some(
        (echo) => records[echo.statement]?.calls[echo.call]?.pieces[bracket.length]?.token === ')',
      )
    )
      echoed += 1;
  }
  return [usual, unusual, echoed];
}

/** Whether what is assigned is what the name tells. */
function typeSigns({ words }: Path, { reader }: Spot): number[] {
  const name = words[0]?.text ?? '';
  if (words[1]?.text !== '=' || words.length < 3) return [0, 0];
  const expected = reader.scope.typeOf(name) ?? reader.scope.guess(name);
  const type = reader.infer.type(words, 2, words.length);
  if (expected === '' || type === '') return [0, 0];
  return expected === type ? [1, 0] : [0, 1];
}

/** Whether one of the last statements is the same, word by word. */
function written({ words }: Path, { memory }: Spot, last: number): boolean {
  const texts = words.map((word) => word.text).join(' ');
  return memory.records
    .slice(-last)
    .some(({ pieces }) => pieces.map((piece) => piece.text.replace(/(?<=\w)=$/u, ' =')).join(' ') === texts);
}

/** Finished lines with what speaks for each; ways to the same text are one line. */
export function linesOf(paths: readonly Path[], spot: Spot): Line[] {
  const byText = new Map<string, Path>();
  for (const path of paths) {
    const text = path.text.trimEnd();
    if (text === '') continue;
    const known = byText.get(text);
    const probability = path.probability + (known?.probability ?? 0);
    byText.set(text, { ...(known && known.probability >= path.probability ? known : path), probability });
  }
  const lines = [...byText.values()];
  const best = lines.toSorted((a, b) => b.probability - a.probability)[0];
  if (!best) return [];
  const kind = kindOf(best, spot);
  const total = lines.reduce((sum, { probability }) => sum + probability, 0);
  const [firsts, shapes] = [new Map<string, number>(), new Map<string, number>()];
  for (const path of lines) {
    firsts.set(firstOf(path), (firsts.get(firstOf(path)) ?? 0) + path.probability / total);
    shapes.set(shapeOf(path), (shapes.get(shapeOf(path)) ?? 0) + path.probability / total);
  }
  const stems = lines.map(({ text }) => text.replace(/[)\]}:\s]+$/u, ''));
  return lines.map((path, at) => {
    const stem = stems[at] ?? '';
    const list = [
      Number(path === best),
      Math.log(firsts.get(firstOf(path)) ?? 1),
      Math.log(shapes.get(shapeOf(path)) ?? 1),
      Number(stems.some((other) => other.length < stem.length && stem.startsWith(other))),
      Number(stems.some((other) => other.length > stem.length && other.startsWith(stem))),
    ];
    return {
      text: path.text,
      path,
      kind,
      signs: [...ownSigns(path, spot), ...list, ...formSigns(path, spot)],
    };
  });
}

function firstOf({ text, marks }: Path): string {
  return text.slice(0, marks[0]?.end);
}

function shapeOf({ numbers }: Path): string {
  return numbers.join(' ');
}

/** Finished paths, the best line first. */
export function sortLines(paths: readonly Path[], spot: Spot): Path[] {
  const candidates = linesOf(paths, spot);
  const shares = weigh(candidates, LINE_WEIGHTS[candidates[0]?.kind ?? 'call']);
  return candidates
    .map(({ path }, at) => ({ path, share: shares[at] ?? 0 }))
    .toSorted((a, b) => b.share - a.share)
    .map(({ path }) => path);
}
