import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Counts } from './offlineCounts.ts';
import { add, bump, round, type Rows, type Store } from './offlineRows.ts';

// What programs of several origins have in common: counts of statements, arguments and names, kept in `offlineShared.json`.

/** Origins that must have a thing, so that nothing of one program or one author is kept. */
const ORIGINS = 3;
/** Tokens of the longest statement or argument list that is kept. */
const LONGEST = 20;

const STORES = ['statements', 'calls'] as const;
const ROWS = ['after', 'attributes', 'values', 'names', 'assigned', 'imports', 'pairs'] as const;

/** Counts by text: tokens parted by tabs, or names by row. */
type Shared = Readonly<Record<(typeof STORES)[number], Readonly<Record<string, number>>>> &
  Readonly<Record<(typeof ROWS)[number], Readonly<Record<string, Readonly<Record<string, number>>>>>>;

const path = join(import.meta.dirname, 'offlineShared.json');

/** Adds to some counts what programs of several origins share. */
export function addShared(counts: Counts, weight: number): void {
  const shared = JSON.parse(readFileSync(path, 'utf8')) as Shared;
  for (const kind of STORES)
    for (const [text, count] of Object.entries(shared[kind]))
      add(counts[kind], text.split('\t'), count * weight);
  for (const kind of ROWS)
    for (const [row, names] of Object.entries(shared[kind]))
      for (const [name, count] of Object.entries(names)) bump(counts[kind], row, name, count * weight);
}

/** Keeps what the counts of several origins share; tells how much that is. */
export function writeShared(origins: readonly Counts[]): string {
  const tables: string[] = [];
  const told: string[] = [];
  for (const kind of STORES) {
    const kept = common(origins.map((counts) => textsOf(counts[kind])));
    tables.push(`${JSON.stringify(kind)}: ${objectOf(kept)}`);
    told.push(`${kept.size} ${kind}`);
  }
  for (const kind of ROWS) {
    const rows = new Map<string, ReadonlyMap<string, number>>();
    const names = new Set(origins.flatMap((counts) => [...counts[kind].keys()]));
    for (const row of [...names].toSorted((a, b) => (a < b ? -1 : 1))) {
      const kept = common(origins.flatMap((counts) => countsIn(counts[kind], row)));
      if (kept.size > 0) rows.set(row, kept);
    }
    const lines = [...rows].map(([row, kept]) => `${JSON.stringify(row)}: ${objectOf(kept, ' ')}`);
    tables.push(`${JSON.stringify(kind)}: {\n${lines.join(',\n')}\n}`);
    told.push(`${rows.size} rows of ${kind}`);
  }
  writeFileSync(path, `{\n${tables.join(',\n')}\n}\n`);
  return told.join(', ');
}

function textsOf(store: Store): ReadonlyMap<string, number> {
  const short = [...store.values()].filter(({ tokens }) => tokens.length <= LONGEST);
  return new Map(short.map(({ tokens, weight }) => [tokens.join('\t'), weight]));
}

function countsIn(rows: Rows, row: string): readonly ReadonlyMap<string, number>[] {
  const found = rows.get(row);
  return found ? [found] : [];
}

/** What enough origins have, in order. What one origin says often does not count as often. */
export function common(origins: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { readonly origins: number; readonly count: number }>();
  for (const counts of origins) {
    for (const [text, count] of counts) {
      const known = sums.get(text) ?? { origins: 0, count: 0 };
      sums.set(text, { origins: known.origins + 1, count: known.count + Math.sqrt(count) });
    }
  }
  const kept = [...sums].filter(([, one]) => one.origins >= ORIGINS);
  const sorted = kept.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([text, { count }]) => [text, round(count)]));
}

function objectOf(counts: ReadonlyMap<string, number>, separator = '\n'): string {
  const pairs = [...counts].map(([text, count]) => `${JSON.stringify(text)}: ${count}`);
  return `{${separator}${pairs.join(`,${separator}`)}${separator}}`;
}
