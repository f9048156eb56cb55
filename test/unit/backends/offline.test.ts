import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createOffline } from '../../../src/backends/offline.ts';
import type { SourceChunk, SourceRequest } from '../../../src/completion/types.ts';

const bell: SourceRequest = {
  model: 'offline',
  prompt: '# bell state\n',
  maxTokens: 200,
  temperature: 0,
  stop: [],
};

async function answer(
  request: Partial<SourceRequest>,
  signal = new AbortController().signal,
): Promise<SourceChunk[]> {
  const chunks: SourceChunk[] = [];
  for await (const chunk of createOffline().complete({ ...bell, ...request }, signal))
    chunks.push(chunk);
  return chunks;
}

describe('the embedded engine as a backend', () => {
  it('has one model and no service behind it', async () => {
    const backend = createOffline();
    const models = await backend.models(new AbortController().signal);
    assert.deepEqual(
      models.map(({ id }) => id),
      ['offline'],
    );
    assert.equal(backend.origin, null);
  });

  it('answers with whole blocks', async () => {
    const [chunk] = await answer({});
    assert.match(chunk?.text ?? '', /measure_all\(\)$/);
    assert.equal(chunk?.finish, 'stop');
    assert.equal(chunk?.id, null);
  });

  it('keeps to stop strings and the number of tokens', async () => {
    assert.equal((await answer({ stop: ['\n'] }))[0]?.text, 'from qiskit import QuantumCircuit');
    const [short] = await answer({ maxTokens: 3 });
    assert.deepEqual([short?.text, short?.finish], ['from qiskit import', 'length']);
  });

  it('gives as many candidates as were asked for, numbered', async () => {
    assert.deepEqual(
      (await answer({ n: 2 })).map(({ index }) => index),
      [0, 1],
    );
  });

  it('does not answer an aborted request', async () => {
    await assert.rejects(answer({}, AbortSignal.abort(new Error('gone'))), /gone/);
  });

  it('takes the indentation from the text', async () => {
    const [chunk] = await answer({ prompt: 'def f():\n  # ghz circuit\n  ' });
    assert.match(chunk?.text ?? '', /\n {2}for i .*\n {4}qc\.cx/);
  });
});
