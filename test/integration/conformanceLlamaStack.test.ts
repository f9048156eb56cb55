import assert from 'node:assert/strict';

import { collect, connectTo, fails, never, textOf } from '../support/connect.ts';
import { startOpenai, type ScriptedOpenai } from '../support/service/openai.ts';
import { event, json, stream, token } from '../support/service/script.ts';

describe('Llama Stack', () => {
  let server: ScriptedOpenai;
  const start = async (prefix: string): Promise<string> => {
    server = await startOpenai({ flavour: 'llamastack', prefix, models: ['ollama/granite-3.3-8b-qiskit'] });
    server.strict = true;
    return server.url;
  };
  const model = 'ollama/granite-3.3-8b-qiskit';
  afterEach(() => server.close());

  for (const [spelling, prefix, given, asked] of [
    ['new routes', '/v1', '', ['/v1/models', '/v1/completions']],
    [
      'old routes behind a plain URL',
      '/v1/openai/v1',
      '',
      ['/v1/models', '/v1/openai/v1/models', '/v1/openai/v1/completions'],
    ],
    [
      'old routes that the URL names',
      '/v1/openai/v1',
      '/v1/openai/v1',
      ['/v1/openai/v1/models', '/v1/openai/v1/completions'],
    ],
    [
      'new routes behind a URL that names the old ones',
      '/v1',
      '/v1/openai/v1/',
      ['/v1/openai/v1/models', '/v1/models', '/v1/completions'],
    ],
  ] as const) {
    it(`finds its ${spelling}, and remembers them`, async () => {
      const backend = connectTo('llama-stack', `${await start(prefix)}${given}`);
      await backend.models(never);
      assert.equal(textOf(await collect(backend, { model })), 'QuantumCircuit(2)');
      assert.deepEqual(
        server.requests.map(({ path }) => path),
        asked,
      );
    });
  }

  it('finds the old routes by a completion too', async () => {
    const backend = connectTo('llama-stack', await start('/v1/openai/v1'));
    assert.equal(textOf(await collect(backend, { model })), 'QuantumCircuit(2)');
    assert.equal(textOf(await collect(backend, { model })), 'QuantumCircuit(2)');
    assert.equal(server.requests.length, 3);
  });

  it('lists models by their identifier, without those for embeddings', async () => {
    const backend = connectTo('llama-stack', await start('/v1'));
    assert.deepEqual(
      (await backend.models(never)).map(({ id }) => id),
      [model],
    );
  });

  it("is sent only properties that it allows, the user's among them", async () => {
    const request = { seed: 7, mirostat: 2, top_p: 'high' };
    const backend = connectTo('llama-stack', await start('/v1'), { request });
    assert.equal(textOf(await collect(backend, { model, n: 1, suffix: 'x' })), 'QuantumCircuit(2)');
    const { seed, mirostat, top_p: topP } = server.requests[0]?.json ?? {};
    assert.deepEqual([seed, mirostat, topP], [7, undefined, undefined]);
  });

  for (const [name, answer, kind, detail] of [
    [
      'status, title and detail',
      json({ status: 400, title: 'Bad Request', detail: 'why' }, 400),
      'badRequest',
      'why',
    ],
    ['a detail', json({ detail: 'why' }, 500), 'serverError', 'why'],
    [
      'a list of errors',
      json({ error: { detail: { errors: [{ loc: ['body', 'n'], msg: 'why', type: 't' }] } } }, 400),
      'badRequest',
      'body.n: why',
    ],
    ['a message', json({ error: { message: 'why' } }, 429), 'rateLimited', 'why'],
    [
      'an error in mid-stream',
      stream(token('a'), event({ error: { message: 'why' } })),
      'serverError',
      'why',
    ],
  ] as const) {
    it(`tells ${name}`, async () => {
      const backend = connectTo('llama-stack', await start('/v1'));
      server.once('POST /v1/completions', answer);
      await assert.rejects(collect(backend, { model }), fails(kind, { detail }));
    });
  }

  it('is still starting', async () => {
    const backend = connectTo('llama-stack', await start('/v1'));
    server.loading = true;
    await assert.rejects(backend.models(never), fails('loading'));
  });
});
