import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';

import undici from 'undici';

import { collect, connectTo, fails, never, REQUEST, textOf, type Change } from '../support/connect.ts';
import {
  after as afterGate,
  body,
  completionObject,
  CUT,
  DONE,
  event,
  failure,
  gate,
  HANG,
  json,
  reset,
  stream,
  token,
  type Scripted,
} from '../support/service/script.ts';
import { startServer, type ScriptedServer } from '../support/service/server.ts';

const ROUTE = 'POST /v1/completions';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('behaviour of real servers', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.close());

  const backend = (change: Change = {}) => connectTo('openai', server.url, change);
  const textFor = async (answer: Scripted): Promise<string> => {
    server.once(ROUTE, answer);
    return textOf(await collect(backend()));
  };

  describe('1. headers come at once, the first event after the prompt was read', () => {
    it('waits for the first event longer than for the headers', async () => {
      const point = gate();
      server.once(ROUTE, afterGate(point, stream(token('a', { finish: 'stop' }))));
      const reading = collect(backend({ limits: { headersMs: 1000, firstMs: 60_000 } }));
      await point.reached;
      point.open();
      assert.equal(textOf(await reading), 'a');
    });

    it('but not for ever, and pings do not prolong it', async () => {
      server.once(ROUTE, stream(': ping\n\n', HANG));
      await assert.rejects(
        collect(backend({ limits: { firstMs: 30 } })),
        fails('timeout', { detail: 'first' }),
      );
      assert.equal((await (await server.nextRequest()).closed).by, 'client');
    });
  });

  describe('2. events are cut anywhere', () => {
    it('several events in one read', async () => {
      assert.equal(
        await textFor(stream([token('a'), token('b'), token('c', { finish: 'stop' }), DONE].join(''))),
        'abc',
      );
    });

    it('a read that ends inside a line', async () => {
      const line = token('split', { finish: 'stop' });
      assert.equal(await textFor(stream(...Array.from(line), DONE)), 'split');
    });

    it('a read that ends inside a character', async () => {
      const line = bytes(token('|ψ⟩ 𝛑', { finish: 'stop' }));
      assert.equal(await textFor(stream(...Array.from(line, (byte) => Uint8Array.of(byte)), DONE)), '|ψ⟩ 𝛑');
    });

    it('CRLF and LF', async () => {
      const lines = [token('a').replaceAll('\n', '\r\n'), token('b'), token('c').replaceAll('\n', '\r')];
      assert.equal(await textFor(stream(...lines, token('', { finish: 'stop' }))), 'abc');
    });

    it('a CR and its LF in two reads', async () => {
      const [before, after] = [`${token('a').trimEnd()}\r`, '\n\r\n'];
      assert.equal(await textFor(stream(before, after, token('b', { finish: 'stop' }))), 'ab');
    });

    it('comments as pings, between events and before them', async () => {
      assert.equal(
        await textFor(stream(': ping\n\n', token('a'), ':\n\n', ': x\n', token('b', { finish: 'stop' }))),
        'ab',
      );
    });

    it('data without a space', async () => {
      assert.equal(await textFor(stream(token('a').replace('data: ', 'data:'), 'data:[DONE]\n\n')), 'a');
    });

    it('a byte order mark before the first event', async () => {
      assert.equal(
        await textFor(stream(Uint8Array.of(0xef, 0xbb, 0xbf), token('a', { finish: 'stop' }))),
        'a',
      );
    });
  });

  describe('3. a server that was told to stop keeps the stream open', () => {
    it('silent, and is given up', async () => {
      server.once(ROUTE, stream(token('a'), HANG));
      await assert.rejects(
        collect(backend({ limits: { silenceMs: 30 } })),
        fails('timeout', { detail: 'silence' }),
      );
      assert.equal((await (await server.nextRequest()).closed).by, 'client');
    });

    it('with pings, which do not count', async () => {
      server.once(ROUTE, stream(token('a'), ...Array.from({ length: 5 }, () => ': ping\n\n'), HANG));
      await assert.rejects(
        collect(backend({ limits: { silenceMs: 30 } })),
        fails('timeout', { detail: 'silence' }),
      );
    });

    it('and then cuts it', async () => {
      server.once(ROUTE, stream(token('a'), CUT));
      await assert.rejects(collect(backend()), fails('cut'));
    });

    it('without end, and is given up in the end', async () => {
      const point = gate();
      server.once(ROUTE, stream(...Array.from({ length: 20 }, () => token('a')), point));
      await assert.rejects(
        collect(backend({ limits: { totalMs: 100 } })),
        fails('timeout', { detail: 'total' }),
      );
    });
  });

  describe('4. a stream ends', () => {
    it('with [DONE]', async () => {
      assert.equal(await textFor(stream(token('a'), DONE)), 'a');
    });

    it('with a finish reason, without waiting for more', async () => {
      assert.equal(await textFor(stream(token('a', { finish: 'length' }), HANG)), 'a');
    });

    it('with the body', async () => {
      assert.equal(await textFor(stream(token('a'), token('b'))), 'ab');
    });

    it('not with an empty finish reason', async () => {
      assert.equal(await textFor(stream(token('a', { finish: '' }), token('b', { finish: '' }), DONE)), 'ab');
    });

    it('not with an event of usage, which has no choices', async () => {
      const usage = event({ id: 'x', choices: [], usage: { total_tokens: 3 } });
      assert.equal(await textFor(stream(usage, token('a'), usage, token('b'), usage, DONE)), 'ab');
    });
  });

  describe('5. an abort', () => {
    it('before the first event reaches the socket', async () => {
      server.once(ROUTE, stream(HANG));
      const controller = new AbortController();
      const reading = collect(backend(), {}, controller.signal);
      const request = await server.nextRequest();
      controller.abort(new Error('typed on'));
      await assert.rejects(reading, /typed on/);
      assert.equal((await request.closed).by, 'client');
    });

    it('after it does too, by leaving the loop', async () => {
      server.once(ROUTE, stream(token('a'), HANG));
      for await (const { text } of backend().complete(REQUEST, never)) if (text === 'a') break;
      assert.equal((await (await server.nextRequest()).closed).by, 'client');
    });
  });

  it('6. half a surrogate pair is never sent', async () => {
    server.once(ROUTE, stream(DONE));
    await collect(backend(), { prompt: 'x = "\uD83D', suffix: '\uDE00"' });
    const { prompt, suffix } = (await server.nextRequest()).json;
    assert.deepEqual([prompt, suffix], ['x = "\uFFFD', '\uFFFD"']);
  });

  for (const [name, dying] of [
    ['RST', reset()],
    ['FIN', { ...reset(), before: [CUT] }],
  ] as const) {
    it(`7. a request on a kept connection that has died is sent again, invisibly (${name})`, async () => {
      const agent = new undici.Agent({ connections: 1 });
      const over = ((url: string, init: undici.RequestInit) =>
        undici.fetch(url, { ...init, dispatcher: agent })) as unknown as typeof globalThis.fetch;
      server.always('*', ({ useOfConnection }) =>
        useOfConnection > 1 ? dying : json({ data: [{ id: 'm' }] }),
      );
      const kept = backend({ fetch: over });
      await kept.models(never);
      assert.equal((await kept.models(never))[0]?.id, 'm');
      assert.deepEqual(
        server.requests.map(({ connection }) => connection),
        [1, 1, 2],
      );
      await agent.close();
    });
  }

  describe('8. the text of an error is', () => {
    for (const [place, value, detail] of [
      ['at error.message', { error: { message: 'why' } }, 'why'],
      ['at error', { error: 'why' }, 'why'],
      ['at error.detail', { error: { detail: 'why' } }, 'why'],
      ['at detail', { detail: 'why' }, 'why'],
      ['at detail, as a list', { detail: [{ loc: ['body', 'n'], msg: 'why' }] }, 'body.n: why'],
      [
        'at error.detail.errors',
        { error: { detail: { errors: [{ loc: ['n'], msg: 'why', type: 't' }] } } },
        'n: why',
      ],
      ['at message', { object: 'error', message: 'why' }, 'why'],
      ['nowhere', {}, null],
    ] as const) {
      it(place, async () => {
        server.once(ROUTE, json(value, 400));
        await assert.rejects(collect(backend()), fails('badRequest', { status: 400, detail }));
      });
    }

    it('nowhere, with no body at all', async () => {
      server.once(ROUTE, { status: 401, steps: [] });
      await assert.rejects(collect(backend()), fails('unauthorized', { detail: null }));
    });

    it('inside a 200', async () => {
      server.once(ROUTE, json({ error: 'why' }));
      await assert.rejects(collect(backend()), fails('serverError', { status: 200, detail: 'why' }));
    });

    it('inside a stream', async () => {
      server.once(ROUTE, stream(token('a'), event({ error: { code: 429, message: 'why' } })));
      await assert.rejects(collect(backend()), fails('rateLimited', { detail: 'why' }));
    });
  });

  describe('beyond the table', () => {
    for (const [name, status, kind] of [
      ['402', 402, 'payment'],
      ['403', 403, 'forbidden'],
      ['429', 429, 'rateLimited'],
      ['500', 500, 'serverError'],
      ['503', 503, 'loading'],
    ] as const) {
      it(name, async () => {
        server.once(ROUTE, failure(status, 'why', { 'retry-after': '7' }));
        await assert.rejects(collect(backend()), fails(kind, { retryAfterMs: 7000 }));
      });
    }

    it('a compressed answer that grows beyond all limits', async () => {
      const bomb = gzipSync(Buffer.alloc(8_000_000, ': ping\n\n'));
      server.once(ROUTE, {
        status: 200,
        headers: { 'content-encoding': 'gzip', 'content-type': 'text/event-stream' },
        steps: [bomb],
      });
      await assert.rejects(collect(backend()), fails('tooLong'));
    });

    it('a line of a hundred megabytes', async () => {
      const megabyte = 'x'.repeat(1_000_000);
      server.once(ROUTE, stream('data: "', ...Array.from({ length: 100 }, () => megabyte), '"\n\n'));
      await assert.rejects(collect(backend()), fails('tooLong'));
      assert.equal((await (await server.nextRequest()).closed).by, 'client');
    });

    it('an answer without any event', async () => {
      for (const answer of [stream(), body('text/html', '<p>hello</p>'), json(completionObject('x') && {})]) {
        server.once(ROUTE, answer);
        await assert.rejects(collect(backend()), fails('malformed'));
      }
    });
  });
});
