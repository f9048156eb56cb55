import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { Answer } from '../../../src/http/answer.ts';
import { TransportError } from '../../../src/http/failure.ts';
import { payloads, type Payload } from '../../../src/http/payloads.ts';
import { Watch, type Limits } from '../../../src/http/watch.ts';

const LIMITS: Limits = {
  headersMs: 5000,
  firstMs: 5000,
  silenceMs: 5000,
  totalMs: 10_000,
  maxBytes: 100_000,
};
const encoder = new TextEncoder();

/** A body whose reads are exactly `reads`, and which then ends, or stays open. */
function bodyOf(reads: readonly (string | Uint8Array)[], open = false): ReadableStream<Uint8Array> {
  const left = reads.values();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = left.next().value;
      if (next !== undefined) controller.enqueue(typeof next === 'string' ? encoder.encode(next) : next);
      else if (!open) controller.close();
      else return new Promise<void>(() => undefined);
      return undefined;
    },
  });
}

/** Reads the payloads of a body with `read`, and gives the answer up after that. */
async function withAnswer<T>(
  body: ReadableStream<Uint8Array>,
  limits: Partial<Limits>,
  read: (found: AsyncGenerator<Payload, void, undefined>) => Promise<T>,
): Promise<T> {
  const watch = new Watch(new AbortController().signal, LIMITS.totalMs);
  const answer = new Answer(new Response(body), watch, { ...LIMITS, ...limits });
  try {
    return await read(payloads(answer));
  } finally {
    answer.close();
  }
}

function values(reads: readonly (string | Uint8Array)[]): Promise<readonly unknown[]> {
  return withAnswer(bodyOf(reads), {}, async (found) => {
    const all: unknown[] = [];
    for await (const { value } of found) all.push(value);
    return all;
  });
}

async function failureOf(reads: readonly (string | Uint8Array)[]): Promise<string> {
  try {
    return `values ${JSON.stringify(await values(reads))}`;
  } catch (error) {
    assert.ok(error instanceof TransportError);
    return error.message;
  }
}

describe('payloads', () => {
  it('reads server-sent events up to [DONE]', async () => {
    assert.deepEqual(await values(['data: {"a":1}\n\ndata: {"a":2}\n\ndata: [DONE]\n\ndata: {"a":3}\n\n']), [
      { a: 1 },
      { a: 2 },
    ]);
  });

  it('reads them without [DONE], without a last blank line, and without a space', async () => {
    assert.deepEqual(await values(['data:{"a":1}\n\ndata:{"a":2}']), [{ a: 1 }, { a: 2 }]);
    assert.deepEqual(await values(['data:{"a":1}\n\ndata:{"a":2}\n']), [{ a: 1 }, { a: 2 }]);
  });

  it('passes over comments, blank data and other fields', async () => {
    assert.deepEqual(await values([': ping\n\n', ':\n\nid: 3\nretry: 5\ndata: {"a":1}\n\n', 'data:\n\n']), [
      { a: 1 },
    ]);
  });

  it('joins the data lines of an event', async () => {
    assert.deepEqual(await values(['data: {"a":\ndata: 1}\n\n']), [{ a: 1 }]);
  });

  it('tells the name of an event', async () => {
    const first = await withAnswer(bodyOf(['event: error\ndata: {"a":1}\n\n']), {}, (found) => found.next());
    assert.deepEqual(first.value, { event: 'error', value: { a: 1 } });
  });

  it('reads one JSON document, on one line or many, whatever the content type says', async () => {
    assert.deepEqual(await values(['{"a":1}']), [{ a: 1 }]);
    assert.deepEqual(await values([' \n', '{\n "a"', ': [\n1,\n2]\n}\n']), [{ a: [1, 2] }]);
  });

  it('reads JSON lines', async () => {
    assert.deepEqual(await values(['{"a":1}\r\n{"a"', ':2}\n\n{"a":3}']), [{ a: 1 }, { a: 2 }, { a: 3 }]);
  });

  it('reads the same however the bytes are split', async () => {
    const bodies = [
      'data: {"t":"|ψ⟩ 𝛑"}\r\n\r\n: ping\r\n\r\ndata:{"t":"ü"}\n\ndata: [DONE]\n\n',
      '{"t":"|ψ⟩ 𝛑"}\n{"t":"ü"}\n',
    ];
    const cuts = fc.array(fc.nat({ max: 90 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bodies), cuts, async (body, at) => {
        const bytes = encoder.encode(body);
        const ends = [...new Set([0, ...at.filter((end) => end < bytes.length), bytes.length])].toSorted(
          (a, b) => a - b,
        );
        const reads = ends.slice(1).map((end, index) => bytes.slice(ends[index], end));
        assert.deepEqual(await values(reads), [{ t: '|ψ⟩ 𝛑' }, { t: 'ü' }]);
      }),
      { numRuns: 150 },
    );
  });

  it('tells an event that is no JSON', async () => {
    assert.equal(await failureOf(['data: {"a":\n\n']), 'malformed: event');
    assert.equal(await failureOf(['{"a":1}\n{"a":\n{"a":2}\n']), 'malformed: event');
    assert.equal(await failureOf(['{"a":1']), 'malformed: event');
  });

  it('tells an event that the end of the body cuts', async () => {
    assert.equal(await failureOf(['data: {"a":1}\n\ndata: {"a"']), 'cut: event');
    assert.equal(await failureOf(['{"a":1}\n{"a"']), 'cut: event');
    assert.equal(
      await failureOf(['data: {"a":1}\n\ndata: "', new Uint8Array([0xe2, 0x82])]),
      'cut: encoding',
    );
  });

  it('tells bytes that are no text', async () => {
    assert.equal(await failureOf(['data: "', new Uint8Array([0xff, 0xfe]), '"\n\n']), 'malformed: encoding');
  });

  it('tells a body without a message', async () => {
    for (const body of ['', ' \n', ': ping\n\n', '<html>no</html>', 'data:\n\n']) {
      assert.equal(await failureOf([body]), 'malformed: empty');
    }
    assert.deepEqual(await values(['data: [DONE]\n\n']), []);
  });

  it('limits the wait for the first event, which pings do not prolong', async () => {
    const pings = Array.from({ length: 3 }, () => ': ping\n\n');
    const first = withAnswer(bodyOf(pings, true), { firstMs: 20 }, (found) => found.next());
    await assert.rejects(first, { reason: 'timeout', detail: 'first' });
  });

  it('limits the silence between events, without counting the time of the reader', async () => {
    const body = bodyOf(['data: 1\n\n', 'data: 2\n\n'], true);
    await withAnswer(body, { silenceMs: 20 }, async (found) => {
      await found.next();
      await new Promise((resolve) => setTimeout(resolve, 40));
      assert.equal((await found.next()).value?.value, 2);
      await assert.rejects(found.next(), { reason: 'timeout', detail: 'silence' });
    });
  });

  it('reads a long line in short pieces in linear time', async () => {
    const pieces = Array.from({ length: 4000 }, () => 'x'.repeat(250));
    const body = bodyOf(['data: "', ...pieces, '"\n\n']);
    const first = await withAnswer(body, { maxBytes: 2_000_000 }, (found) => found.next());
    assert.equal(first.value?.value, pieces.join(''));
  });
});
