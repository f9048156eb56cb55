import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { rowsOf, textOf } from '../../../scripts/offlineRows.ts';
import { TextRows } from '../../../src/offline/textRows.ts';

const key = fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('a', 'b', '>', ' ', 'ü', '{') });
const row = fc.string({ maxLength: 6, unit: fc.constantFrom('x', '1', ' ', '\t') });

describe('rows in a text', () => {
  it('are found by their keys, and only by those', () => {
    fc.assert(
      fc.property(fc.dictionary(key, row, { noNullPrototype: true }), key, (rows, other) => {
        const found = new TextRows(textOf(rows));
        for (const [name, text] of Object.entries(rows)) assert.equal(found.get(name), text);
        assert.equal(found.get(other), Object.hasOwn(rows, other) ? rows[other] : undefined);
        assert.deepEqual(rowsOf(textOf(rows)), rows);
      }),
    );
  });
});
