import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { Sequences } from '../../../src/offline/sequences.ts';

/** A table of the given sequences, sorted as the script sorts them. */
function tableOf(lists: readonly (readonly number[])[]): { tokens: number[]; weights: number[] } {
  const sorted = lists.toSorted((a, b) => {
    const at = a.findIndex((token, index) => token !== b[index]);
    return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
  });
  return { tokens: sorted.flatMap((list) => [...list, 0]), weights: sorted.map(() => 1) };
}

const lists = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 90,
});

describe('sequences', () => {
  it('go on after a beginning as the list of them says', () => {
    fc.assert(
      fc.property(lists, fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }), (all, begin) => {
        const sequences = new Sequences(tableOf(all));
        let range = sequences.all;
        for (const token of begin) range = sequences.narrow(range, token);
        const { counts, total } = sequences.row(range);
        const fitting = all.filter(
          (list) => begin.every((token, at) => list[at] === token) && list.length > begin.length,
        );
        assert.equal(total, fitting.length);
        for (const [token, count] of counts)
          assert.equal(count, fitting.filter((list) => list[begin.length] === token).length);
      }),
    );
  });

  it('know what follows tokens anywhere', () => {
    const sequences = new Sequences(
      tableOf([
        [1, 2, 3],
        [2, 3],
        [3, 2, 4],
      ]),
    );
    assert.deepEqual(
      sequences.following([2]).counts,
      new Map([
        [3, 2],
        [4, 1],
      ]),
    );
    assert.deepEqual([...sequences.following([1, 2]).counts], [[3, 1]]);
    assert.equal(sequences.following([4]).total, 0);
  });

  it('find what follows tokens as a look at every place does', () => {
    const few = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(lists, few, (all, context) => {
        const table = tableOf(all);
        const counts = new Map<number, number>();
        for (let at = context.length - 1; at < table.tokens.length - 1; at += 1) {
          const here = table.tokens.slice(at + 1 - context.length, at + 1);
          const next = table.tokens[at + 1] ?? 0;
          if (next !== 0 && here.every((token, index) => token === context[index]))
            counts.set(next, (counts.get(next) ?? 0) + 1);
        }
        assert.deepEqual([...new Sequences(table).following(context).counts], [...counts]);
      }),
    );
  });
});
