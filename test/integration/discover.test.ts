import assert from 'node:assert/strict';

import { discover } from '../../src/backends/discover.ts';
import { never } from '../support/connect.ts';
import { startOpenai } from '../support/service/openai.ts';
import { startQiskit } from '../support/service/qiskit.ts';
import { startServer } from '../support/service/server.ts';

describe('servers on this computer', () => {
  it('are found by their ports, with their models, and without a token', async () => {
    const [llama, stack, qiskit, locked, other] = await Promise.all([
      startOpenai({ flavour: 'llamacpp' }),
      startOpenai({ flavour: 'llamastack', models: ['granite'] }),
      startQiskit({ accepted: true }),
      startOpenai({ flavour: 'vllm', token: 'right' }),
      startServer(),
    ]);
    const ports = [
      [llama.port, 'openai'],
      [stack.port, 'llama-stack'],
      [qiskit.port, 'openai'],
      [locked.port, 'openai'],
      [other.port, 'openai'],
      [1, 'openai'],
    ] as const;
    const found = await discover({ fetch, caller: 'qiskit-inline/0.1.0', ports }, never);
    assert.deepEqual(
      found.map(({ service, url, state, models }) => [service, url, state, models.length]),
      [
        ['openai', llama.url, 'ready', 1],
        ['llama-stack', stack.url, 'ready', 1],
        ['qiskit-code-assistant', qiskit.url, 'ready', 2],
        ['openai', locked.url, 'locked', 0],
      ],
    );
    llama.loading = true;
    const [first] = await discover({ fetch, caller: 'x', ports: [[llama.port, 'openai']] }, never);
    assert.equal(first?.state, 'loading');
    for (const server of [llama, stack, qiskit, locked, other]) {
      assert.ok(server.requests.every(({ headers }) => headers['authorization'] === undefined));
      await server.close();
    }
  });
});
