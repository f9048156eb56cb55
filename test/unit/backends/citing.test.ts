import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';

import { Citing } from '../../../src/backends/citing.ts';
import type { Citation, SourceChunk } from '../../../src/completion/types.ts';

const source: Citation = { url: 'https://docs.example/a.pdf', title: null, text: '', page: 3 };
const never = new AbortController().signal;

/** A piece of an answer, which the service gives no id. */
function piece(text: string, citations?: readonly Citation[]): SourceChunk {
  return { id: null, index: 0, text, finish: null, ...(citations === undefined ? {} : { citations }) };
}

/** An answer whose pieces come when the test says so. */
class Wire {
  signal: AbortSignal = never;
  #send: (chunk: SourceChunk | null) => void = () => undefined;
  #next = this.#promise();

  readonly ask = (signal: AbortSignal): AsyncIterable<SourceChunk> => {
    this.signal = signal;
    return this.#read(signal);
  };

  /** Sends a piece, or the end. */
  async send(chunk: SourceChunk | null): Promise<void> {
    this.#send(chunk);
    await settled();
  }

  async *#read(signal: AbortSignal): AsyncGenerator<SourceChunk, void, undefined> {
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
    aborted.catch(() => undefined);
    for (;;) {
      const chunk = await Promise.race([this.#next, aborted]);
      this.#next = this.#promise();
      if (chunk === null) return;
      yield chunk;
    }
  }

  #promise(): Promise<SourceChunk | null> {
    return new Promise((resolve) => {
      this.#send = resolve;
    });
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Reads one piece and leaves; gives the id of the answer. */
async function taste(citing: Citing, wire: Wire, text = 'qc'): Promise<string> {
  const reader = citing.read(wire.ask, never);
  const first = reader.next();
  await settled();
  await wire.send(piece(text));
  const { value } = await first;
  assert.ok(value);
  await reader.return(undefined);
  return value.id ?? '';
}

describe('Citing', () => {
  it('gives the pieces as they come, under an id of their own', async () => {
    const citing = new Citing();
    const wire = new Wire();
    const got: SourceChunk[] = [];
    const reading = (async () => {
      for await (const chunk of citing.read(wire.ask, never)) got.push(chunk);
    })();
    await settled();
    await wire.send(piece('a'));
    assert.equal(got.length, 1);
    await wire.send(piece('b', [source]));
    await wire.send(null);
    await reading;
    assert.deepEqual(
      got.map(({ text }) => text),
      ['a', 'b'],
    );
    const [id] = new Set(got.map((chunk) => chunk.id));
    assert.deepEqual(await citing.of(id ?? ''), [source]);
    assert.deepEqual(await citing.of('another'), []);
  });

  it('learns what is cited behind the text that was wanted', async () => {
    const citing = new Citing();
    const wire = new Wire();
    const id = await taste(citing, wire);
    assert.equal(wire.signal.aborted, false);
    await wire.send(piece(' = more'));
    await wire.send(piece('', [source]));
    await wire.send(null);
    assert.deepEqual(await citing.of(id), [source]);
  });

  it('closes the connection once it knows, or where no text came', async () => {
    const citing = new Citing();
    const known = new Wire();
    const reader = citing.read(known.ask, never);
    const first = reader.next();
    await settled();
    await known.send(piece('qc', [source]));
    await first;
    await reader.return(undefined);
    assert.equal(known.signal.aborted, true);

    const silent = new Wire();
    const leaver = new AbortController();
    const pending = citing.read(silent.ask, leaver.signal).next();
    await settled();
    leaver.abort(new Error('typed on'));
    await assert.rejects(pending, /typed on/);
    assert.equal(silent.signal.aborted, true);
  });

  it('reads on for two answers at most, and for ten seconds', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const citing = new Citing();
      const wires = [new Wire(), new Wire(), new Wire()];
      const ids: string[] = [];
      for (const wire of wires) ids.push(await taste(citing, wire));
      assert.deepEqual(
        wires.map(({ signal }) => signal.aborted),
        [true, false, false],
      );
      mock.timers.tick(10_000);
      assert.ok(wires.every(({ signal }) => signal.aborted));
      for (const id of ids) assert.deepEqual(await citing.of(id), []);
    } finally {
      mock.timers.reset();
    }
  });

  it('fails as the answer does', async () => {
    const citing = new Citing();
    const wire = new Wire();
    const fails = async function* (signal: AbortSignal): AsyncGenerator<SourceChunk, void, undefined> {
      yield* wire.ask(signal);
      throw new Error('broken');
    };
    const reader = citing.read(fails, never);
    const first = reader.next();
    await settled();
    await wire.send(piece('qc'));
    const { value } = await first;
    const failed = assert.rejects(reader.next(), /broken/);
    await wire.send(null);
    await failed;
    assert.deepEqual(await citing.of(value?.id ?? ''), []);
  });
});
