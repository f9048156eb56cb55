import type { Range, Sequences } from './sequences.ts';

/** What one other file has that fits so far. */
export interface Taught {
  readonly sequences: Sequences;
  readonly range: Range;
}

/** What still fits after one more piece. */
export function narrowed(taught: readonly Taught[], number: number): Taught[] {
  const found: Taught[] = [];
  for (const { sequences, range } of taught) {
    const next = sequences.narrow(range, number);
    if (next.low < next.high) found.push({ sequences, range: next });
  }
  return found;
}
