import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { piecesOf, type Piece } from '../../../src/service/pieces.ts';
import type { Source, SourceRequest } from '../../../src/service/providers.ts';
import { endless, says } from '../../support/hosted/setup.ts';

const REQUEST: SourceRequest = { model: 'm', prompt: '', maxTokens: 9, temperature: 0, stop: [] };
const idle = new AbortController().signal;

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const value of values) seen.push(value);
  return seen;
}

async function collect(source: Source, request: Partial<SourceRequest> = {}): Promise<Piece[]> {
  return all(piecesOf(source, { ...REQUEST, ...request }, idle));
}

function chunks(...all: readonly [index: number, text: string, finish: string | null][]): Source {
  return {
    async *complete() {
      for (const [index, text, finish] of all) yield { id: null, index, text, finish };
    },
  };
}

describe('piecesOf', () => {
  it('ends a candidate once, by the reason of its source', async () => {
    const pieces = await collect(chunks([0, 'a', null], [0, 'b', 'length'], [0, 'c', 'stop']));
    assert.deepEqual(pieces, [
      { index: 0, text: 'a', finish: null },
      { index: 0, text: 'b', finish: null },
      { index: 0, text: '', finish: 'length' },
    ]);
  });

  it('ends every candidate, also those of which the source said nothing', async () => {
    const pieces = await collect(chunks([1, 'b', ''], [7, 'x', 'stop']), { n: 3 });
    assert.deepEqual(pieces, [
      { index: 1, text: 'b', finish: null },
      { index: 0, text: '', finish: 'stop' },
      { index: 1, text: '', finish: 'stop' },
      { index: 2, text: '', finish: 'stop' },
    ]);
  });

  it('cuts at a stop text that spans pieces, and leaves the source then', async () => {
    const { source, ended } = endless();
    const pieces = await collect(source, { stop: ['xxx'] });
    assert.deepEqual(pieces, [{ index: 0, text: '', finish: 'stop' }]);
    assert.deepEqual((await ended.next()).value, [undefined]);
  });

  it('shows at the end what was held back for a stop text', async () => {
    const pieces = await collect(says('a', 'b'), { stop: ['bc'] });
    assert.deepEqual(
      pieces.map(({ text }) => text),
      ['a', 'b', ''],
    );
  });

  it('throws the reason of its signal when the source ends quietly on it', async () => {
    const reason = new Error('enough');
    const quiet: Source = {
      async *complete() {
        yield { id: null, index: 0, text: 'a', finish: null };
      },
    };
    await assert.rejects(all(piecesOf(quiet, REQUEST, AbortSignal.abort(reason))), reason);
  });
});
