import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import type { CompletionBackend } from '../../../src/backends/types.ts';
import { collect, connect, fails, MODEL, never, textOf } from '../../support/connect.ts';
import { startQiskit, type ScriptedQiskit } from '../../support/service/qiskit.ts';
import { failure, json } from '../../support/service/script.ts';
import { withQiskit } from './qiskitService.ts';

describe('qiskit routes', () => {
  let service: ScriptedQiskit;
  let backend: CompletionBackend;
  const report = (id: string): Promise<void> => backend.report?.(id, true, never) ?? assert.fail();
  withQiskit((made) => void ({ service, backend } = made));

  describe('models', () => {
    it('lists them in order, with what the service says', async () => {
      const models = await backend.models(never);
      assert.deepEqual(models[0], { id: MODEL, detail: 'qiskit · 2025-01-27', contextTokens: null });
      assert.equal(models.length, 2);
    });

    it('asks for one', async () => {
      assert.equal((await backend.model(MODEL, never)).id, MODEL);
      assert.deepEqual(
        service.requests.map(({ path }) => path),
        [`/v1/model/${MODEL}`],
      );
    });

    it('tells a listing that is none', async () => {
      service.once('GET /v1/models', json({ hello: 1 }));
      await assert.rejects(backend.models(never), fails('malformed'));
    });

    it('tells an address without this API', async () => {
      for (const status of [404, 405]) {
        service.once('GET /v1/models', failure(status, 'Not Found'));
        await assert.rejects(backend.models(never), fails('noRoute', { status }));
      }
    });

    it('tells a model that is missing from a completion', async () => {
      await assert.rejects(collect(backend, { model: 'gone' }), fails('noModel', { status: 404 }));
    });

    it('tells a completion route that is missing from a missing model', async () => {
      service.once('POST /v1/completions', failure(404, 'Not Found'));
      await assert.rejects(collect(backend), fails('noRoute', { status: 404 }));
    });

    it('finds a model in the listing of a server without details', async () => {
      service.once(`GET /v1/model/${MODEL}`, failure(404, 'Not Found'));
      assert.equal((await backend.model(MODEL, never)).id, MODEL);
    });
  });

  describe('spellings', () => {
    let other: ScriptedQiskit;
    let toOther: CompletionBackend;
    before(async () => void (other = await startQiskit({ spelling: 'other', accepted: true })));
    after(() => other.close());
    beforeEach(() => {
      other.requests.length = 0;
      toOther = connect(other.url);
    });
    const asked = (): readonly string[] => other.requests.map(({ method, path }) => `${method} ${path}`);

    it('tries the documented spelling first, and remembers which one worked', async () => {
      await toOther.model(MODEL, never);
      await toOther.model('mistral-small-3.2-24b-qiskit', never);
      assert.deepEqual(asked(), [
        `GET /v1/model/${MODEL}`,
        `GET /v1/models/${MODEL}`,
        'GET /v1/models/mistral-small-3.2-24b-qiskit',
      ]);
    });

    it('finds the disclaimer and the report by either', async () => {
      const disclaimer = await toOther.disclaimers?.read(MODEL, never);
      await toOther.disclaimers?.answer(MODEL, disclaimer?.id ?? '', true, never);
      const [chunk] = await collect(toOther);
      await toOther.report?.(chunk?.id ?? '', true, never);
      assert.deepEqual(asked().slice(1, 3), [
        `GET /v1/models/${MODEL}/disclaimer`,
        `POST /v1/models/${MODEL}/disclaimer`,
      ]);
      assert.deepEqual(asked().slice(-2), ['POST /v1/completions/accept', 'POST /v1/completion/acceptance']);
      assert.deepEqual(
        other.accepts.map(({ accepted }) => accepted),
        [true],
      );
    });

    it('takes a 405 for another spelling too', async () => {
      other.once(`GET /v1/model/${MODEL}`, failure(405, 'Method Not Allowed'));
      assert.equal((await toOther.model(MODEL, never)).id, MODEL);
    });

    it('still tells a missing model, by either spelling', async () => {
      await assert.rejects(toOther.model('gone', never), fails('noModel'));
      await toOther.model(MODEL, never);
      await assert.rejects(toOther.model('gone', never), fails('noModel'));
      await assert.rejects(backend.model('gone', never), fails('noModel'));
    });

    it('escapes the names of models', async () => {
      other.models.push('ibm/granite 3?x');
      assert.equal((await toOther.model('ibm/granite 3?x', never)).id, 'ibm/granite 3?x');
      assert.equal(asked()[0], 'GET /v1/model/ibm%2Fgranite%203%3Fx');
    });

    it('does not try another spelling after any other failure', async () => {
      other.once(`GET /v1/model/${MODEL}`, failure(500, 'oops'));
      await assert.rejects(toOther.model(MODEL, never), fails('serverError'));
      assert.equal(other.requests.length, 1);
    });
  });

  describe('disclaimers', () => {
    let fresh: ScriptedQiskit;
    before(async () => void (fresh = await startQiskit()));
    after(() => fresh.close());

    it('tells a 403 for a disclaimer from one for a key', async () => {
      await assert.rejects(collect(connect(fresh.url)), fails('disclaimer', { status: 403 }));
    });

    it('reads and accepts one, and then gets completions', async () => {
      const own = connect(fresh.url);
      const disclaimer = await own.disclaimers?.read(MODEL, never);
      assert.deepEqual(disclaimer, { ...fresh.disclaimer, accepted: false });
      await own.disclaimers?.answer(MODEL, disclaimer?.id ?? '', true, never);
      assert.deepEqual(fresh.answers, [{ model: MODEL, disclaimer: 'disclaimer-1', accepted: true }]);
      assert.equal(textOf(await collect(own)), 'QuantumCircuit(2)');
    });

    it('tells a server without disclaimers from a missing model', async () => {
      await assert.rejects(
        connect(fresh.url).disclaimers?.read('gone', never) ?? assert.fail(),
        fails('noModel'),
      );
      fresh.always('GET /v1/model/*/disclaimer', failure(404, 'Not Found'));
      await assert.rejects(
        connect(fresh.url).disclaimers?.read(MODEL, never) ?? assert.fail(),
        fails('noRoute'),
      );
    });

    it('tells an answer that was not taken', async () => {
      fresh.once('POST /v1/model/*/disclaimer', json({ success: false }));
      await assert.rejects(
        connect(fresh.url).disclaimers?.answer(MODEL, 'd', true, never) ?? assert.fail(),
        fails('badRequest'),
      );
    });
  });

  describe('the text after the cursor', () => {
    it('is sent to our own service only, which is asked without the token', async () => {
      assert.deepEqual(await backend.infill(MODEL, never), { kind: 'none' });
      assert.equal(service.requests[0]?.headers['authorization'], undefined);
      service.once('GET /', json({ name: 'qiskit-code-assistant', version: '1', server: 'qiskit-inline' }));
      assert.deepEqual(await backend.infill(MODEL, never), { kind: 'suffixField' });
    });

    it('is not sent to a service that does not say who it is', async () => {
      service.once('GET /', failure(500, 'oops'), failure(401, 'who?'), json([]));
      for (let count = 0; count < 3; count += 1) {
        assert.deepEqual(await backend.infill(MODEL, never), { kind: 'none' });
      }
      await assert.rejects(backend.infill(MODEL, AbortSignal.abort(new Error('closed'))), /closed/);
    });
  });

  describe('reports', () => {
    const paths = ['/v1/completions/accept', '/v1/completion/acceptance'] as const;

    it('reports what became of a completion', async () => {
      const [chunk] = await collect(backend);
      await backend.report?.(chunk?.id ?? '', false, never);
      assert.deepEqual(service.accepts.at(-1), { completion: chunk?.id, accepted: false });
    });

    it('takes no content for a yes', async () => {
      service.once('POST /v1/completions/accept', { status: 204, steps: [] });
      await backend.report?.('any', true, never);
    });

    it('tells an unknown completion', async () => {
      await assert.rejects(report('unknown'), fails('badRequest', { status: 404 }));
    });

    it('tells it without another request where reports have been taken', async () => {
      const [chunk] = await collect(backend);
      await report(chunk?.id ?? '');
      service.requests.length = 0;
      await assert.rejects(report('unknown'), fails('badRequest', { status: 404 }));
      assert.equal(service.requests.length, 2);
    });

    it('tells a completion that was reported before', async () => {
      const [chunk] = await collect(backend);
      await report(chunk?.id ?? '');
      await assert.rejects(report(chunk?.id ?? ''), fails('badRequest', { status: 409 }));
    });

    it('tells a server that takes no reports', async () => {
      for (const status of [404, 405]) {
        backend = connect(service.url);
        const missing = failure(status, 'Not Found');
        for (const path of paths) service.once(`POST ${path}`, missing, missing);
        await assert.rejects(report('any'), fails('noRoute', { status }));
      }
    });

    it('does not take trouble on the way for a server without reports', async () => {
      const missing = failure(404, 'Not Found');
      service.once(`POST ${paths[0]}`, missing, failure(503, 'Down'));
      service.once(`POST ${paths[1]}`, missing);
      await assert.rejects(report('any'), fails('serverError', { status: 503 }));
    });
  });
});
