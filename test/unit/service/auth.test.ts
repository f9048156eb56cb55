import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { describe, it } from 'node:test';

import { isLoopback } from '../../../src/service/auth.ts';
import { accept, inside } from '../../support/hosted/setup.ts';

const CLOSED = [
  ['GET', '/v1/models'],
  ['GET', '/v1/model/m'],
  ['GET', '/v1/models/m'],
  ['GET', '/v1/model/m/disclaimer'],
  ['POST', '/v1/models/m/disclaimer'],
  ['POST', '/v1/completions'],
  ['POST', '/v1/chat/completions'],
  ['POST', '/v1/completions/accept'],
  ['POST', '/v1/completion/acceptance'],
  ['GET', '/openapi.json'],
  ['GET', '/nowhere'],
] as const;

describe('access by token', () => {
  it('asks for a token on every path but the open two', async (t) => {
    const { app } = await inside(t, { tokens: ['one', 'two'] });
    for (const [method, url] of CLOSED) {
      const answer = await app.inject({ method, url });
      assert.equal(answer.statusCode, 401, url);
      assert.equal(answer.headers['www-authenticate'], 'Bearer');
      assert.match(answer.json<{ detail: string }>().detail, /A token is needed/u);
    }
    for (const url of ['/', '/health']) assert.equal((await app.inject({ url })).statusCode, 200, url);
  });

  it('takes any of its tokens, whatever the case of the scheme, and nothing else', async (t) => {
    const { app } = await inside(t, { tokens: ['one', 'two'] });
    const status = async (authorization: string) =>
      (await app.inject({ url: '/v1/models', headers: { authorization } })).statusCode;
    for (const right of ['Bearer one', 'Bearer two', 'bearer one', 'Bearer  two ']) {
      assert.equal(await status(right), 200, right);
    }
    for (const wrong of ['Bearer onetwo', 'Bearer on', 'Bearer', 'one', 'Basic one', 'Bearer one two']) {
      assert.equal(await status(wrong), 401, wrong);
    }
  });

  it('compares with every token in constant time, whichever is right', async (t) => {
    const compare = t.mock.method(crypto, 'timingSafeEqual');
    syncBuiltinESMExports();
    t.after(() => {
      compare.mock.restore();
      syncBuiltinESMExports();
    });
    const { app } = await inside(t, { tokens: ['one', 'two', 'three'] });
    for (const token of ['one', 'three', 'onE', 'x', 'x'.repeat(4000)]) {
      compare.mock.resetCalls();
      await app.inject({ url: '/v1/models', headers: { authorization: `Bearer ${token}` } });
      assert.equal(compare.mock.callCount(), 3, token);
      for (const { arguments: pair } of compare.mock.calls)
        assert.deepEqual(
          pair.map((digest) => digest.byteLength),
          [32, 32],
        );
    }
  });

  it('keeps the disclaimers of two tokens apart', async (t) => {
    const { app } = await inside(t, { tokens: ['one', 'two'] });
    await accept(app, 'm', 'one');
    const accepted = async (token: string) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await app.inject({ url: '/v1/model/m/disclaimer', headers });
      return answer.json<{ accepted: boolean }>().accepted;
    };
    assert.deepEqual([await accepted('one'), await accepted('two')], [true, false]);
  });
});

describe('access without tokens', () => {
  it('is open, whatever token is sent, and tells users apart by their address', async (t) => {
    const { app } = await inside(t, { host: '0.0.0.0' });
    await accept(app, 'm', 'anything');
    const accepted = async (remoteAddress: string) => {
      const answer = await app.inject({ url: '/v1/model/m/disclaimer', remoteAddress });
      return answer.json<{ accepted: boolean }>().accepted;
    };
    assert.deepEqual(
      [await accepted('127.0.0.1'), await accepted('::1'), await accepted('::ffff:127.0.0.1')],
      [true, true, true],
    );
    assert.equal(await accepted('192.0.2.7'), false);
  });

  it('answers on loopback only to names of loopback, so that no web page reaches it by a name of its own', async (t) => {
    const { app } = await inside(t);
    const status = async (host: string) => (await app.inject({ url: '/', headers: { host } })).statusCode;
    for (const host of ['localhost', 'LOCALHOST:8642', '127.0.0.1:1', '127.1.2.3', '[::1]:8642']) {
      assert.equal(await status(host), 200, host);
    }
    const foreign = [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.nip.io:8642',
      'a@localhost',
      '[::1',
    ];
    for (const host of foreign) assert.equal(await status(host), 421, host);
  });

  it('answers to every name with tokens, or away from loopback', async (t) => {
    const headers = { host: 'lab.example' };
    const guarded = await inside(t, { tokens: ['one'] });
    assert.equal((await guarded.app.inject({ url: '/', headers })).statusCode, 200);
    const away = await inside(t, { host: '0.0.0.0' });
    assert.equal((await away.app.inject({ url: '/', headers })).statusCode, 200);
  });
});

describe('isLoopback', () => {
  it('knows the names and addresses of this machine', () => {
    for (const name of ['localhost', '127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']) {
      assert.ok(isLoopback(name), name);
    }
    for (const name of ['0.0.0.0', '::', '10.0.0.1', 'localhost.com', '1270.0.1', 'x127.0.0.1']) {
      assert.ok(!isLoopback(name), name);
    }
  });
});
