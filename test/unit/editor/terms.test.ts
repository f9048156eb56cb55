import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { BackendError } from '../../../src/backends/failures.ts';
import type { CompletionBackend, Disclaimer } from '../../../src/backends/types.ts';
import { Answers } from '../../../src/editor/answers.ts';
import { placeOf, TermsBook, type Place } from '../../../src/editor/terms.ts';
import { memento } from './memento.ts';

const text: Disclaimer = { id: 'd', version: '1', title: '', body: '', accepted: false };
const { signal } = new AbortController();

/** A place whose disclaimer is read by `read`. */
function placeWith(read: (signal: AbortSignal) => Promise<Disclaimer>): Place {
  const disclaimers = {
    read: (_model: string, signal: AbortSignal) => read(signal),
    answer: async () => undefined,
  };
  // The book uses nothing else of a backend.
  const backend = {
    service: 'qiskit-code-assistant',
    origin: 'https://a.example',
    disclaimers,
  } as unknown as CompletionBackend;
  const place = placeOf(backend, 'm');
  assert.ok(place);
  return place;
}

function nothing(): void {}

/** A disclaimer that arrives when it is told to. */
function held(): {
  readonly promise: Promise<Disclaimer>;
  readonly resolve: (disclaimer: Disclaimer) => void;
} {
  let resolve: (disclaimer: Disclaimer) => void = nothing;
  const promise = new Promise<Disclaimer>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

function book(state = memento()): TermsBook {
  return new TermsBook(new Answers(state));
}

describe('TermsBook', () => {
  it('asks once for all who wait, and once in a window', async () => {
    let asked = 0;
    const place = placeWith(async () => ({ ...text, version: String((asked += 1)) }));
    const terms = book();
    assert.equal(terms.known(place), null);
    const both = await Promise.all([
      terms.read(place, { fresh: false, signal }),
      terms.read(place, { fresh: true, signal }),
    ]);
    assert.deepEqual(
      both.map(({ disclaimer }) => disclaimer?.version),
      ['1', '1'],
    );
    assert.equal((await terms.read(place, { fresh: false, signal })).disclaimer?.version, '1');
    assert.equal((await terms.read(place, { fresh: true, signal })).disclaimer?.version, '2');
    assert.equal(terms.known(place)?.disclaimer?.version, '2');
  });

  it('has nothing to accept where the service has no such route', async () => {
    for (const status of [404, 405, 501]) {
      const place = placeWith(() => Promise.reject(new BackendError({ kind: 'noModel', status })));
      assert.deepEqual(await book().read(place, { fresh: false, signal }), {
        disclaimer: null,
        standing: 'none',
      });
    }
  });

  it('passes other failures on, and asks again afterwards', async () => {
    let away = true;
    const place = placeWith(async () => {
      if (away) throw new BackendError({ kind: 'serverError', status: 500 });
      return text;
    });
    const terms = book();
    await assert.rejects(terms.read(place, { fresh: false, signal }), { kind: 'serverError' });
    away = false;
    assert.equal((await terms.read(place, { fresh: false, signal })).standing, 'unanswered');
  });

  it('remembers answers over windows, and notices a changed text', async () => {
    const state = memento();
    let offered = text;
    const place = placeWith(async () => offered);
    await book(state).settle(place, text, 'accepted');
    offered = { ...text, accepted: true };
    assert.equal((await book(state).read(place, { fresh: false, signal })).standing, 'accepted');
    offered = { ...text, version: '2', accepted: true };
    assert.equal((await book(state).read(place, { fresh: false, signal })).standing, 'unanswered');
  });

  it('notices a changed text too where the first one was accepted elsewhere', async () => {
    const state = memento();
    let offered = { ...text, accepted: true };
    const place = placeWith(async () => offered);
    assert.equal((await book(state).read(place, { fresh: false, signal })).standing, 'accepted');
    offered = { ...offered, id: 'e' };
    assert.equal((await book(state).read(place, { fresh: false, signal })).standing, 'unanswered');
  });

  it('lets an answer win over a reading that was under way', async () => {
    const { promise, resolve } = held();
    const place = placeWith(() => promise);
    const terms = book();
    const reading = terms.read(place, { fresh: true, signal });
    await terms.settle(place, text, 'rejected');
    resolve(text);
    await reading;
    assert.equal(terms.known(place)?.standing, 'rejected');
  });

  it('forgets what the service said to another account, also what is on its way', async () => {
    const { promise, resolve } = held();
    const place = placeWith(() => promise);
    const terms = book();
    const reading = terms.read(place, { fresh: false, signal });
    terms.forget('https://a.example');
    resolve({ ...text, accepted: true });
    await reading;
    assert.equal(terms.known(place), null);
  });

  it('lets one who gives up go, and the others wait on', async () => {
    const { promise, resolve } = held();
    const place = placeWith(() => promise);
    const terms = book();
    const leaving = new AbortController();
    const left = terms.read(place, { fresh: false, signal: leaving.signal });
    const stayed = terms.read(place, { fresh: false, signal });
    leaving.abort(new Error('left'));
    await assert.rejects(left, /left/);
    resolve(text);
    assert.equal((await stayed).standing, 'unanswered');
    await assert.rejects(terms.read(place, { fresh: false, signal: leaving.signal }), /left/);
  });

  it('ends what is being read', async () => {
    const place = placeWith(
      (ended) =>
        new Promise((_resolve, reject) => ended.addEventListener('abort', () => reject(new Error('ended')))),
    );
    const terms = book();
    const reading = terms.read(place, { fresh: false, signal });
    terms.end();
    await assert.rejects(reading, /ended/);
  });
});
