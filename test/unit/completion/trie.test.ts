import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { Trie } from '../../../src/completion/trie.ts';

const key = fc.string({ unit: fc.constantFrom('a', 'b', '𝜓', '('), maxLength: 6 });

describe('the trie', () => {
  it('holds what a map would hold, and finds every prefix of a text, the longest first', () => {
    const commands = fc.array(fc.tuple(fc.boolean(), key), { maxLength: 40 });
    fc.assert(
      fc.property(commands, key, (done, text) => {
        const trie = new Trie<number>();
        const map = new Map<string, number>();
        for (const [turn, [adds, at]] of done.entries()) {
          if (adds) {
            trie.set(at, turn);
            map.set(at, turn);
          } else {
            trie.delete(at);
            map.delete(at);
          }
        }
        for (const [, at] of done) assert.equal(trie.get(at), map.get(at));
        const prefixes = [...map]
          .filter(([at]) => text.startsWith(at))
          .map(([at, value]) => [at.length, value]);
        assert.deepEqual(
          trie.ancestors(text),
          prefixes.toSorted(([a = 0], [b = 0]) => b - a),
        );
        assert.equal(trie.empty, map.size === 0);
      }),
      { seed: 3, numRuns: 150 },
    );
  });
});
