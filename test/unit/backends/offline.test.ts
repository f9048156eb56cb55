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

  it('offers nothing that the versions at the head of the text do not have', async () => {
    const code = 'from qiskit import QuantumCircuit\n\nqc = QuantumCircuit(2, 2)\nqc.measure_a';
    const ending = 'from qiskit import ';
    assert.match((await collect({ prompt: code }))[0]?.text ?? '', /^(ll|ctive)/);
    const old = await collect({ prompt: `# qiskit==1.0.0\n${ending}generate_preset_pass_m` });
    const recent = await collect({ prompt: `# qiskit==2.1.0\n${ending}generate_preset_pass_m` });
    assert.notEqual(recent[0]?.text, '');
    assert.equal(old[0]?.text, '');
  });

  it('learns from other files, whenever it is told of them, and forgets them', async () => {
    const head = 'from qiskit_aer import AerSimulator\n\n';
    const line = 'device = AerSimulator(method="density_matrix", seed_simulator=1234)\n';
    const prompt = `${head}sim = AerSimulator(`;
    const ask = async (offline: ReturnType<typeof createOffline>): Promise<string> => {
      let text = '';
      for await (const chunk of offline.complete({ ...REQUEST, prompt, n: 3 }, never)) text += chunk.text;
      return text;
    };
    const offline = createOffline();
    offline.learn('file:///other.py', head + line + line);
    const taught = await ask(offline);
    offline.forget('file:///other.py');
    const forgotten = await ask(offline);
    assert.match(taught, /method="density_matrix"/);
    assert.doesNotMatch(forgotten, /density_matrix/);
    offline.learn('file:///other.py', head + line + line);
    assert.equal(await ask(offline), taught);
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
