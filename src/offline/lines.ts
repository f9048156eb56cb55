import type { Path } from './path.ts';
import { weigh } from './signs.ts';
import type { Spot } from './spot.ts';
import { LINE_WEIGHTS } from './weights.ts';

/** What speaks for a finished line, in the order of `lineSigns`. */
export const LINE_SIGNS = [
  'log',
  'pieces',
  'average',
  'emptyCall',
  'calls',
  'commas',
  'dots',
  'numbers',
  'strings',
  'keywords',
  'written',
  'justWritten',
  'repeatedName',
  'unusedName',
] as const;

/** The signs of a finished path. */
export function lineSigns(path: Path, spot: Spot): number[] {
  const { text, probability, marks, words } = path;
  const guessed = words.slice(Math.max(0, words.length - marks.length));
  const log = Math.log(probability);
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const names = guessed.filter((word) => word.kind === 'name').map((word) => word.text);
  const unused = new Set(
    spot.standings
      .filter(({ variable }) => spot.memory.mentioned(variable.name) <= variable.defined)
      .map(({ variable }) => variable.name),
  );
  return [
    log,
    marks.length / 4,
    log / Math.max(1, marks.length),
    Number(/\(\)\s*$/u.test(text)),
    count(/\(/gu),
    count(/,/gu),
    count(/\./gu),
    count(/\b\d/gu),
    count(/["']/gu) / 2,
    count(/\w=/gu),
    Number(written(path, spot, 40)),
    Number(written(path, spot, 1)),
    names.length - new Set(names).size,
    names.filter((name) => unused.has(name)).length,
  ];
}

/** Whether one of the last statements is the same, word by word. */
function written({ words }: Path, { memory }: Spot, last: number): boolean {
  const texts = words.map((word) => word.text).join(' ');
  return memory.records
    .slice(-last)
    .some(({ pieces }) => pieces.map((piece) => piece.text.replace(/(?<=\w)=$/u, ' =')).join(' ') === texts);
}

/** Finished paths, the best line first. */
export function sortLines(paths: readonly Path[], spot: Spot): Path[] {
  const candidates = paths.map((path) => ({ path, signs: lineSigns(path, spot) }));
  const shares = weigh(candidates, LINE_WEIGHTS);
  return candidates
    .map(({ path }, at) => ({ path, share: shares[at] ?? 0 }))
    .toSorted((a, b) => b.share - a.share)
    .map(({ path }) => path);
}
