import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';

import { acceptAt, folderFor } from '../support/hosted/setup.ts';
import { MAIN, outcome, ready, start } from '../support/hosted/spawn.ts';
import { mutated } from '../support/mutations.ts';
import { rounds } from './rounds.ts';

/** Connections at one time. */
const WIDTH = 16;

function post(path: string, body: unknown): string {
  const json = JSON.stringify(body);
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${String(json.length)}\r\n\r\n${json}`;
}

const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;

/** Requests that are in order, or that traverse and inject; each is damaged in many ways. */
const REQUESTS = [
  get('/'),
  get('/v1/models'),
  get('/v1/model/m'),
  get('/v1/model/..%2f..%2fstate.sqlite'),
  get('/v1/model/../../../../etc/passwd'),
  get('/v1/model/m/../../..//state.sqlite'),
  get("/v1/models/m'%20OR%201=1--/disclaimer"),
  get('/stats?days=7', 'Accept: text/html\r\nAuthorization: Basic bTpt\r\n'),
  get('http://localhost/v1/models'),
  'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'TRACE / HTTP/1.1\r\nHost: localhost\r\nMax-Forwards: 0\r\n\r\n',
  'CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n',
  get('/', 'Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAAA\r\n'),
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  post('/v1/completions', { model: 'm', prompt: 'from qiskit import Q', max_tokens: 9, stream: true }),
  post('/v1/chat/completions', { model: 'm', messages: [{ role: 'user', content: 'qc = ' }], n: 2 }),
  post('/v1/completions/accept', { completion: "x'; DROP TABLE completions; --", accepted: true }),
  post('/v1/model/m/disclaimer', { disclaimer: 'none', accepted: false }),
  'POST /v1/completions HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nGET /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'POST /v1/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nHost: evil.example\r\n\r\n',
] as const;

/** Says all of it, and no more; gives what came back until the connection is closed. */
async function say(url: string, bytes: Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect').catch(() => {});
  socket.end(bytes);
  return text(socket).catch(() => '');
}

describe('bytes that nobody sends', () => {
  const count = rounds(2000, 20_000);
  it(`${String(count)} damaged requests on sockets of their own end in no 500 and no crash`, async (t) => {
    const data = folderFor(t);
    const child = start(t, [MAIN, '--port', '0', '--data', data, '--model', 'm=offline']);
    const ended = outcome(child);
    const url = await ready(child);
    await acceptAt(url);
    const statuses = new Map<string, number>();
    const seeds = Array.from({ length: count }, (_, seed) => seed)[Symbol.iterator]();
    const work = async (): Promise<void> => {
      for (const seed of seeds) {
        const request = REQUESTS[seed % REQUESTS.length] ?? '';
        const { bytes, names } = mutated(Buffer.from(request), seed);
        const answer = await say(url, seed < REQUESTS.length ? Buffer.from(request) : bytes);
        const found = [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status = '']) => status);
        const about = `seed ${String(seed)} (${names.join(', ')}): ${request.slice(0, 200)}\n${answer.slice(0, 300)}`;
        for (const status of found) {
          assert.doesNotMatch(status, /^5/u, about);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
        assert.doesNotMatch(answer, /root:|SQLite format|\/src\/service\/|node:internal/u, about);
      }
    };
    await Promise.all(Array.from({ length: WIDTH }, work));
    console.log(Object.fromEntries([...statuses].toSorted(([a], [b]) => (a < b ? -1 : 1))));
    for (const status of ['200', '400', '404', '422']) assert.ok(statuses.has(status), status);
    assert.equal((await fetch(`${url}/health`)).status, 200);
    child.kill('SIGTERM');
    assert.deepEqual(await ended, { code: 0, errors: '' });
    const db = new DatabaseSync(join(data, 'state.sqlite'), { readOnly: true });
    t.after(() => db.close());
    assert.deepEqual(Object.values(db.prepare('PRAGMA integrity_check').get() ?? {}), ['ok']);
  });
});
