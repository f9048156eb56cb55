import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { Agent, fetch as undiciFetch } from 'undici';

import { TransportError } from '../../../src/http/failure.ts';
import { createSend, type Outgoing } from '../../../src/http/send.ts';
import { CUT, gate, hang, HANG, json, redirect, reset, RESET, stream } from '../../support/service/script.ts';
import { startServer, type ScriptedServer } from '../../support/service/server.ts';

const LIMITS = { headersMs: 5000, firstMs: 5000, silenceMs: 5000, totalMs: 10_000, maxBytes: 100_000 };

/** Checks a failure, and that nothing of the request is in it. */
const failsWith = (reason: string, detail?: string | null) => (error: unknown) => {
  assert.ok(error instanceof TransportError);
  assert.equal(error.reason, reason);
  if (detail !== undefined) assert.equal(error.detail, detail);
  assert.doesNotMatch(error.stack ?? '', /secret/);
  return true;
};

const failing = (cause: object) => createSend(() => Promise.reject(new TypeError('secret', { cause })));

/** A fetch over one connection at most. */
const singleFetch = (agent: Agent) =>
  ((url: string, init: object) =>
    undiciFetch(url, { ...init, dispatcher: agent })) as unknown as typeof fetch;

describe('send', () => {
  let server: ScriptedServer;
  before(async () => void (server = await startServer()));
  after(() => server.close());

  const out = (path: string, change: Partial<Outgoing> = {}): Outgoing => ({
    method: 'POST',
    url: `${server.url}${path}`,
    headers: { Authorization: 'Bearer secret' },
    body: '{"prompt":"x"}',
    signal: new AbortController().signal,
    limits: LIMITS,
    ...change,
  });
  it('follows a redirect within the origin with method, body and token', async () => {
    server.once('POST /moved', redirect('/here', 301));
    server.once('POST /here', json({ ok: 1 }));
    const answer = await createSend(fetch)(out('/moved'));
    assert.equal(await answer.text({ strict: true }), '{"ok":1}');
    const request = await server.nextRequest('POST /here');
    assert.equal(request.headers['authorization'], 'Bearer secret');
    assert.equal(request.text, '{"prompt":"x"}');
  });

  it('asks the target of a 303 by GET without the body', async () => {
    server.once('POST /post', redirect('/see', 303));
    server.once('GET /see', json({}));
    await (await createSend(fetch)(out('/post'))).text({ strict: true });
    assert.equal((await server.nextRequest('GET /see')).text, '');
  });

  it('gives neither token nor body to another origin', async () => {
    await using other = await startServer();
    server.once('POST /away', redirect(`${other.url}/steal`));
    await assert.rejects(createSend(fetch)(out('/away')), failsWith('redirected', other.url));
    server.once('POST /away', redirect('//evil.example/steal', 308));
    await assert.rejects(createSend(fetch)(out('/away')), failsWith('redirected', 'http://evil.example'));
    assert.equal(other.requests.length, 0);
  });

  it('does not follow a redirect to another scheme', async () => {
    server.once('POST /away', redirect('file:///etc/passwd'));
    await assert.rejects(createSend(fetch)(out('/away')), failsWith('redirected'));
  });

  it('gives up after five redirects', async () => {
    server.always('POST /loop', redirect('/loop'));
    await assert.rejects(createSend(fetch)(out('/loop')), failsWith('malformed', 'redirects'));
    assert.equal(server.requestsTo('/loop').length, 6);
  });

  it('tells a refused connection', async () => {
    const closed = await startServer();
    const { url } = closed;
    await closed.close();
    await assert.rejects(createSend(fetch)(out('', { url })), failsWith('unreachable', 'ECONNREFUSED'));
  });

  it('tells a certificate that cannot be trusted', async () => {
    await using secure = await startServer({ tls: true });
    await assert.rejects(createSend(fetch)(out('', { url: secure.url })), failsWith('tls'));
    assert.equal(secure.requests.length, 0);
  });

  it('tells a server that does not speak TLS, or not HTTP', async () => {
    await assert.rejects(
      createSend(fetch)(out('', { url: server.url.replace('http:', 'https:') })),
      failsWith('tls'),
    );
  });

  it('limits the wait for the headers, and closes the connection', async () => {
    server.once('POST /hang', hang());
    const limits = { ...LIMITS, headersMs: 30 };
    await assert.rejects(createSend(fetch)(out('/hang', { limits })), failsWith('timeout', 'headers'));
    const { by } = await (await server.nextRequest('/hang')).closed;
    assert.equal(by, 'client');
  });

  it('limits the whole exchange, redirects included', async () => {
    server.once('POST /long', redirect('/longer'));
    server.once('POST /longer', hang());
    const limits = { ...LIMITS, totalMs: 60 };
    await assert.rejects(createSend(fetch)(out('/long', { limits })), failsWith('timeout', 'total'));
  });

  it('ends with the reason of an abort, at the socket', async () => {
    server.once('POST /abort', hang());
    const controller = new AbortController();
    const sent = createSend(fetch)(out('/abort', { signal: controller.signal }));
    const request = await server.nextRequest('/abort');
    const reason = new Error('typed on');
    controller.abort(reason);
    await assert.rejects(sent, reason);
    assert.equal((await request.closed).by, 'client');
  });

  it('sends nothing when it is aborted already', async () => {
    const signal = AbortSignal.abort(new Error('early'));
    await assert.rejects(createSend(fetch)(out('/never', { signal })), /early/);
    assert.equal(server.requestsTo('/never').length, 0);
  });

  it('ends an abort in mid-body at the socket', async () => {
    server.once('POST /body', stream('part', HANG));
    const controller = new AbortController();
    const answer = await createSend(fetch)(out('/body', { signal: controller.signal }));
    const request = await server.nextRequest('/body');
    const text = answer.text({ strict: true });
    controller.abort(new Error('enough'));
    await assert.rejects(text, /enough/);
    assert.equal((await request.closed).by, 'client');
  });

  it('caps a body, and closes the connection', async () => {
    server.once('POST /big', stream('x'.repeat(90_000), 'x'.repeat(90_000), HANG));
    const answer = await createSend(fetch)(out('/big'));
    await assert.rejects(answer.text({ strict: true }), failsWith('tooLong'));
    assert.equal((await (await server.nextRequest('/big')).closed).by, 'client');
  });

  it('tells a body that is no text, and closes the connection', async () => {
    server.once('POST /bytes', stream(Uint8Array.of(0xff), HANG));
    const answer = await createSend(fetch)(out('/bytes'));
    await assert.rejects(answer.text({ strict: true }), failsWith('malformed', 'encoding'));
    assert.equal((await (await server.nextRequest('/bytes')).closed).by, 'client');
  });

  it('tells a body that is cut', async () => {
    for (const fault of [CUT, RESET]) {
      server.once('POST /cut', stream('part', fault));
      const answer = await createSend(fetch)(out('/cut'));
      await assert.rejects(answer.text({ strict: true }), failsWith('cut'));
    }
  });

  it('limits the silence inside a plain body', async () => {
    server.once('POST /quiet', stream('part', HANG));
    const answer = await createSend(fetch)(out('/quiet', { limits: { ...LIMITS, silenceMs: 30 } }));
    await assert.rejects(answer.text({ strict: true }), failsWith('timeout', 'silence'));
  });

  it('keeps the connection of an answer whose end comes soon after it was released', async () => {
    const point = gate();
    server.once('POST /rest', stream('all', point));
    const agent = new Agent({ connections: 1 });
    const send = createSend(singleFetch(agent));
    const answer = await send(out('/rest'));
    const first = await server.nextRequest('/rest');
    answer.release();
    point.open();
    assert.equal((await first.closed).by, 'answered');
    server.once('POST /rest', json({}));
    await (await send(out('/rest'))).text({ strict: true });
    assert.equal((await server.nextRequest('/rest')).connection, first.connection);
    await agent.close();
  });

  it('closes a released answer that does not end', async () => {
    server.once('POST /endless', stream('all', HANG));
    const answer = await createSend(fetch)(out('/endless'));
    answer.release();
    assert.equal((await (await server.nextRequest('/endless')).closed).by, 'client');
  });

  for (const fault of ['a RST', 'a FIN'] as const) {
    it(`retries once, invisibly, on a kept connection that ended with ${fault}`, async () => {
      await using own = await startServer();
      const agent = new Agent({ connections: 1 });
      const send = createSend(singleFetch(agent));
      const dying = fault === 'a RST' ? reset() : { ...reset(), before: [CUT] };
      own.always('*', ({ useOfConnection }) => (useOfConnection > 1 ? dying : json({ ok: 1 })));
      await (await send(out('', { url: own.url }))).text({ strict: true });
      assert.equal(await (await send(out('', { url: own.url }))).text({ strict: true }), '{"ok":1}');
      assert.deepEqual(
        own.requests.map(({ connection }) => connection),
        [1, 1, 2],
      );
      await agent.close();
    });
  }

  it('does not retry on a fresh connection', async () => {
    await using own = await startServer();
    own.always('*', reset());
    await assert.rejects(createSend(fetch)(out('', { url: own.url })), failsWith('unreachable'));
    assert.equal(own.requests.length, 1);
  });

  it('retries only once', async () => {
    await using own = await startServer();
    own.once('*', json({}), reset(), reset());
    const send = createSend(fetch);
    await (await send(out('', { url: own.url }))).text({ strict: true });
    await assert.rejects(send(out('', { url: own.url })), failsWith('unreachable'));
    assert.equal(own.requests.length, 3);
  });

  it('reads the beginning of a refusal, whether it is cut, too long or silent, and leaves no connection open', async () => {
    for (const end of [[RESET], ['y'.repeat(100_000), HANG], [HANG]]) {
      server.once('POST /refusal', { status: 500, steps: ['no ', 'x'.repeat(20), ...end] });
      const answer = await createSend(fetch)(out('/refusal'));
      const said = await answer.excerpt({ maxBytes: 1000, totalMs: 200 });
      assert.ok('no '.startsWith(said) || /^no x*y*$/.test(said), said);
      assert.ok(said.length <= 1000);
      assert.notEqual((await (await server.nextRequest('/refusal')).closed).by, 'answered');
    }
  });

  it('keeps the connection of a refusal that was read to its end', async () => {
    const agent = new Agent({ connections: 1 });
    const send = createSend(singleFetch(agent));
    const connections = [];
    for (let count = 0; count < 2; count += 1) {
      server.once('POST /no', json({ detail: 'no' }, 500));
      const said = await (await send(out('/no'))).excerpt({ maxBytes: 1000, totalMs: 5000 });
      assert.equal(said, '{"detail":"no"}');
      connections.push((await server.nextRequest('/no')).connection);
    }
    assert.equal(new Set(connections).size, 1);
    await agent.close();
  });

  it('tells failures of name resolution and unknown errors of a fetch by their codes', async () => {
    await assert.rejects(failing({ code: 'ENOTFOUND' })(out('')), failsWith('unreachable', 'ENOTFOUND'));
    await assert.rejects(failing({ code: 'UND_ERR_CONNECT_TIMEOUT' })(out('')), failsWith('timeout'));
    await assert.rejects(failing({ code: 'CERT_HAS_EXPIRED' })(out('')), failsWith('tls'));
    await assert.rejects(failing({ code: 'HPE_INVALID_CONSTANT' })(out('')), failsWith('malformed'));
    await assert.rejects(
      failing({ name: 'HTTPParserError' })(out('')),
      failsWith('malformed', 'HPE_INVALID'),
    );
    await assert.rejects(failing({})(out('')), failsWith('unreachable', null));
  });

  it('ends in time although a fetch ignores its signal', async () => {
    const deaf = createSend(() => new Promise<never>(() => undefined));
    await assert.rejects(
      deaf(out('', { limits: { ...LIMITS, headersMs: 10 } })),
      failsWith('timeout', 'headers'),
    );
  });
});
