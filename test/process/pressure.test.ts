import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, it } from 'node:test';

import type { Source } from '../../src/service/providers.ts';
import { acceptAt, complete, listening, models } from '../support/hosted/setup.ts';

const PIECE = 'x'.repeat(65_536);
const SILENT = 50;
/** Pieces that the buffers of sockets and streams may hold for one client: some megabytes. */
const HELD = 200;

/** A model that says more than anybody reads, as fast as it is let, and counts how much. */
function torrent(said: { pieces: number; endings: number }, over: EventEmitter): Source {
  return {
    async *complete({ prompt }, signal) {
      if (prompt === 'short') return yield { id: null, index: 0, text: 'ok', finish: 'stop' };
      try {
        for (;;) {
          await new Promise(setImmediate);
          signal.throwIfAborted();
          said.pieces += 1;
          yield { id: null, index: 0, text: PIECE, finish: null };
        }
      } finally {
        said.endings += 1;
        if (said.endings === SILENT) over.emit('all');
      }
    },
  };
}

async function deafClient(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.pause();
  const body = JSON.stringify({ model: 'm', prompt: 'long', stream: true, max_tokens: 4096 });
  const head = `POST /v1/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
  socket.write(`${head}Content-Length: ${String(body.length)}\r\n\r\n${body}`);
  return socket;
}

/** Answers to others in which nobody who does not read may have been written for any more. */
const ROUNDS = 50;

/** Answers others until a count does not change while so many of them are answered, and returns it. */
async function steady(url: string, count: () => number): Promise<number> {
  for (;;) {
    const before = count();
    for (let round = 0; round < ROUNDS; round += 1)
      assert.equal((await complete(url, { prompt: 'short' })).status, 200);
    if (count() === before && before > 0) return before;
  }
}

describe('clients that ask and do not read', () => {
  it(
    'are not written for without end, stop nobody, and leave nothing when they go',
    { timeout: 60_000 },
    async (t) => {
      const said = { pieces: 0, endings: 0 };
      const over = new EventEmitter();
      const ended = once(over, 'all');
      const { url } = await listening(t, { providers: models({ m: torrent(said, over) }) });
      await acceptAt(url);
      const sockets = await Promise.all(Array.from({ length: SILENT }, () => deafClient(url)));
      const pieces = await steady(url, () => said.pieces);
      console.log(`${String(pieces)} pieces of 64 KB for ${String(SILENT)} clients`);
      assert.ok(pieces < SILENT * HELD, String(pieces));
      assert.equal(said.endings, 0);
      for (const socket of sockets) socket.resetAndDestroy();
      // Each of them is given up.
      await ended;
      assert.equal((await complete(url, { prompt: 'short' })).status, 200);
    },
  );
});
