import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Abstraction } from '../src/offline/abstraction.ts';
import { type Idiom, parseIdioms } from '../src/offline/parse.ts';
import type { OfflineTables } from '../src/offline/tables.ts';
import { compactApi } from './offlineApi.ts';
import { withUses } from './offlineCircumstances.ts';
import { Corpus } from './offlineCorpus.ts';
import { Counts, ONCE } from './offlineCounts.ts';
import { Figures } from './offlineFigures.ts';
import { type Program, readPrograms } from './offlinePrograms.ts';
import { IMPORTS, PYTHON } from './offlinePython.ts';
import { addShared } from './offlineShared.ts';
import type { Removals, Since, Surface } from './offlineSurface.ts';
import type { Usage } from './offlineUsage.ts';

// `offlineSince.json` comes from `offlineSince.py`, which reads released sources.
// Writes the facts and figures that the embedded engine loads. `node scripts/offlineTables.ts FOLDER` reads the public figures from FOLDER;
// with `--idioms` it puts the idioms alone into the tables that are there, and what they would add to the counts waits for the next whole run.

/** How much one sight in each source counts. */
interface SourceWeights {
  readonly usage: number;
  readonly program: number;
  readonly idiom: number;
  /** What programs of several origins share. */
  readonly shared: number;
}

const root = join(import.meta.dirname, '..');
const output = join(root, 'src/offline/tables.json');
const weights: SourceWeights = { usage: 1, program: ONCE, idiom: 2, shared: 1 };

/** Reads the idiom library. */
export function readIdioms(): Idiom[] {
  const folder = join(root, 'src/offline/idioms');
  const files = readdirSync(folder).filter((name) => name.endsWith('.py'));
  return files.toSorted().flatMap((name) => parseIdioms(readFileSync(join(folder, name), 'utf8')));
}

/** Builds the tables from the figures in a folder and the programs given. */
export function buildTables(
  folder: string,
  programs: readonly Program[],
  by: SourceWeights = weights,
): OfflineTables {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const usage = read('qiskit-usage.json') as Usage;
  const base = {
    api: compactApi(
      read('qiskit-surface.json') as Surface,
      read('qiskit-removals.json') as Removals,
      JSON.parse(readFileSync(join(root, 'scripts/offlineSince.json'), 'utf8')) as Since,
    ),
    placeholders: usage.placeholders,
    literals: literalsOf(usage),
    guess: usage.naming.guess,
  };
  const counts = new Counts(new Abstraction(base.placeholders, base.literals));
  const figures = new Figures(counts);
  figures.addUsage(usage, by.usage);
  figures.addPython(PYTHON);
  figures.addImports(IMPORTS);
  const corpus = new Corpus(base, counts);
  const idioms = readIdioms();
  for (const idiom of idioms) corpus.addIdiom(idiom, by.idiom);
  for (const program of programs) corpus.addProgram(program.cells, by.program);
  if (by.shared > 0) addShared(counts, by.shared);
  const tables = { ...base, ...counts.tables(), idioms };
  return { ...tables, attributes: withUses(tables, programs) };
}

/** String literals that stand in the shapes of public code. */
function literalsOf(usage: Usage): string[] {
  const found = new Set<string>();
  for (const row of usage.transitions.statements.shapes)
    for (const literal of String(row[0]).match(/'[^']+'/gu) ?? []) found.add(literal);
  return [...found].toSorted();
}

function tablesFor(argument: string): OfflineTables {
  if (argument === '--idioms')
    return { ...(JSON.parse(readFileSync(output, 'utf8')) as OfflineTables), idioms: readIdioms() };
  if (!existsSync(join(argument, 'qiskit-usage.json')))
    throw new Error('Give the folder with qiskit-usage.json, qiskit-surface.json and qiskit-removals.json.');
  return buildTables(argument, readPrograms(join(root, 'test/bench/programs/training')));
}

if (import.meta.main) {
  const tables = tablesFor(process.argv[2] ?? process.env['QISKIT_FIGURES'] ?? '');
  const lines = Object.entries(tables).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  writeFileSync(output, `{\n${lines.join(',\n')}\n}\n`);
  for (const line of lines) process.stdout.write(`${line.slice(0, line.indexOf(':'))} ${line.length}\n`);
}
