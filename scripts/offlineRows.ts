import { compareSequences } from '../src/offline/sequences.ts';
import { FIRST, type SequenceTable } from '../src/offline/tables.ts';

// Counts and sequences as they are gathered, and how the tables hold them.

/** Counts by row and name. */
export type Rows = Map<string, Map<string, number>>;

/** Weighted sequences by their text. */
export type Store = Map<string, { tokens: readonly string[]; weight: number }>;

/** The end of a sequence. */
export const END = '$';

/** Adds a sequence to a store, and tells its key. */
export function add(store: Store, tokens: readonly string[], weight: number): string {
  const cut = tokens.slice(0, 40);
  const key = cut.join(' ');
  const known = store.get(key);
  store.set(key, { tokens: cut, weight: (known?.weight ?? 0) + weight });
  return key;
}

/** Adds to a count. */
export function bump(into: Rows, row: string, name: string, weight: number): void {
  const found = into.get(row) ?? new Map<string, number>();
  found.set(name, (found.get(name) ?? 0) + weight);
  into.set(row, found);
}

/** The tokens of some stores, the frequent ones first. */
export function byFrequency(stores: readonly Store[]): string[] {
  const counts = new Map<string, number>();
  for (const store of stores)
    for (const { tokens } of store.values())
      for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([token]) => token);
}

/** Writes a store as a table, in the order of its numbers; `order` takes the place of each key. */
export function encode(
  store: Store,
  numberOf: (token: string) => number,
  order: Map<string, number>,
): SequenceTable {
  const entries = [...store].map(([key, { tokens: parts, weight }]) => ({
    key,
    ids: parts.map(numberOf),
    weight,
  }));
  entries.sort((a, b) => compareSequences(a.ids, b.ids));
  for (const [at, { key }] of entries.entries()) order.set(key, at);
  return { ...pack(entries.map(({ ids }) => ids)), weights: entries.map(({ weight }) => round(weight)) };
}

/** Writes sorted sequences, each without what it begins with as the one before it does. */
export function pack(sorted: readonly (readonly number[])[]): Pick<SequenceTable, 'shared' | 'rest'> {
  const written = (number: number): string => String.fromCharCode(FIRST + number);
  let [shared, rest] = ['', ''];
  for (const [at, sequence] of sorted.entries()) {
    const before = sorted[at - 1] ?? [];
    const different = sequence.findIndex((token, place) => token !== before[place]);
    const same = different < 0 ? sequence.length : different;
    shared += written(same);
    rest += `${sequence.slice(same).map(written).join('')}${written(0)}`;
  }
  return { shared, rest };
}

/** Writes counts as rows of text, the largest of each. */
export function rows(
  from: Rows,
  separator: string,
  most: number,
  more: ReadonlyMap<string, number> = new Map(),
): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, row] of [...from].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const best = [...row]
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, more.get(key) ?? most);
    out[key] = best.map(([name, count]) => `${name}${separator}${String(round(count))}`).join(separator);
  }
  return out;
}

/** Writes rows as `TextRows` has them. */
export function textOf(rows: Readonly<Record<string, string>>): string {
  const lines = Object.entries(rows).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, row] of lines)
    if (/[\t\n]/u.test(key) || row.includes('\n'))
      throw new Error(`Not a row: ${JSON.stringify([key, row])}`);
  return lines.map(([key, row]) => `${key}\t${row}\n`).join('');
}

/** Reads rows back that `textOf` wrote. */
export function rowsOf(text: string): Record<string, string> {
  const lines = text.split('\n').slice(0, -1);
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)]),
  );
}

/** Takes out what is seen no more often than so. */
export function cutRare(store: Store, most: number): void {
  for (const [key, { weight }] of store) if (weight <= most) store.delete(key);
}

/** Takes out the names that are seen no more often than so, and rows without names. */
export function cutRareNames(from: Rows, most: number): void {
  for (const [key, row] of from) {
    for (const [name, count] of row) if (count <= most) row.delete(name);
    if (row.size === 0) from.delete(key);
  }
}

/** Takes out rows of which no more is seen than so. */
export function cutRareRows(from: Rows, most: number): void {
  for (const [key, row] of from) {
    const total = [...row.values()].reduce((sum, count) => sum + count, 0);
    if (total <= most) from.delete(key);
  }
}

/** Rounds a count to two significant bits, as it tells no more: counts that are alike are smaller when compressed. */
export function round(value: number): number {
  if (value < 0.5) return Math.max(0.1, Math.round(value * 10) / 10);
  const unit = 2 ** (Math.floor(Math.log2(value)) - 1);
  return Math.round(value / unit) * unit;
}
