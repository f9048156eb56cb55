import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseIdioms } from '../src/offline/parse.ts';

// Compiles the readable idiom files into the module that the embedded engine imports.
const folder = join(import.meta.dirname, '../src/offline/idioms');
const idioms = readdirSync(folder)
  .filter((name) => name.endsWith('.py'))
  .toSorted()
  .flatMap((name) => parseIdioms(readFileSync(join(folder, name), 'utf8')));
const rows = idioms.map((idiom) => JSON.stringify(idiom)).join(',\n');
writeFileSync(join(import.meta.dirname, '../src/offline/library.json'), `[\n${rows}\n]\n`);
process.stdout.write(`${idioms.length} idioms\n`);
