import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Knowledge } from '../src/offline/knowledge.ts';
import { Memory } from '../src/offline/memory.ts';
import { usesIn } from './offlineCircumstances.ts';
import { readPrograms } from './offlinePrograms.ts';
import { round } from './offlineRows.ts';
import { buildTables } from './offlineTables.ts';

// Counts which attributes public programs ask of values, and in which circumstances: `node scripts/offlineUses.ts FIGURES FOLDER`.
// FOLDER has a folder of `.py` and `.ipynb` files for each origin. What fewer than two origins have is left out; only counts are written, no code.

/** Origins that a name and a row need. */
const ORIGINS = 2;
/** Lines of a program that is read. */
const LINES = 900;

const [, , figures = '', folder = ''] = process.argv;
if (!existsSync(folder))
  throw new Error('Give the folder with the figures and the folder with the programs.');
const knowledge = new Knowledge(buildTables(figures, [], { usage: 1, program: 3, idiom: 2, shared: 0 }));
const counted = new Map<string, Map<string, Map<string, number>>>();
for (const origin of readdirSync(folder).toSorted()) {
  for (const { cells } of readPrograms(join(folder, origin))) {
    const text = cells.join('');
    if (text.split('\n').length > LINES) continue;
    const memory = new Memory(knowledge);
    memory.update(text);
    const here = new Map<string, { key: string; name: string; count: number }>();
    for (const { key, name } of usesIn(memory.records)) {
      const id = `${key}\t${name}`;
      here.set(id, { key, name, count: (here.get(id)?.count ?? 0) + 1 });
    }
    for (const { key, name, count } of here.values()) {
      const row = counted.get(key) ?? new Map<string, Map<string, number>>();
      const origins = row.get(name) ?? new Map<string, number>();
      // A program that says the same thing often does not count as often.
      origins.set(origin, (origins.get(origin) ?? 0) + Math.sqrt(count));
      counted.set(key, row.set(name, origins));
    }
  }
}
const rows: Record<string, string> = {};
for (const [key, row] of [...counted].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  const names = [...row]
    .filter(([, origins]) => origins.size >= ORIGINS)
    .map(([name, origins]) => {
      // Neither does an origin that has many programs.
      const count = [...origins.values()].reduce((sum, one) => sum + Math.min(one, 4 * Math.sqrt(one)), 0);
      return { name, count };
    })
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  if (names.length > 0) rows[key] = names.map(({ name, count }) => `${name} ${round(count)}`).join(' ');
}
const lines = Object.entries(rows).map(([key, row]) => `  ${JSON.stringify(key)}: ${JSON.stringify(row)}`);
writeFileSync(join(import.meta.dirname, 'offlineUses.json'), `{\n${lines.join(',\n')}\n}\n`);
process.stdout.write(`${lines.length} rows\n`);
