import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import type { Failure, FailureKind } from '../../../src/completion/types.ts';
import { Retries } from '../../../src/editor/retries.ts';
import { HandClock } from './clock.ts';

const failure = (kind: FailureKind): Failure => ({ kind, status: null, retryAfterMs: null, detail: null });

describe('Retries', () => {
  let clock: HandClock;
  let retries: Retries;

  beforeEach(() => {
    clock = new HandClock();
    retries = new Retries(clock);
  });

  /** Seconds between tries, each of which fails in the same way. */
  async function pauses(kind: FailureKind, count: number): Promise<readonly number[]> {
    const times = [clock.now()];
    const run = async (): Promise<void> => {
      times.push(clock.now());
      retries.understood(failure(kind));
      retries.later(run);
    };
    retries.understood(failure(kind));
    retries.later(run);
    while (times.length <= count) await clock.pass(1_000);
    return times.slice(1, count + 1).map((time, index) => (time - (times[index] ?? 0)) / 1000);
  }

  it('waits longer each time, up to a minute', async () => {
    assert.deepEqual(await pauses('unreachable', 7), [2, 4, 8, 16, 32, 60, 60]);
  });

  it('looks for a model that is loading every ten seconds at least', async () => {
    assert.deepEqual(await pauses('loading', 5), [2, 4, 8, 10, 10]);
  });

  it('begins anew once all is well', async () => {
    await pauses('unreachable', 4);
    retries.reset();
    assert.equal(retries.pending, false);
    assert.deepEqual(await pauses('unreachable', 2), [2, 4]);
  });

  it('waits as long as it is told to', async () => {
    let ran = 0;
    retries.later(async () => void (ran += 1), 45_000);
    await clock.pass(44_999);
    assert.deepEqual([ran, retries.pending], [0, true]);
    await clock.pass(1);
    assert.deepEqual([ran, retries.pending], [1, false]);
  });

  it('takes a server that cannot be reached for one that starts, if it has just said that it was loading', async () => {
    assert.equal(retries.understood(failure('unreachable')).kind, 'unreachable');
    retries.understood(failure('loading'));
    await clock.pass(119_999);
    assert.equal(retries.understood(failure('unreachable')).kind, 'loading');
    assert.equal(retries.understood(failure('tls')).kind, 'tls');
    await clock.pass(1);
    assert.equal(retries.understood(failure('unreachable')).kind, 'unreachable');
  });

  it('takes it for one that is away, if it has answered since', () => {
    retries.understood(failure('loading'));
    retries.reset();
    assert.equal(retries.understood(failure('unreachable')).kind, 'unreachable');
  });
});
