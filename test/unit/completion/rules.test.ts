import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { RULES } from '../../../src/completion/postprocess.ts';
import { siteOf } from '../../../src/completion/site.ts';
import { readGolden } from './golden.ts';

for (const [name, apply] of RULES) {
  describe(`rule ${name}`, () => {
    const cases = readGolden(name);
    it('has at least ten cases', () => assert.ok(cases.length >= 10));
    for (const { name: title, request, unit, answer, covers, expected } of cases) {
      it(title, () => {
        const draft = { text: answer, replaceAfter: covers };
        const result = apply(draft, siteOf(request, unit));
        if (expected.kind === 'unchanged') assert.equal(result, draft, JSON.stringify(result));
        else if (expected.kind === 'dropped') assert.equal(result, null);
        else assert.deepEqual(result, { text: expected.text, replaceAfter: expected.replaceAfter });
      });
    }
  });
}
