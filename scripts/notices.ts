/** Writes THIRD_PARTY_NOTICES from what the VSIX really ships; with `--check` it only says whether the file differs. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './project.ts';
import { shippedPackages, type Shipped } from './shipped.ts';

const RULE = '-'.repeat(80);

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** What a package carries inside without saying so in its license. */
const INSIDE: Readonly<Record<string, string>> = {
  undici: `It contains llhttp as WebAssembly (MIT):\n\nCopyright Fedor Indutny, 2018.\n\n${MIT}`,
};

function licenseText(name: string): string {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/iu.test(entry));
  if (file === undefined)
    throw new Error(`${name} has no license file: say in scripts/notices.ts what holds for it.`);
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

function notice({ name, version, license, within }: Shipped): string {
  const inside = INSIDE[name] === undefined ? '' : `\n\n${INSIDE[name]}`;
  return `${RULE}\n${name} ${version} (${license}), in ${within}\nhttps://www.npmjs.com/package/${name}\n${RULE}\n\n${licenseText(name)}${inside}`;
}

const shipped = shippedPackages();
const TABLES =
  'The tables of the embedded engine (dist/tables.json.br, dist/removals.json) name the public API of Qiskit,\nqiskit-ibm-runtime and qiskit-aer, which are licensed under Apache-2.0 (see LICENSE).';
const wanted = `Qiskit Inline ships these packages of others, each under its own license.\n${TABLES}\n\n${shipped.map(notice).join('\n\n')}\n`;
const file = join(root, 'THIRD_PARTY_NOTICES');
if (!process.argv.includes('--check')) {
  writeFileSync(file, wanted);
} else if (wanted !== readFileSync(file, 'utf8')) {
  console.error('THIRD_PARTY_NOTICES differs from what is shipped: run `npm run notices`.');
  process.exitCode = 1;
}
