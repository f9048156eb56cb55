import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { readPrograms } from '../../../scripts/offlinePrograms.ts';
import { loadTables } from '../../../src/offline/data.ts';
import { Api } from '../../../src/qiskit/api.ts';
import { Guard } from '../../../src/qiskit/guard.ts';
import { Lookup } from '../../../src/qiskit/lookup.ts';
import { loadRemovals } from '../../../src/qiskit/removals.ts';
import type { Versions } from '../../../src/qiskit/versions.ts';

const guard = new Guard(new Lookup(new Api(loadTables().api), loadRemovals()));
const root = join(import.meta.dirname, '../../..');

// Releases that were installed together.
const INSTALLATIONS: readonly Versions[] = [
  { qiskit: '1.4.2', 'qiskit-ibm-runtime': '0.37.0', 'qiskit-aer': '0.16.4' },
  { qiskit: '2.0.3', 'qiskit-ibm-runtime': '0.40.1', 'qiskit-aer': '0.17.0' },
  { qiskit: '2.5.2', 'qiskit-ibm-runtime': '0.49.0', 'qiskit-aer': '0.17.2' },
  {},
];

function sources(): { readonly name: string; readonly text: string }[] {
  const idioms = join(root, 'src/offline/idioms');
  const programs = ['', 'training', 'heldout'].flatMap((folder) =>
    readPrograms(join(root, 'test/bench/programs', folder)).map(({ name, cells }) => ({
      name: join(folder, name),
      text: cells.join('\n'),
    })),
  );
  return [
    ...readdirSync(idioms).map((name) => ({ name, text: readFileSync(join(idioms, name), 'utf8') })),
    ...programs,
  ];
}

describe('no false alarm', () => {
  for (const [at, { name, text }] of sources().entries()) {
    // Of the many programs that the engine learns from, each is judged for one installation.
    const one = INSTALLATIONS[at % INSTALLATIONS.length] ?? {};
    const installations = name.startsWith('training') ? [one] : INSTALLATIONS;
    it(`in ${name}`, () => {
      for (const versions of installations) {
        const verdict = guard.judge({
          before: '',
          whole: true,
          text,
          installation: { versions, surface: null },
        });
        const where = `${versions.qiskit ?? 'unknown'}: ${JSON.stringify(verdict).slice(0, 300)}`;
        assert.equal(verdict.kind, 'keep', where);
      }
    });
  }
});
