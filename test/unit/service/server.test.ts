import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';

import { HttpError, StartError } from '../../../src/service/errors.ts';
import { startServer } from '../../../src/service/server.ts';
import {
  acceptAt,
  complete,
  endless,
  folderFor,
  listening,
  models,
  says,
} from '../../support/hosted/setup.ts';

/** What a server answers to raw bytes. */
async function answerTo(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return text(socket);
}

describe('a client that goes away', () => {
  for (const stream of [true, false]) {
    it(`ends the completion ${stream ? 'it was reading' : 'it was waiting for'}`, async (t) => {
      const { source, ended } = endless();
      const { url } = await listening(t, { providers: models({ m: source }) });
      await acceptAt(url);
      const body = JSON.stringify({ model: 'm', prompt: '', stream });
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const client = httpRequest(`${url}/v1/completions`, { method: 'POST', headers });
      client.on('error', () => {});
      client.end(body);
      if (stream) await once(client, 'response');
      else await once(client, 'finish');
      client.destroy();
      const [reason] = (await ended.next()).value as [unknown];
      assert.ok(reason instanceof HttpError);
      assert.equal(reason.status, 499);
    });
  }
});

describe('stopping', () => {
  it('lets a stream that is nearly done finish, refuses what comes then, and ends', async (t) => {
    const gate = new EventTarget();
    const slow = says('a');
    const server = await listening(t, {
      providers: models({
        m: {
          async *complete(request, signal) {
            yield* slow.complete(request, signal);
            await new Promise((resolve) => gate.addEventListener('open', resolve, { once: true }));
            yield { id: null, index: 0, text: 'b', finish: null };
          },
        },
      }),
    });
    await acceptAt(server.url);
    const stream = await complete(server.url, { stream: true });
    const stopped = server.stop();
    await assert.rejects(complete(server.url, {}));
    gate.dispatchEvent(new Event('open'));
    const all = await stream.text();
    assert.match(all, /"text":"b"/u);
    assert.match(all, /\[DONE\]/u);
    await stopped;
  });

  it('ends a stream that goes on for longer than the grace, with the reason in an event', async (t) => {
    const { source, ended } = endless();
    const server = await listening(t, { providers: models({ m: source }), graceMs: 20 });
    await acceptAt(server.url);
    const stream = await complete(server.url, { stream: true });
    const stopped = server.stop();
    assert.match(await stream.text(), /\{"detail":"The service is stopping\."/u);
    assert.ok((await ended.next()).value);
    await stopped;
  });

  it('answers 503 to a request on a connection that was open before', async (t) => {
    const { source } = endless();
    const server = await listening(t, { providers: models({ m: source }) });
    await acceptAt(server.url);
    const controller = new AbortController();
    await complete(server.url, { stream: true }, controller.signal);
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    await once(socket, 'connect');
    await (await fetch(`${server.url}/`)).arrayBuffer();
    const stopped = server.stop();
    socket.write('\r\n');
    const answer = await text(socket);
    assert.match(answer, /^HTTP\/1\.1 503 /u);
    assert.match(answer, /\{"detail":"The service is stopping\."\}/u);
    controller.abort();
    await stopped;
  });
});

describe('a name that leads to loopback', () => {
  it('is guarded like an address of it, and taken as a host itself', async (t) => {
    const lines: string[] = [];
    const { url } = await listening(t, { host: '127.1', log: (line) => lines.push(line) });
    const status = async (host: string): Promise<string> =>
      (await answerTo(url, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).slice(9, 12);
    for (const host of ['127.1', '127.0.0.1', 'localhost:1']) assert.equal(await status(host), '200', host);
    assert.equal(await status('evil.example'), '421');
    assert.deepEqual(lines, []);
  });

  it('is told from one that others reach', async (t) => {
    const lines: string[] = [];
    await listening(t, { host: '0.0.0.0', log: (line) => lines.push(line) });
    assert.match(lines.join(), /No --token was given/u);
  });
});

describe('starting', () => {
  it('refuses a folder in use and a port in use, in one sentence, and frees the folder then', async (t) => {
    const folder = folderFor(t);
    const first = await listening(t, { folder });
    const options = {
      host: '127.0.0.1',
      port: Number(new URL(first.url).port),
      tokens: [],
      providers: models({}),
      version: '1',
      graceMs: 0,
      log: () => {},
    };
    await assert.rejects(startServer({ ...options, data: folder }), (error) => {
      return error instanceof StartError && /is in use by another service/u.test(error.message);
    });
    const other = folderFor(t);
    await assert.rejects(startServer({ ...options, data: other }), (error) => {
      return error instanceof StartError && /another program uses that port/u.test(error.message);
    });
    await listening(t, { folder: other });
  });
});

describe('bytes that are no request', () => {
  it('are answered as {detail} and the connection is closed', async (t) => {
    const { url } = await listening(t);
    const cases: readonly [status: number, bytes: string][] = [
      [400, 'nonsense\r\n\r\n'],
      [400, 'GET / HTTP/1.1\r\n\r\n'],
      [431, `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
      [400, 'POST /v1/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n'],
    ];
    for (const [status, bytes] of cases) {
      const answer = await answerTo(url, bytes);
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${String(status)} `, 'u'));
    }
    const answer = await answerTo(url, 'nonsense\r\n\r\n');
    assert.match(answer, /\{"detail":"Bad Request"\}$/u);
  });
});
