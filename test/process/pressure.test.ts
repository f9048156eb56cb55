import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, it } from 'node:test';

import type { Source } from '../../src/service/providers.ts';
import { acceptAt, complete, listening, models } from '../support/hosted/setup.ts';

const PIECE = 'x'.repeat(65_536);
const SILENT = 50;
/** Pieces that the buffers of sockets and streams may hold for one client: some megabytes. */
const HELD = 200;

/** A model that says more than anybody reads, as fast as it is let, and counts how much. */
function torrent(said: { pieces: number; endings: number }): Source {
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

/** Resolves when a count has not changed for a while. */
async function steady(count: () => number): Promise<number> {
  for (;;) {
    const before = count();
    await new Promise((next) => setTimeout(next, 300));
    if (count() === before && before > 0) return before;
  }
}

describe('clients that ask and do not read', () => {
  it(
    'are not written for without end, stop nobody, and leave nothing when they go',
    { timeout: 60_000 },
    async (t) => {
      const said = { pieces: 0, endings: 0 };
      const { url } = await listening(t, { providers: models({ m: torrent(said) }) });
      await acceptAt(url);
      const sockets = await Promise.all(Array.from({ length: SILENT }, () => deafClient(url)));
      const pieces = await steady(() => said.pieces);
      console.log(`${String(pieces)} pieces of 64 KB for ${String(SILENT)} clients`);
      assert.ok(pieces < SILENT * HELD, String(pieces));
      assert.equal(said.endings, 0);
      assert.equal((await complete(url, { prompt: 'short' })).status, 200);
      for (const socket of sockets) socket.resetAndDestroy();
      await steady(() => said.pieces);
      assert.equal((await complete(url, { prompt: 'short' })).status, 200);
    },
  );
});
