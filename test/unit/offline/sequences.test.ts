import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { pack } from '../../../scripts/offlineRows.ts';
import { Sequences } from '../../../src/offline/sequences.ts';
import { unpack } from '../../../src/offline/tables.ts';

/** Sequences in the order that a table has them in. */
function sort(lists: readonly (readonly number[])[]): (readonly number[])[] {
  return lists.toSorted((a, b) => {
    const at = a.findIndex((token, index) => token !== b[index]);
    return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
  });
}

/** The given sequences, each seen once, as they come out of the tables. */
function sequencesOf(lists: readonly (readonly number[])[]): Sequences {
  const weights = lists.map(() => 1);
  return new Sequences(unpack({ ...pack(sort(lists)), weights }));
}

const lists = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 90,
});

describe('sequences', () => {
  it('go on after a beginning as the list of them says', () => {
    fc.assert(
      fc.property(lists, fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }), (all, begin) => {
        const sequences = sequencesOf(all);
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
    const sequences = sequencesOf([
      [1, 2, 3],
      [2, 3],
      [3, 2, 4],
    ]);
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
        const counts = new Map<number, number>();
        for (const list of sort(all)) {
          for (let at = context.length; at < list.length; at += 1) {
            const next = list[at] ?? 0;
            if (context.every((token, index) => token === list[at - context.length + index]))
              counts.set(next, (counts.get(next) ?? 0) + 1);
          }
        }
        assert.deepEqual([...sequencesOf(all).following(context).counts], [...counts]);
      }),
    );
  });
});
