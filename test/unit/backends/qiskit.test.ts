import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { CompletionBackend } from '../../../src/backends/types.ts';
import { collect, connect, fails, MODEL, REQUEST, never, textOf } from '../../support/connect.ts';
import type { ScriptedQiskit } from '../../support/service/qiskit.ts';
import {
  DONE,
  gate,
  HANG,
  hang,
  json,
  completionObject,
  stream,
  token,
} from '../../support/service/script.ts';
import { withQiskit } from './qiskitService.ts';

describe('qiskit', () => {
  let service: ScriptedQiskit;
  let backend: CompletionBackend;
  withQiskit((made) => void ({ service, backend } = made));

  describe('requests', () => {
    it('sends exactly the fields of the API', async () => {
      await collect(backend);
      const request = service.requests[0];
      assert.deepEqual(request?.json, {
        model: MODEL,
        prompt: 'qc = ',
        max_tokens: 48,
        temperature: 0,
        stop: ['\n\n'],
        stream: true,
      });
      assert.equal(request.headers['authorization'], 'Bearer secret-token');
      assert.equal(request.headers['accept'], 'application/json');
      assert.equal(request.headers['content-type'], 'application/json');
    });

    it('names the product in one header only', async () => {
      await collect(backend);
      const named = Object.entries(service.requests[0]?.headers ?? {}).filter(([, value]) =>
        String(value).includes('qiskit-inline'),
      );
      assert.deepEqual(named, [['x-caller', 'qiskit-inline/0.1.0']]);
    });

    it('sends n and suffix only when they are asked for', async () => {
      await collect(backend, { n: 2, suffix: '\nqc.draw()' });
      assert.equal(service.requests[0]?.json['n'], 2);
      assert.equal(service.requests[0].json['suffix'], '\nqc.draw()');
    });

    it('sends no empty stop string, and no more than four', async () => {
      await collect(backend, { stop: ['', 'a', 'b', 'c', 'd', 'e'] });
      assert.deepEqual(service.requests[0]?.json['stop'], ['a', 'b', 'c', 'd']);
      await collect(backend, { stop: [''] });
      assert.ok(!('stop' in (service.requests[1]?.json ?? {})));
    });

    it('never sends half a surrogate pair', async () => {
      await collect(backend, { prompt: '\uDF00|ψ⟩ 🐍\uD83D' });
      assert.equal(service.requests[0]?.json['prompt'], '\uFFFD|ψ⟩ 🐍\uFFFD');
    });

    it('asks for the token at each request, of its own origin', async () => {
      const asked: string[] = [];
      const own = connect(service.url, {
        token: async (origin) => {
          asked.push(origin);
          return asked.length === 1 ? 'old' : 'secret-token';
        },
      });
      await assert.rejects(own.models(never), fails('unauthorized', { status: 401 }));
      await own.models(never);
      assert.deepEqual(asked, [service.url, service.url]);
    });

    it('sends no token that is no header value', async () => {
      const broken = connect(service.url, { token: async () => 'secret-token\nX-Evil: 1' });
      await assert.rejects(broken.models(never), fails('unauthorized'));
      assert.equal(service.requests.length, 0);
    });

    it('sends no authorization without a token', async () => {
      await assert.rejects(
        connect(service.url, { token: async () => null }).models(never),
        fails('unauthorized'),
      );
      assert.equal(service.requests[0]?.headers['authorization'], undefined);
    });
  });

  describe('answers', () => {
    it('streams the text with the id of the response', async () => {
      service.once(
        'POST /v1/completions',
        stream(token('a', { id: 'x' }), token('b', { id: 'x', finish: 'stop' }), DONE),
      );
      assert.deepEqual(await collect(backend), [
        { id: 'x', index: 0, text: 'a', finish: null },
        { id: 'x', index: 0, text: 'b', finish: 'stop' },
      ]);
    });

    it('takes plain JSON for an answer to a streamed request', async () => {
      service.once('POST /v1/completions', json(completionObject('Circuit(2)', { id: 'whole' })));
      assert.deepEqual(await collect(backend), [
        { id: 'whole', index: 0, text: 'Circuit(2)', finish: 'stop' },
      ]);
    });

    it('gives the pieces as they come', async () => {
      const point = gate();
      service.once(
        'POST /v1/completions',
        stream(token('first'), point, token('', { finish: 'stop' }), DONE),
      );
      const chunks = backend.complete(REQUEST, never)[Symbol.asyncIterator]();
      assert.equal((await chunks.next()).value?.text, 'first');
      point.open();
      assert.equal((await chunks.next()).value?.finish, 'stop');
      assert.ok((await chunks.next()).done);
    });

    it('keeps candidates apart, and drops what was not asked for', async () => {
      const events = [token('a', { index: 1 }), token('b', { index: 0 }), token('c', { index: 2 })];
      const ends = [
        token('', { index: 0, finish: 'stop' }),
        token('late', { index: 0 }),
        token('d', { index: 1, finish: 'stop' }),
      ];
      service.once('POST /v1/completions', stream(...events, ...ends, HANG));
      const chunks = await collect(backend, { n: 2 });
      assert.equal(textOf(chunks.filter(({ index }) => index === 0)), 'b');
      assert.equal(textOf(chunks.filter(({ index }) => index === 1)), 'ad');
      assert.ok(chunks.every(({ index }) => index < 2));
    });

    it('does not wait for the end of a stream that said all', async () => {
      service.once('POST /v1/completions', stream(token('a', { finish: 'stop' }), HANG));
      assert.equal(textOf(await collect(backend)), 'a');
    });

    it('closes the socket when the reader leaves', async () => {
      service.once('POST /v1/completions', stream(token('a'), HANG));
      for await (const chunk of backend.complete(REQUEST, never)) if (chunk.text === 'a') break;
      assert.equal((await (service.requests[0]?.closed ?? assert.fail())).by, 'client');
    });

    it('ends with the reason of an abort, before and in a stream', async () => {
      for (const answer of [hang(), stream(HANG), stream(token('a'), HANG)]) {
        service.requests.length = 0;
        service.once('POST /v1/completions', answer);
        const controller = new AbortController();
        const reading = collect(backend, {}, controller.signal);
        const request = await service.nextRequest('POST /v1/completions');
        controller.abort(new Error('typed on'));
        await assert.rejects(reading, /typed on/);
        assert.equal((await request.closed).by, 'client');
      }
    });

    it('takes an answer without text for an empty one', async () => {
      service.once('POST /v1/completions', stream(DONE));
      assert.deepEqual(await collect(backend), []);
    });
  });
});
