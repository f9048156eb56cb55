import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Flight } from '../../../src/completion/flight.ts';
import type { Flightplan } from '../../../src/completion/flight.ts';
import { placeOf } from '../../../src/completion/place.ts';
import type { CompletionSource } from '../../../src/completion/types.ts';
import { spotOf } from '../../../src/completion/unit.ts';
import { REQUEST } from '../../support/connect.ts';
import { VirtualClock } from '../../support/virtualClock.ts';
import { requestAt } from './golden.ts';

const request = requestAt('qc.‸', {});

function planOf(source: CompletionSource): Flightplan {
  return {
    place: placeOf(request, 0),
    source,
    request: REQUEST,
    demand: { typed: '', unit: { kind: 'line' }, spot: spotOf(request) },
    tail: null,
    whole: false,
    limitMs: 10_000,
    prefetch: false,
  };
}

/** Resolves once a request has ended, with how. */
function ended(flight: Flight): Promise<string | null> {
  return new Promise((resolve) => flight.onChange(() => flight.ending !== null && resolve(flight.ending)));
}

describe('the connection of an answer that was read far enough', () => {
  it('is left to the source where nothing of it is awaited, and closed where something is', async () => {
    const clock = new VirtualClock();
    const ends: boolean[] = [];
    const source = (text: string, finish: string | null): CompletionSource => ({
      async *complete(_, signal) {
        try {
          yield { id: null, index: 0, text, finish };
          await new Promise((_resolve, reject) => signal.addEventListener('abort', reject));
        } finally {
          ends.push(signal.aborted);
        }
      },
    });
    const whole = new Flight(planOf(source('h(0)', 'stop')), clock);
    assert.equal(await ended(whole), 'left');
    await clock.pass(0);
    assert.deepEqual(ends, [false]);
    const half = new Flight(planOf(source('h(', null)), clock);
    await clock.pass(0);
    half.abort();
    await clock.pass(0);
    assert.deepEqual(ends, [false, true]);
  });

  it('is closed within a moment where more would have come, or the source does not let go', async () => {
    const clock = new VirtualClock();
    let signal: AbortSignal | null = null;
    const stubborn: CompletionSource = {
      complete(_, given) {
        signal = given;
        const chunk = { id: null, index: 0, text: 'h(0)\n', finish: null };
        const iterator: AsyncIterator<typeof chunk> = {
          next: async () => ({ value: chunk }),
          return: () => new Promise(() => undefined),
        };
        return { [Symbol.asyncIterator]: () => iterator };
      },
    };
    const flight = new Flight(planOf(stubborn), clock);
    assert.equal(await ended(flight), 'left');
    await clock.pass(0);
    await clock.pass(0);
    assert.equal((signal as AbortSignal | null)?.aborted, true);
  });
});
