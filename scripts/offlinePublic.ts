import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { Abstraction } from '../src/offline/abstraction.ts';
import { Api } from '../src/qiskit/api.ts';
import { Guard } from '../src/qiskit/guard.ts';
import { Lookup } from '../src/qiskit/lookup.ts';
import { loadRemovals } from '../src/qiskit/removals.ts';
import { Corpus } from './offlineCorpus.ts';
import { Counts } from './offlineCounts.ts';
import { type Program, readPrograms } from './offlinePrograms.ts';
import { writeShared } from './offlineShared.ts';
import { buildTables } from './offlineTables.ts';

// Counts what programs of many origins have in common: `node scripts/offlinePublic.ts FIGURES FOLDER`.
// FOLDER has a folder of `.py` and `.ipynb` files for each origin. Only counts of what several origins share are written, no program.

/** Lines of a program that is read. */
const LINES = 900;
/** Programs of one origin that are read: a few have more than all others together. */
const PROGRAMS = 120;

const [, , figures = '', folder = ''] = process.argv;
if (!existsSync(folder))
  throw new Error('Give the folder with the figures and the folder with the programs.');
const base = buildTables(figures, [], { usage: 1, program: 3, idiom: 2, shared: 0 });
const guard = new Guard(new Lookup(new Api(base.api), loadRemovals()));

/** Whether a program is written for the releases of today. */
function isCurrent({ cells }: Program): boolean {
  const text = cells.join('\n');
  if (text.split('\n').length > LINES) return false;
  const verdict = guard.judge({
    before: '',
    whole: true,
    text,
    installation: { versions: {}, surface: null },
  });
  return verdict.kind === 'keep';
}

const origins: Counts[] = [];
let read = 0;
for (const origin of readdirSync(folder).toSorted()) {
  const counts = new Counts(new Abstraction(base.placeholders, base.literals));
  const corpus = new Corpus(base, counts);
  const programs = readPrograms(join(folder, origin)).slice(0, PROGRAMS).filter(isCurrent);
  for (const { cells } of programs) corpus.addProgram(cells, 1);
  read += programs.length;
  origins.push(counts);
}
process.stdout.write(`${read} programs of ${origins.length} origins: ${writeShared(origins)}\n`);
