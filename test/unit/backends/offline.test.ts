import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createOffline } from '../../../src/backends/offline.ts';
import type { SourceChunk, SourceRequest } from '../../../src/completion/types.ts';

const never = new AbortController().signal;
const REQUEST: SourceRequest = {
  model: 'offline',
  prompt: 'from qiskit import QuantumCircuit\n\nqc = Quantum',
  maxTokens: 48,
  temperature: 0,
  stop: [],
};

async function collect(change: Partial<SourceRequest>): Promise<readonly SourceChunk[]> {
  const chunks: SourceChunk[] = [];
  for await (const chunk of createOffline().complete({ ...REQUEST, ...change }, never)) chunks.push(chunk);
  return chunks;
}

describe('offline', () => {
  it('offers one model, and no other', async () => {
    const offline = createOffline();
    assert.deepEqual(
      (await offline.models(never)).map(({ id }) => id),
      ['offline'],
    );
    assert.equal((await offline.model('offline', never)).id, 'offline');
    await assert.rejects(offline.model('granite', never), { kind: 'noModel' });
  });

  it('continues code', async () => {
    const [chunk] = await collect({});
    assert.match(chunk?.text ?? '', /^Circuit\(/);
    assert.equal(chunk?.finish, 'stop');
  });

  it('stops at a stop string, and at the most tokens', async () => {
    assert.equal((await collect({ stop: ['', '('] }))[0]?.text, 'Circuit');
    assert.deepEqual(await collect({ maxTokens: 1 }), [
      { id: null, index: 0, text: 'Circuit', finish: 'length' },
    ]);
  });

  it('gives as many candidates as were asked for', async () => {
    assert.deepEqual(
      (await collect({ n: 3 })).map(({ index }) => index),
      [0, 1, 2],
    );
  });

  it('answers nothing where nothing fits', async () => {
    assert.deepEqual(await collect({ prompt: 'zzz_unheard_of(' }), [
      { id: null, index: 0, text: '', finish: 'stop' },
    ]);
  });

  it('ends with the reason of an abort', async () => {
    const chunks = createOffline().complete(REQUEST, AbortSignal.abort(new Error('typed on')));
    await assert.rejects(chunks[Symbol.asyncIterator]().next(), /typed on/);
  });
});
