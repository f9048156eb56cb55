import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { largest } from '../../../src/offline/largest.ts';

describe('largest', () => {
  it('is what sorting all entries puts first', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 50 }), (all, most) => {
        const counts = new Map(all.entries());
        const sorted = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, most);
        assert.deepEqual(largest(counts, most), sorted);
      }),
    );
  });
});
