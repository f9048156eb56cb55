import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { RULES } from '../../../src/completion/postprocess.ts';
import { siteOf } from '../../../src/completion/site.ts';
import { loadTables } from '../../../src/offline/data.ts';
import { Api } from '../../../src/qiskit/api.ts';
import { Guard } from '../../../src/qiskit/guard.ts';
import { Lookup } from '../../../src/qiskit/lookup.ts';
import { Outliner } from '../../../src/qiskit/outline.ts';
import { loadRemovals } from '../../../src/qiskit/removals.ts';
import { readGolden } from './golden.ts';

const guard = new Guard(new Lookup(new Api(loadTables().api), loadRemovals()));
const versions = { qiskit: '2.5.2', 'qiskit-ibm-runtime': '0.49.0', 'qiskit-aer': '0.17.2' };

for (const [name, apply] of RULES) {
  describe(`rule ${name}`, () => {
    const cases = readGolden(name);
    it('has at least ten cases', () => assert.ok(cases.length >= 10));
    for (const { name: title, request, unit, answer, covers, expected } of cases) {
      it(title, () => {
        const draft = { text: answer, replaceAfter: covers };
        const site = siteOf(request, unit, {
          outliner: new Outliner(),
          judge: (text, { before }) =>
            guard.judge({ before, whole: true, text, installation: { versions, surface: null } }),
        });
        const result = apply(draft, site);
        if (expected.kind === 'unchanged') assert.equal(result, draft, JSON.stringify(result));
        else if (expected.kind === 'dropped') assert.equal(result, null);
        else assert.deepEqual(result, { text: expected.text, replaceAfter: expected.replaceAfter });
      });
    }
  });
}
