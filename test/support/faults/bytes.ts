import { once } from 'node:events';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

import { CUT, type Scripted } from '../service/script.ts';
import { bodyOf, opening } from './broken.ts';
import type { Fault } from './cell.ts';
import { settle } from './time.ts';

const MEGABYTE = 1_048_576;
/** Most that may cross the wire of what is far too long: the limits of the client, and what sockets buffer. */
const MOST_BYTES = 24 * MEGABYTE;

/** Writes as much as the other side takes, in pieces. */
async function pour(socket: Socket, head: string, megabytes: number): Promise<void> {
  const piece = Buffer.alloc(MEGABYTE, 'x');
  socket.write(head);
  for (let count = 0; count < megabytes && !socket.destroyed; count += 1) {
    if (!socket.write(piece))
      await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
  }
  socket.destroy();
}

/** Takes over with these bytes, and closes in order. */
const raw =
  (text: string | ((whole: Scripted) => string)) =>
  (whole: Scripted): Scripted => ({
    ...whole,
    before: [{ raw: async (socket) => void socket.end(typeof text === 'string' ? text : text(whole)) }],
  });

const poured =
  (head: string | ((whole: Scripted) => string)) =>
  (whole: Scripted): Scripted => ({
    ...whole,
    before: [{ raw: (socket) => pour(socket, typeof head === 'string' ? head : head(whole), 100) }],
  });

const typeOf = ({ headers }: Scripted): string => headers?.['content-type'] ?? '';
const OK = 'HTTP/1.1 200 OK\r\n';

function says(body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) {
  return (whole: Scripted): Scripted => ({
    ...whole,
    headers: { ...whole.headers, ...headers },
    steps: [body],
  });
}

const zipped = (whole: Scripted): Buffer => gzipSync(bodyOf(whole));
const GZIP = { 'content-encoding': 'gzip' };
const deep = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000);

/** What goes wrong inside of an answer. */
export const ANSWER_FAULTS: readonly Fault[] = [
  {
    name: 'well, under a wrong content type',
    answer: (whole) => ({ ...whole, headers: { 'content-type': 'image/png' } }),
  },
  {
    name: 'well, compressed',
    answer: (whole) => ({ ...whole, headers: { ...whole.headers, ...GZIP }, steps: [zipped(whole)] }),
  },
  {
    name: 'well, after 103 Early Hints',
    answer: raw(
      (whole) =>
        `HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n${OK}Content-Type: ${typeOf(whole)}\r\nConnection: close\r\n\r\n${bodyOf(whole)}`,
    ),
  },
  {
    name: 'a web page',
    answer: says('<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' }),
  },
  { name: 'no body', answer: says('') },
  { name: '204', answer: (whole) => ({ ...whole, status: 204, steps: [] }) },
  { name: 'JSON of another shape', answer: says('[1, "two", {"three": 3}]') },
  { name: 'null', answer: says('null') },
  { name: 'an error inside a 200', answer: says('{"error": {"message": "no", "code": 401}}') },
  {
    name: 'gzip that ends early',
    answer: (whole) => ({
      ...whole,
      headers: { ...whole.headers, ...GZIP },
      steps: [zipped(whole).subarray(0, -12)],
    }),
  },
  { name: 'gzip that is none', answer: (whole) => ({ ...whole, headers: { ...whole.headers, ...GZIP } }) },
  {
    name: 'unknown encoding',
    answer: (whole) => ({
      ...whole,
      headers: { ...whole.headers, 'content-encoding': 'zstd-2' },
      steps: [Buffer.from([1, 2, 255, 254])],
    }),
  },
  {
    name: 'decompression bomb',
    answer: says(gzipSync(Buffer.alloc(100 * MEGABYTE, '['), { level: 9 }), GZIP),
  },
  {
    name: 'bomb of bombs',
    answer: says(gzipSync(gzipSync(Buffer.alloc(100 * MEGABYTE, ' '))), { 'content-encoding': 'gzip, gzip' }),
  },
  {
    name: 'a line of 100 MB',
    mostBytes: MOST_BYTES,
    answer: poured(
      (whole) => `${OK}Content-Type: ${typeOf(whole)}\r\nConnection: close\r\n\r\n${opening(whole)}`,
    ),
  },
  { name: 'headers of 100 MB', mostBytes: MOST_BYTES, answer: poured(`${OK}X-A: `) },
  { name: 'arrays in arrays, 100,000 deep', answer: says(deep('[', ']')) },
  {
    name: 'objects in objects, 100,000 deep',
    answer: says(`${'{"error":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  },
  {
    name: 'invalid UTF-8',
    answer: (whole) => ({
      ...whole,
      steps: [
        Buffer.concat([Buffer.from(opening(whole)), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('\n\n')]),
      ],
    }),
  },
  {
    name: 'cut inside a character',
    answer: (whole) => ({
      ...whole,
      steps: [Buffer.concat([Buffer.from(opening(whole)), Buffer.from([0xf0, 0x9d])]), CUT],
    }),
  },
  {
    name: 'shorter than it says',
    answer: raw(
      (whole) => `${OK}Content-Type: ${typeOf(whole)}\r\nContent-Length: 9000\r\n\r\n${opening(whole)}`,
    ),
  },
  {
    name: 'longer than it says',
    answer: raw(
      (whole) => `${OK}Content-Type: ${typeOf(whole)}\r\nContent-Length: 5\r\n\r\n${bodyOf(whole)}`,
    ),
  },
  { name: 'two lengths', answer: raw(`${OK}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}}`) },
  { name: 'broken chunks', answer: raw(`${OK}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`) },
  {
    name: 'reset inside the headers',
    answer: (whole) => ({
      ...whole,
      before: [
        {
          raw: async (socket) => {
            await new Promise((written) => socket.write(`${OK}Content-Ty`, written));
            await settle(5);
            socket.resetAndDestroy();
          },
        },
      ],
    }),
  },
  { name: 'not HTTP', answer: raw('SSH-2.0-OpenSSH_9.9\r\n') },
  { name: 'status 999', answer: raw('HTTP/1.1 999 Denied\r\nContent-Length: 2\r\n\r\n{}') },
  {
    name: 'unasked upgrade',
    answer: raw('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
  },
];
