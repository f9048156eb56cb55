import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';

import { folderFor } from '../support/hosted/setup.ts';
import { MAIN, outcome, ready, start } from '../support/hosted/spawn.ts';
import { rounds } from './rounds.ts';

const HEAD = 'POST /v1/completions HTTP/1.1\r\nHost: localhost\r\n';

/** A piece of a body that never says how long it gets. */
const CHUNK = `8000\r\n${'x'.repeat(0x8000)}\r\n`;

/** Opens a connection, says the beginning, and then one more byte at a time until it is closed; gives what came back. */
async function drip(url: string, beginning: string, rest: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(beginning);
  const letters = rest[Symbol.iterator]();
  const timer = setInterval(() => socket.write(letters.next().value ?? 'x'), 500);
  try {
    return await text(socket).catch(() => '');
  } finally {
    clearInterval(timer);
  }
}

async function flood(url: string, bytes: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.resume();
  await once(socket, 'connect');
  socket.write(bytes);
  return socket;
}

describe('clients that mean harm', () => {
  const count = rounds(200, 900);
  it(`${String(count)} that send a letter now and then are cut off, and others are served meanwhile`, async (t) => {
    const child = start(t, [MAIN, '--port', '0', '--data', folderFor(t)]);
    const ended = outcome(child);
    const url = await ready(child);
    const heads = Array.from({ length: count / 2 }, () => drip(url, HEAD, 'X-A: bcdefghijklmnop'));
    const body = `${HEAD}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n`;
    const bodies = Array.from({ length: count / 2 }, () => drip(url, body, '{"model":"m"'));
    let served = 0;
    let slowest = 0;
    const serving = setInterval(() => {
      const began = performance.now();
      void fetch(`${url}/health`).then(({ ok }) => {
        served += Number(ok);
        return (slowest = Math.max(slowest, performance.now() - began));
      });
    }, 250);
    const answers = await Promise.all([...heads, ...bodies]);
    clearInterval(serving);
    for (const answer of answers) assert.match(answer, /^HTTP\/1\.1 408 .*\{"detail":"Request Timeout"\}$/su);
    assert.ok(served > 20, String(served));
    console.log(`${String(served)} others were served, the slowest in ${slowest.toFixed(0)} ms`);
    child.kill('SIGTERM');
    assert.deepEqual(await ended, { code: 0, errors: '' });
  });

  it('that send endless headers, or leave without a word, stop nobody', async (t) => {
    const child = start(t, [MAIN, '--port', '0', '--data', folderFor(t)]);
    const ended = outcome(child);
    const url = await ready(child);
    const line = `X-${'a'.repeat(50)}: ${'b'.repeat(50)}\r\n`;
    for (let round = 0; round < rounds(20, 200); round += 1) {
      const sockets = await Promise.all([
        flood(url, HEAD + line.repeat(20_000)),
        flood(url, HEAD + 'a:b\r\n'.repeat(4000)),
        flood(url, `${HEAD}Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{"model":`),
        flood(url, 'GET /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(200)),
        flood(url, '\0'.repeat(5000)),
        flood(
          url,
          `${HEAD}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${CHUNK.repeat(100)}`,
        ),
        flood(url, `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`),
      ]);
      if (!sockets[0].closed) await new Promise((done) => sockets[0].once('close', done));
      for (const socket of sockets) socket.resetAndDestroy();
      assert.equal((await fetch(`${url}/health`)).status, 200);
    }
    child.kill('SIGTERM');
    assert.deepEqual(await ended, { code: 0, errors: '' });
  });
});
