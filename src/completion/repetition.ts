import { isCode } from '../qiskit/grammar.ts';
import { readAtCursor, withText } from './site.ts';
import type { Rule } from './site.ts';

// A sequence of at most `period` tokens that fills the last `tokens` tokens is a model in a loop (the windows follow Copilot's).
const WINDOWS = [
  { period: 1, tokens: 10 },
  { period: 10, tokens: 30 },
  { period: 20, tokens: 45 },
  { period: 30, tokens: 60 },
];
/** A line that comes so often in a row is a loop. */
const SAME_LINES = 3;
/** Share of equal tokens from which blocks are nearly equal. */
const SIMILARITY = 0.9;
const LONGEST_BLOCK = 6;
/** Tokens of a block that is worth a comparison. */
const SHORTEST_BLOCK = 4;

/** Drops an answer whose end repeats itself token by token, and keeps one copy of lines and blocks that repeat. */
export const cutRepetition: Rule = (draft, site) => {
  const { tokens, source, lead } = readAtCursor(draft.text, site);
  const words: string[] = [];
  const byLine: string[][] = [[]];
  for (const token of tokens) {
    if (isCode(token)) {
      const word = source.slice(token.start, token.end);
      words.push(word);
      byLine.at(-1)?.push(word);
    } else if (token.kind !== 'space' && token.kind !== 'comment' && token.end > lead) byLine.push([]);
  }
  if (WINDOWS.some((window) => loops(words, window))) return null;
  const lines = draft.text.split('\n');
  // A string over several lines holds lines that no token begins: blocks are compared in what is token by token.
  const blocks = byLine.length === lines.length ? beforeSameBlock(byLine) : lines.length;
  const keep = Math.min(beforeSameLines(lines), blocks);
  return keep === lines.length ? draft : withText(draft, lines.slice(0, keep).join('\n').trimEnd());
};

function loops(words: readonly string[], { period, tokens }: (typeof WINDOWS)[number]): boolean {
  if (words.length < tokens) return false;
  const tail = words.slice(-tokens).toReversed();
  return tokens - borderOf(tail) <= period;
}

/** Length of the longest proper prefix that is also the suffix (Knuth, Morris and Pratt). */
function borderOf(words: readonly string[]): number {
  const borders = [0];
  let border = 0;
  for (let at = 1; at < words.length; at += 1) {
    while (border > 0 && words[at] !== words[border]) border = borders[border - 1] ?? 0;
    if (words[at] === words[border]) border += 1;
    borders.push(border);
  }
  return border;
}

/** Number of lines up to the first of a line that comes too often in a row. */
function beforeSameLines(lines: readonly string[]): number {
  let run = 1;
  for (let at = 1; at < lines.length; at += 1) {
    const same = lines[at]?.trim() !== '' && lines[at]?.trim() === lines[at - 1]?.trim();
    run = same ? run + 1 : 1;
    if (run === SAME_LINES) return at - run + 2;
  }
  return lines.length;
}

type Lines = readonly (readonly string[])[];

/** Number of lines up to the end of the first of two equal blocks, or of three that are nearly equal. */
function beforeSameBlock(lines: Lines): number {
  for (let size = 2; size <= Math.min(LONGEST_BLOCK, lines.length / 2); size += 1) {
    for (let at = 0; at + 2 * size <= lines.length; at += 1) {
      const likeness = similarity(lines, at, size);
      const again =
        likeness === 1 || (likeness > SIMILARITY && similarity(lines, at + size, size) > SIMILARITY);
      if (again) return at + size;
    }
  }
  return lines.length;
}

/** Share of the tokens of the block at a line that the block behind it has too; 0 for blocks of another shape, and for those that count on. */
function similarity(lines: Lines, at: number, size: number): number {
  let total = 0;
  let equal = 0;
  for (let index = at; index < at + size; index += 1) {
    const first = lines[index] ?? [];
    const second = lines[index + size] ?? [];
    if (first.length !== second.length) return 0;
    total += first.length;
    for (const [word, text] of first.entries()) {
      if (text === second[word]) equal += 1;
      else if (/\d/u.test(text)) return 0;
    }
  }
  return total < SHORTEST_BLOCK ? 0 : equal / total;
}
