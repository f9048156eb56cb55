import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createOffline } from '../../../src/backends/offline.ts';
import type { CompletionBackend } from '../../../src/backends/types.ts';
import type { Counted } from '../../../src/completion/statistics.ts';
import { metered } from '../../../src/editor/meter.ts';

const request = {
  model: 'm',
  prompt: 'x'.repeat(70),
  suffix: 'y'.repeat(7),
  maxTokens: 9,
  temperature: 0,
  stop: [],
};
const { signal } = new AbortController();

/** A service that answers in pieces, and fails after the last one where it is told to. */
function service(pieces: readonly string[], failure?: Error): CompletionBackend {
  return {
    ...createOffline(),
    origin: 'http://127.0.0.1:9',
    async *complete() {
      for (const text of pieces) yield { id: null, index: 0, text, finish: null };
      if (failure) throw failure;
    },
  };
}

async function read(backend: CompletionBackend, most = Number.POSITIVE_INFINITY): Promise<string> {
  let text = '';
  for await (const chunk of backend.complete(request, signal)) {
    text += chunk.text;
    if (text.length >= most) break;
  }
  return text;
}

describe('metered', () => {
  it('counts a request with what went there and what came back, and changes nothing of it', async () => {
    const counts: Counted[] = [];
    const backend = metered(service(['qc.h', '(0)']), (counted) => counts.push(counted));
    assert.equal(await read(backend), 'qc.h(0)');
    assert.deepEqual(counts, [{ kind: 'asked', sent: 22, received: 3 }]);
  });

  it('counts requests that are cut short or fail', async () => {
    const counts: Counted[] = [];
    await read(
      metered(service(['qc.h', '(0)']), (counted) => counts.push(counted)),
      1,
    );
    const failing = metered(service(['qc'], new Error('away')), (counted) => counts.push(counted));
    await assert.rejects(read(failing), /away/);
    assert.deepEqual(
      counts.map((counted) => counted.kind === 'asked' && counted.received),
      [2, 1],
    );
  });

  it('leaves what needs no network alone', () => {
    const embedded = createOffline();
    assert.equal(
      metered(embedded, () => undefined),
      embedded,
    );
  });
});
