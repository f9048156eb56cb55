import assert from 'node:assert/strict';

import type { CompletionBackend } from '../../src/backends/types.ts';
import { collect, connectTo, fails, never, REQUEST, textOf } from '../support/connect.ts';
import { flavours } from '../support/service/flavours.ts';
import { startOpenai, type OpenaiOptions, type ScriptedOpenai } from '../support/service/openai.ts';
import {
  completionObject,
  gate,
  json,
  after as afterGate,
  stream,
  token,
} from '../support/service/script.ts';

const MODEL = 'qwen2.5-coder-14b-qiskit';
const QWEN = ['<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>'] as const;
const GRANITE = ['<fim_prefix>', '<fim_suffix>', '<fim_middle>'] as const;
const names = Object.keys(flavours).filter((name) => name !== 'llamastack') as (keyof typeof flavours)[];
const request = { model: MODEL };

/** What each kind of server says to a model that it does not have. */
const unknownModel: Partial<Record<keyof typeof flavours, Parameters<typeof fails>[0]>> = {
  vllm: 'noModel',
  'vllm older': 'noModel',
  ollama: 'noModel',
  'ollama with FIM': 'noModel',
  tgi: 'badRequest',
};

describe('OpenAI-compatible servers', () => {
  /** A model is waited for by the smallest request there is. */
  async function wakes(backend: CompletionBackend): Promise<void> {
    const loaded = gate();
    server?.once('POST /v1/completions', afterGate(loaded, stream(token('q', { finish: 'length' }))));
    let isAwake = false;
    const waking = backend.wake?.(MODEL, never).then(() => (isAwake = true));
    await loaded.reached;
    assert.equal(isAwake, false);
    loaded.open();
    await waking;
    assert.ok(isAwake);
    const sent = server?.requestsTo('POST /v1/completions').at(-1)?.json;
    assert.deepEqual([sent?.['model'], sent?.['max_tokens']], [MODEL, 1]);
  }

  let server: ScriptedOpenai | undefined;
  const start = async (options: OpenaiOptions): Promise<ScriptedOpenai> =>
    (server = await startOpenai(options));
  afterEach(() => server?.close());

  for (const flavour of names) {
    describe(flavour, () => {
      it('lists its models, or none', async () => {
        const { url } = await start({ flavour });
        assert.deepEqual(
          (await connectTo('openai', `${url}/v1`).models(never)).map(({ id }) => id),
          [MODEL],
        );
        server?.always('GET /v1/models', json(flavours[flavour].models([])));
        assert.deepEqual(await connectTo('openai', url).models(never), []);
      });

      it('streams a completion', async () => {
        const { url } = await start({ flavour });
        const chunks = await collect(connectTo('openai', url), request);
        assert.equal(textOf(chunks), 'QuantumCircuit(2)');
        assert.equal(chunks.at(-1)?.finish, 'stop');
        assert.equal(chunks.filter(({ finish }) => finish !== null).length, 1);
      });

      it('is always told how much to write, and stops as a list of texts that are not empty', async () => {
        const { url, requests } = await start({ flavour });
        await collect(connectTo('openai', url), { ...request, stop: ['', '\n'] });
        const { max_tokens: most, stop, suffix } = requests[0]?.json ?? {};
        assert.deepEqual([most, stop, suffix], [48, ['\n'], undefined]);
      });

      it('may answer a streamed request at once', async () => {
        const { url } = await start({ flavour });
        server?.once('POST /v1/completions', json(completionObject('h(0)')));
        assert.equal(textOf(await collect(connectTo('openai', url), request)), 'h(0)');
      });

      it(`takes a model that it does not have for ${unknownModel[flavour] ?? 'the one it has loaded'}`, async () => {
        const { url } = await start({ flavour });
        const kind = unknownModel[flavour];
        const asked = collect(connectTo('openai', url), { model: 'other' });
        if (kind === undefined) assert.equal(textOf(await asked), 'QuantumCircuit(2)');
        else await assert.rejects(asked, fails(kind));
      });

      it('refuses a wrong key in its own words', async () => {
        const { url } = await start({ flavour, token: 'right' });
        await assert.rejects(
          collect(connectTo('openai', url), request),
          fails('unauthorized', { status: 401 }),
        );
        const right = connectTo('openai', url, { token: async () => 'right' });
        assert.equal(textOf(await collect(right, request)), 'QuantumCircuit(2)');
      });

      it('breaks off with an error in mid-stream', async () => {
        const { url } = await start({ flavour });
        if (server) server.breaksOff = true;
        const seen: string[] = [];
        const reading = (async () => {
          for await (const { text } of connectTo('openai', url).complete({ ...REQUEST, ...request }, never))
            seen.push(text);
        })();
        // Ollama ends such a stream in order, with an empty piece.
        if (flavour.startsWith('ollama')) await reading;
        else await assert.rejects(reading, fails('serverError', { status: 200 }));
        assert.deepEqual(seen, ['Quantum', 'Circuit']);
      });

      it('is never sent a suffix unless it was seen to use it', async () => {
        const { url, requests } = await start({ flavour });
        const expected = flavour === 'ollama with FIM' ? 'suffixField' : 'none';
        const backend = connectTo('openai', url);
        assert.equal(backend.knownInfill?.(MODEL), null);
        assert.equal(requests.length, 0);
        assert.equal((await backend.infill(MODEL, never)).kind, expected);
        assert.equal(backend.knownInfill?.(MODEL)?.kind, expected);
        const asked = requests.length;
        assert.equal((await backend.infill(MODEL, never)).kind, expected);
        assert.equal(requests.length, asked, 'a second question is answered from memory');
      });

      it('tells control tokens apart from text, whatever the name of the model says', async () => {
        for (const [model, marks] of [
          ['qwen2.5-coder', QWEN],
          ['qwen-in-name-only', GRANITE],
        ] as const) {
          const { url } = await start({ flavour, marks, models: [model] });
          const infill = await connectTo('openai', url).infill(model, never);
          const [prefix, suffix, middle] = marks;
          const template = { kind: 'template', prefix, suffix, middle, suffixFirst: false };
          assert.deepEqual(infill, flavour === 'ollama with FIM' ? { kind: 'suffixField' } : template);
          await server?.close();
        }
      });

      it('cuts an over-long prompt, or is asked once more with a shorter one', async () => {
        const { url } = await start({ flavour, context: 1000 });
        const prompt = Array.from({ length: 400 }, (_, line) => `qc.h(${line})\n`).join('');
        const chunks = await collect(connectTo('openai', url), { ...request, prompt });
        assert.equal(textOf(chunks), 'QuantumCircuit(2)');
        const sent = (server?.requestsTo('POST /v1/completions') ?? []).map(({ json: { prompt: text } }) =>
          String(text),
        );
        const last = sent.at(-1) ?? '';
        assert.ok(
          prompt.endsWith(last) && last.startsWith('qc.h'),
          'the end of the prompt is kept, from a line start',
        );
        const isSilent = flavours[flavour].tooLong(1000, 1000) === null;
        assert.equal(sent.length, isSilent ? 1 : 2);
        assert.ok(isSilent || last.length > 1500, 'no more is cut than has to be');
      });

      it('is starting, or loads the model inside a request', async () => {
        const { url } = await start({ flavour });
        const backend = connectTo('openai', url);
        if (flavours[flavour].loading === null) {
          const loaded = gate();
          server?.once('POST /v1/completions', afterGate(loaded, stream(token('h(0)', { finish: 'stop' }))));
          const reading = collect(backend, request);
          await loaded.reached;
          loaded.open();
          assert.equal(textOf(await reading), 'h(0)');
          await wakes(backend);
          return;
        }
        if (server) server.loading = true;
        await assert.rejects(backend.models(never), fails('loading', { status: 503 }));
        await assert.rejects(backend.infill(MODEL, never), fails('loading'));
        await assert.rejects(collect(backend, request), fails('loading'));
        if (server) server.loading = false;
        assert.equal(textOf(await collect(backend, request)), 'QuantumCircuit(2)');
      });

      it('answers paths that it does not have in its own way', async () => {
        const { url } = await start({ flavour });
        const other = connectTo('openai', `${url}/elsewhere`).models(never);
        await assert.rejects(other, fails('noRoute'));
      });
    });
  }

  it('llama.cpp ends at once for an empty stop, which is therefore not sent', async () => {
    const { url } = await start({ flavour: 'llamacpp' });
    assert.equal(
      textOf(await collect(connectTo('openai', url), { ...request, stop: [''] })),
      'QuantumCircuit(2)',
    );
  });

  it('a context length in the listing shortens the first request', async () => {
    const { url } = await start({ flavour: 'vllm', context: 4096 });
    const backend = connectTo('openai', url);
    await backend.models(never);
    await collect(backend, { ...request, prompt: 'qc.h(0)\n'.repeat(3000) });
    assert.equal(server?.requestsTo('POST /v1/completions').length, 1);
  });

  it('an over-long prompt with control tokens keeps them', async () => {
    const { url } = await start({ flavour: 'vllm', context: 1000, marks: QWEN });
    const backend = connectTo('openai', url);
    await backend.infill(MODEL, never);
    const [before, after, middle] = QWEN;
    const prompt = `${before}${'qc.h(0)\n'.repeat(600)}${after}\nqc.draw()${middle}`;
    await collect(backend, { ...request, prompt });
    const sent = String(server?.requests.at(-1)?.json['prompt']);
    assert.match(sent, /^<\|fim_prefix\|>qc\.h[^]*<\|fim_suffix\|>\nqc\.draw\(\)<\|fim_middle\|>$/);
  });

  it('extra fields of the user are sent, and never replace ours', async () => {
    const { url, requests } = await start({ flavour: 'llamacpp' });
    const extra = { mirostat: 2, stream: false, prompt: 'x', model: 'y', temperature: 0.7 };
    await collect(connectTo('openai', url, { request: extra }), request);
    const { mirostat, temperature, stream: streamed, prompt, model } = requests[0]?.json ?? {};
    assert.deepEqual([mirostat, temperature, streamed, prompt, model], [2, 0.7, true, 'qc = ', MODEL]);
  });
});
