import assert from 'node:assert/strict';

import { collect, connectTo, fails, never, REQUEST, textOf } from '../support/connect.ts';
import {
  chatObject,
  citation,
  delta,
  startLibertai,
  startQaip,
  type ScriptedLibertai,
  type ScriptedQaip,
} from '../support/service/chat.ts';
import { body, DONE, event, failure, gate, json, stream } from '../support/service/script.ts';

const PROMPT = 'from qiskit import QuantumCircuit\n\nqc = ';

describe('LibertAI', () => {
  let server: ScriptedLibertai;
  beforeEach(async () => {
    server = await startLibertai();
  });
  afterEach(() => server.close());
  const bodies = (): readonly Readonly<Record<string, unknown>>[] =>
    server.requestsTo('POST /v1/chat/completions').map(({ json }) => json);

  it('is asked for the continuation only, with the code as the message of the user', async () => {
    const backend = connectTo('libertai', `${server.url}/v1`, { request: { mirostat: 2 } });
    assert.equal(textOf(await collect(backend, { prompt: PROMPT })), 'QuantumCircuit(2)');
    const [sent] = bodies();
    const messages = sent?.['messages'] as { role: string; content: string }[];
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user'],
    );
    assert.equal(messages[1]?.content, PROMPT);
    assert.deepEqual(
      [sent?.['mirostat'], sent?.['max_tokens'], sent?.['stream'], sent?.['stop']],
      [2, 48, true, ['\n\n']],
    );
    assert.equal(sent?.['prompt'], undefined);
  });

  it('takes any key, so that one is sent in any case', async () => {
    await collect(connectTo('libertai', server.url, { token: async () => null }));
    assert.equal(server.requests[0]?.headers['authorization'], 'Bearer libertai');
  });

  it('wants a payment, or another key', async () => {
    server.key = 'right';
    await assert.rejects(
      collect(connectTo('libertai', server.url)),
      fails('unauthorized', { detail: 'Invalid API key' }),
    );
    server.always('POST /v1/chat/completions', failure(402, 'pay'));
    await assert.rejects(collect(connectTo('libertai', server.url)), fails('payment'));
    server.always('POST /v1/chat/completions', failure(403, 'blocked'));
    await assert.rejects(collect(connectTo('libertai', server.url)), fails('forbidden'));
  });

  it('lists its models, or has none to list', async () => {
    assert.deepEqual(
      (await connectTo('libertai', server.url).models(never)).map(({ id }) => id),
      ['hermes-3-8b-tee'],
    );
    server.lists = false;
    assert.equal((await connectTo('libertai', server.url).models(never)).length, 1);
  });

  for (const streams of ['error', 'nothing'] as const) {
    it(`is asked without a stream once streaming gave ${streams}, and from then on`, async () => {
      server.streams = streams;
      const backend = connectTo('libertai', server.url);
      assert.equal(textOf(await collect(backend)), 'QuantumCircuit(2)');
      assert.equal(textOf(await collect(backend)), 'QuantumCircuit(2)');
      assert.deepEqual(
        bodies().map(({ stream: streamed }) => streamed),
        [true, false, false],
      );
    });
  }

  it('is not asked again without a stream for what is no matter of streaming', async () => {
    server.always('POST /v1/chat/completions', failure(429, 'slow down'));
    await assert.rejects(collect(connectTo('libertai', server.url)), fails('rateLimited'));
    assert.equal(bodies().length, 1);
  });

  for (const [name, pieces] of [
    ['fences', ['```', 'python\nQuantum', 'Circuit(2)\n``', '`']],
    [
      'prose before fences',
      ['Sure', ', here is', ' the code:\n\n```py', '\nQuantumCircuit(2)\n```\nThis makes', ' a circuit.'],
    ],
    ['an echo of the line', ['qc = Quantum', 'Circuit(2)']],
    [
      'an echo of the prompt',
      ['```python\nfrom qiskit import', ' QuantumCircuit\n\nqc = QuantumCircuit(2)\n```'],
    ],
    ['reasoning', ['<think>The user', ' wants</think>\n\nQuantumCircuit(2)']],
  ] as const) {
    it(`leaves out ${name}`, async () => {
      server.pieces = pieces;
      assert.equal(
        textOf(await collect(connectTo('libertai', server.url), { prompt: PROMPT })),
        'QuantumCircuit(2)',
      );
      server.streams = 'error';
      assert.equal(
        textOf(await collect(connectTo('libertai', server.url), { prompt: PROMPT })),
        'QuantumCircuit(2)',
      );
    });
  }

  it('shows nothing of an answer that is only prose', async () => {
    server.pieces = ['Sure', '! I can', ' help you with that.'];
    assert.equal(textOf(await collect(connectTo('libertai', server.url), { prompt: PROMPT })), '');
  });

  it('breaks off in mid-stream', async () => {
    server.once(
      'POST /v1/chat/completions',
      stream(delta('x ='), event({ error: { message: 'why' } }), DONE),
    );
    await assert.rejects(collect(connectTo('libertai', server.url)), fails('serverError'));
  });
});

describe('QAIP', () => {
  let server: ScriptedQaip;
  beforeEach(async () => {
    server = await startQaip();
  });
  afterEach(() => server.close());
  const connect = (request = {}) =>
    connectTo('qaip', `${server.url}/api/v1/completions`, { request, token: async () => 'qaip-key' });

  it('streams JSON lines, and names its sources', async () => {
    const chunks = await collect(connect(), { prompt: PROMPT });
    assert.equal(textOf(chunks), 'QuantumCircuit(2)');
    const { url, text } = citation;
    assert.deepEqual(
      chunks.flatMap(({ citations = [] }) => citations),
      [{ url, title: null, text, page: 3 }],
    );
  });

  it('is sent its key in its own header, and no model', async () => {
    await collect(connect());
    const [sent] = server.requests;
    assert.equal(sent?.headers['x-api-key'], 'qaip-key');
    assert.equal(sent?.headers['authorization'], undefined);
    assert.deepEqual(Object.keys(sent?.json ?? {}), ['messages', 'stream', 'citation']);
  });

  it('refuses a wrong key', async () => {
    await assert.rejects(
      collect(connectTo('qaip', `${server.url}/api/v1`)),
      fails('unauthorized', { detail: 'Unauthorized' }),
    );
  });

  it('is sent the filters that it knows, and those only', async () => {
    const request = {
      tags: ['qiskit'],
      source_types: ['github'],
      date_from: 1_750_000_000,
      file_types: ['exe'],
      mirostat: 2,
    };
    await collect(connect(request));
    const {
      tags,
      source_types: sources,
      date_from: from,
      file_types: types,
      mirostat,
    } = server.requests[0]?.json ?? {};
    assert.deepEqual(
      [tags, sources, from, types, mirostat],
      [['qiskit'], ['github'], 1_750_000_000, undefined, undefined],
    );
  });

  it('may answer at once, or by server-sent events', async () => {
    server.once('POST /api/v1/completions', json(chatObject('h(0)', { citations: [citation] })));
    assert.equal((await collect(connect()))[0]?.citations?.length, 1);
    server.once('POST /api/v1/completions', stream(delta('h(0)'), delta('', 'stop')));
    assert.equal(textOf(await collect(connect())), 'h(0)');
  });

  it('writes more than was asked for, of which the beginning is taken', async () => {
    server.pieces = ['x = 1\n', ...Array.from({ length: 500 }, (_, line) => `qc.h(${line})\n`)];
    const chunks = await collect(connect(), { stop: [] });
    assert.ok(textOf(chunks).startsWith('x = 1\nqc.h(0)\n'));
    assert.ok(textOf(chunks).length <= 48 * 8);
    assert.deepEqual(
      chunks.flatMap(({ finish }) => finish ?? []),
      ['length'],
    );
  });

  it('is stopped where it was asked to stop', async () => {
    server.pieces = ['x = 1', '\n', '\ny = 2'];
    assert.equal(textOf(await collect(connect())), 'x = 1');
  });

  it('names its sources last, also to those who have read enough of the text', async () => {
    const backend = connect();
    const before = gate();
    server.pieces = ['QuantumCircuit(2)\n', 'qc.h(0)\n', 'qc.cx(0, 1)\n'];
    const [first = '', second = '', ...others] = server.lines();
    server.once('POST /api/v1/completions', body('text/plain', first, second, before, ...others));
    let id: string | null = null;
    for await (const chunk of backend.complete({ ...REQUEST, prompt: PROMPT }, never)) {
      ({ id } = chunk);
      break;
    }
    assert.ok(id !== null && backend.citations);
    const sources = backend.citations(id);
    before.open();
    assert.deepEqual(
      (await sources).map(({ url, page }) => [url, page]),
      [[citation.url, 3]],
    );
    const request = await server.nextRequest('POST /api/v1/completions');
    assert.equal((await request.closed).by, 'answered');
  });

  it('is left at once where no text has come', async () => {
    server.once('POST /api/v1/completions', body('text/plain', gate()));
    const leaver = new AbortController();
    const reading = collect(connect(), {}, leaver.signal);
    const request = await server.nextRequest('POST /api/v1/completions');
    leaver.abort(new Error('typed on'));
    await assert.rejects(reading, /typed on/);
    assert.equal((await request.closed).by, 'client');
  });

  it('cites nothing where the user does not want it', async () => {
    const backend = connect({ citation: false });
    assert.equal(backend.citations, undefined);
    const chunks = await collect(backend, { prompt: PROMPT });
    assert.equal(textOf(chunks), 'QuantumCircuit(2)');
    assert.ok(chunks.every(({ citations }) => citations === undefined));
  });

  it('is cut in the middle of a line', async () => {
    server.once(
      'POST /api/v1/completions',
      body(
        'text/plain',
        `${JSON.stringify(chatObject('x'))}\n`.replace('"stop"', 'null'),
        '{"choices":[{"mess',
      ),
    );
    await assert.rejects(collect(connect()), fails('cut'));
  });
});
