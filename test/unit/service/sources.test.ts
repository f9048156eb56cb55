import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { readArgs } from '../../../src/service/args.ts';
import type { Server } from '../../../src/service/server.ts';
import { providersFrom } from '../../../src/service/sources.ts';
import { acceptAt, complete, eventsIn, listening } from '../../support/hosted/setup.ts';
import { completion, CUT, DONE, failure, gate, json, stream, token } from '../../support/service/script.ts';
import { startServer, type ScriptedServer } from '../../support/service/server.ts';

const ROUTE = 'POST /v1/completions';

/** A service whose model `m` is the model `org/big` of another server, which wants a key. */
describe('a model of another server', () => {
  const endings: (() => void | Promise<void>)[] = [];
  const lines: string[] = [];
  let there: ScriptedServer;
  let here: Server;

  before(async () => {
    there = await startServer();
    endings.push(() => there.close());
    const args = readArgs(['--model', `m=${there.url}/v1#org/big`], {
      QISKIT_INLINE_UPSTREAM_KEYS: `${there.url}=upstream-key http://other:1=other-key`,
    });
    const providers = providersFrom(args, {
      caller: 'qiskit-inline-service/1.2.3',
      log: (line) => lines.push(line),
    });
    here = await listening({ after: (work) => endings.unshift(work) }, { providers });
    await acceptAt(here.url);
  });

  after(async () => {
    for (const ending of endings) await ending();
  });

  it('is listed with the host that code is passed on to', async () => {
    const model = (await (await fetch(`${here.url}/v1/models/m`)).json()) as { owned_by: string };
    assert.equal(model.owned_by, new URL(there.url).host);
  });

  it('is asked by its own name with its own key, and nothing of the client but the text', async () => {
    there.once(ROUTE, completion('QuantumCircuit(2)'));
    const answer = await complete(here.url, {
      prompt: 'qc = ',
      max_tokens: 7,
      stop: ['\n'],
      user: 'ann',
      stream: true,
    });
    const { events } = eventsIn(await answer.text());
    const [first] = events as { id: string; model: string }[];
    assert.equal(first?.model, 'm');
    assert.notEqual(first.id, 'cmpl-1');
    const { headers, json: asked } = await there.nextRequest(ROUTE);
    assert.equal(headers['authorization'], 'Bearer upstream-key');
    assert.equal(headers['x-caller'], 'qiskit-inline-service/1.2.3');
    assert.equal(asked['model'], 'org/big');
    assert.equal(asked['prompt'], 'qc = ');
    assert.equal(asked['max_tokens'], 7);
    assert.deepEqual(asked['stop'], ['\n']);
    assert.ok(!('user' in asked));
  });

  it('is passed on piece by piece', async () => {
    const point = gate();
    there.once(ROUTE, stream(token('Quantum'), point, token('Circuit', { finish: 'length' }), DONE));
    const answer = await complete(here.url, { stream: true });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    assert.match((await reader?.read())?.value ?? '', /"text":"Quantum"/u);
    point.open();
    let rest = '';
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
      rest += part.value;
    assert.match(rest, /"text":"Circuit".*"finish_reason":"length".*\[DONE\]/su);
  });

  it('stops working as soon as the client goes away', async () => {
    const point = gate();
    there.once(ROUTE, stream(token('Quantum'), point, DONE));
    const controller = new AbortController();
    const answer = await complete(here.url, { stream: true }, controller.signal);
    await point.reached;
    controller.abort();
    const requests = there.requestsTo(ROUTE);
    assert.equal((await requests.at(-1)?.closed)?.by, 'client');
    await assert.rejects(answer.text());
  });

  it('that fails does so here with a status of its own, and its key stays a secret', async () => {
    there.once(ROUTE, failure(401, 'bad key upstream-key'));
    const refused = await complete(here.url, { stream: true });
    assert.equal(refused.status, 502);
    assert.ok(!(await refused.text()).includes('upstream-key'));
    there.once(ROUTE, json({ error: { message: 'slow down' } }, 429, { 'retry-after': '3' }));
    const busy = await complete(here.url, {});
    assert.equal(busy.status, 429);
    assert.equal(busy.headers.get('retry-after'), '3');
    assert.deepEqual(lines, [
      `${there.url} failed for the model org/big: unauthorized, status 401.`,
      `${there.url} failed for the model org/big: rateLimited, status 429.`,
    ]);
  });

  it('may answer at the length that was asked for, and not at any', async () => {
    const answer = (): ReturnType<typeof json> =>
      json({ choices: [{ index: 0, text: 'h(0)', finish_reason: 'stop' }], filler: 'x'.repeat(3_000_000) });
    there.once(ROUTE, answer());
    assert.equal((await complete(here.url, { max_tokens: 4096, n: 1 })).status, 200);
    there.once(ROUTE, answer());
    assert.equal((await complete(here.url, { max_tokens: 64 })).status, 502);
    assert.match(lines.pop() ?? '', /tooLong/u);
  });

  it('that breaks off in the middle says so in the stream', async () => {
    there.once(ROUTE, stream(token('Quantum'), CUT));
    const answer = await complete(here.url, { stream: true });
    const { events, last } = eventsIn(await answer.text());
    assert.equal(last, '[DONE]');
    assert.match(JSON.stringify(events.at(-1)), /"detail":"The model's server broke off its answer\."/u);
  });
});

describe('providersFrom', () => {
  it('gives the models in their order, the embedded engine among them', async () => {
    const argv = [
      '--model',
      'a=http://127.0.0.1:1/v1',
      '--model',
      'b=offline',
      '--model',
      'c=http://127.0.0.1:1',
    ];
    const providers = providersFrom(readArgs(argv, {}), { caller: 'test', log: () => {} });
    assert.deepEqual(
      [...providers.values()].map(({ id, owner, model }) => [id, owner, model]),
      [
        ['a', '127.0.0.1:1', 'a'],
        ['b', 'qiskit-inline', 'offline'],
        ['c', '127.0.0.1:1', 'c'],
      ],
    );
  });
});
