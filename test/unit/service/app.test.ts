import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';

import { accept, inside, models, says, shared } from '../../support/hosted/setup.ts';

interface Disclaimer {
  id: string;
  version: string;
  accepted: boolean;
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('models', () => {
  const service = shared({ providers: models({ 'org/b': says(), a: says() }), now: () => 7000 });

  it('lists them in their order, and one by both spellings, also with a slash in its id', async () => {
    const { app } = service();
    const entry = { object: 'model', created: 7, owned_by: 'test' };
    const list = {
      object: 'list',
      data: [
        { id: 'org/b', ...entry },
        { id: 'a', ...entry },
      ],
    };
    assert.deepEqual((await app.inject('/v1/models')).json(), list);
    for (const url of ['/v1/model/org%2Fb', '/v1/models/org%2Fb']) {
      assert.deepEqual((await app.inject(url)).json(), { id: 'org/b', ...entry });
    }
  });

  it('knows no other model, whatever its name looks like', async () => {
    const { app } = service();
    const names = ['x', '..%2f..%2fstate.sqlite', '__proto__', 'constructor', "m'--", '%00', 'M'];
    for (const name of names) {
      for (const url of [`/v1/model/${name}`, `/v1/models/${name}/disclaimer`]) {
        const answer = await app.inject(url);
        assert.equal(answer.statusCode, 404, url);
        assert.match(answer.json<{ detail: string }>().detail, /There is no model/u);
      }
    }
  });
});

describe('disclaimers', () => {
  for (const path of ['/v1/model/m/disclaimer', '/v1/models/m/disclaimer']) {
    it(`are read and answered at ${path}`, async (t) => {
      const { app } = await inside(t);
      const before = (await app.inject(path)).json<Disclaimer>();
      assert.deepEqual(Object.keys(before), ['id', 'version', 'title', 'body', 'accepted']);
      assert.equal(before.accepted, false);
      const payload = { disclaimer: before.id, accepted: true };
      const answer = await app.inject({ method: 'POST', url: path, payload });
      assert.deepEqual(answer.json(), { success: true });
      assert.deepEqual((await app.inject(path)).json(), { ...before, accepted: true });
    });
  }

  it('hold back completions until they are accepted, again after a rejection, again after a change', async (t) => {
    const { app, folder } = await inside(t, { providers: models({ m: says('x'), n: says('x') }) });
    const url = '/v1/completions';
    const ask = async (model = 'm') => app.inject({ method: 'POST', url, payload: { model, prompt: '' } });
    const detail = async () => (await ask()).json<{ detail: string }>().detail;
    assert.equal((await ask()).statusCode, 403);
    assert.match(await detail(), /disclaimer of m has not been accepted.*\/v1\/model\/m\/disclaimer/u);
    await accept(app);
    assert.equal((await ask()).statusCode, 200);
    assert.equal((await ask('n')).statusCode, 403);
    const path = '/v1/model/m/disclaimer';
    const { id } = (await app.inject(path)).json<Disclaimer>();
    await app.inject({ method: 'POST', url: path, payload: { disclaimer: id, accepted: false } });
    assert.match(await detail(), /was rejected/u);
    await accept(app);
    writeFileSync(join(folder, 'disclaimer.html'), '<p>other terms</p>');
    assert.equal((await ask()).statusCode, 403);
    const stale = { method: 'POST', url: path, payload: { disclaimer: id, accepted: true } } as const;
    assert.equal((await app.inject(stale)).statusCode, 404);
    await accept(app);
    assert.equal((await ask()).statusCode, 200);
  });

  it('that cannot be read are answered 503, with the place in the log only', async (t) => {
    const { app, folder, lines } = await inside(t);
    writeFileSync(join(folder, 'disclaimer.html'), '');
    const answer = await app.inject('/v1/model/m/disclaimer');
    assert.equal(answer.statusCode, 503);
    assert.deepEqual(answer.json(), {
      detail: 'The service cannot use its data: the disclaimer file is empty.',
    });
    assert.ok(lines.some((line) => line.includes(folder)));
  });
});

describe('acceptance reports', () => {
  const service = shared();

  for (const url of ['/v1/completions/accept', '/v1/completion/acceptance']) {
    it(`are taken once for each completion at ${url}`, async () => {
      const { app } = service();
      const asked = { method: 'POST', url: '/v1/completions', payload: { model: 'm', prompt: '' } } as const;
      const { id } = (await app.inject(asked)).json<{ id: string }>();
      const report = async (payload: object) => {
        const answer = await app.inject({ method: 'POST', url, payload });
        return [answer.statusCode, answer.json<{ success?: true }>().success];
      };
      assert.deepEqual(await report({ completion: id, accepted: 'yes' }), [422, undefined]);
      assert.deepEqual(await report({ completion: id }), [422, undefined]);
      assert.deepEqual(await report({ completion: `${id}x`, accepted: true }), [404, undefined]);
      assert.deepEqual(await report({ completion: id, accepted: true }), [200, true]);
      assert.deepEqual(await report({ completion: id, accepted: true }), [409, undefined]);
    });
  }
});

describe('the service itself', () => {
  const service = shared();

  it('tells its name and version, and that it is well', async () => {
    const { app } = service();
    const about = { name: 'qiskit-code-assistant', version: '1.2.3', server: 'qiskit-inline' };
    assert.deepEqual((await app.inject('/')).json(), about);
    assert.deepEqual((await app.inject('/health')).json(), { status: 'ok' });
  });

  it('tells that it is not well when its database fails', async (t) => {
    const { app, folder } = service();
    const other = new DatabaseSync(join(folder, 'state.sqlite'));
    t.after(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    const answer = await app.inject('/health');
    assert.equal(answer.statusCode, 503);
    const detail = 'The service cannot use its data: another program has locked the database.';
    assert.deepEqual(answer.json(), { detail });
    other.exec('ROLLBACK');
    assert.equal((await app.inject('/health')).statusCode, 200);
  });

  it('describes all its routes', async () => {
    const { app } = service();
    const { openapi, paths } = (await app.inject('/openapi.json')).json<{ openapi: string; paths: object }>();
    assert.equal(openapi, '3.1.0');
    assert.deepEqual(Object.keys(paths).toSorted(), [
      '/',
      '/health',
      '/stats',
      '/v1/chat/completions',
      '/v1/completion/acceptance',
      '/v1/completions',
      '/v1/completions/accept',
      '/v1/model/{model}',
      '/v1/model/{model}/disclaimer',
      '/v1/models',
      '/v1/models/{model}',
      '/v1/models/{model}/disclaimer',
    ]);
  });

  it('answers every refusal of the framework as {detail}', async () => {
    const { app } = service();
    const url = '/v1/completions';
    const cases = [
      [400, { method: 'POST', url, headers: JSON_TYPE, payload: '{"model":' }],
      [400, { method: 'POST', url, headers: JSON_TYPE, payload: '' }],
      [400, { method: 'POST', url, headers: JSON_TYPE, payload: '{"__proto__":{"a":1},"model":"m"}' }],
      [413, { method: 'POST', url, headers: JSON_TYPE, payload: JSON.stringify('x'.repeat(1_048_576)) }],
      [415, { method: 'POST', url, headers: { 'content-type': 'text/plain' }, payload: '{}' }],
      [422, { method: 'POST', url }],
      [404, { method: 'DELETE', url }],
      [422, { method: 'GET', url: '/v1/model/' }],
      [400, { method: 'GET', url: '/v1/model/%E0%A4%A' }],
      [414, { method: 'GET', url: `/v1/model/${'x'.repeat(900)}` }],
      [422, { method: 'GET', url: `/v1/model/${'x'.repeat(300)}` }],
    ] as const;
    for (const [status, request] of cases) {
      const answer = await app.inject(request);
      assert.equal(answer.statusCode, status, `${request.method} ${request.url.slice(0, 40)}`);
      const body = answer.json<Record<string, unknown>>();
      assert.deepEqual(Object.keys(body), ['detail'], answer.body);
      assert.equal(typeof body['detail'], 'string');
    }
  });
});
