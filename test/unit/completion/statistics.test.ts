import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import {
  asStatistics,
  count,
  DAYS_KEPT,
  dayOf,
  summarize,
  type Counted,
  type Statistics,
} from '../../../src/completion/statistics.ts';

const today = new Date(2026, 2, 30, 23, 59);
const back = (days: number): Date => new Date(2026, 2, 30 - days, 0, 1);
const counted = (things: readonly Counted[], date = today, start: Statistics = {}): Statistics =>
  things.reduce((statistics, thing) => count(statistics, thing, date), start);
const shown = (latencyMs: number | null = null): Counted => ({ kind: 'shown', latencyMs });
const accepted: Counted = { kind: 'accepted' };
const inserted = (characters: number): Counted => ({ kind: 'inserted', characters });

describe('statistics', () => {
  it('count what was shown, accepted and inserted', () => {
    const statistics = counted([shown(), shown(100), accepted, inserted(12), inserted(5), shown(), shown()]);
    const { latencyMs, ...summary } = summarize(statistics, today, 1);
    const traffic = { requests: 0, sent: 0, received: 0 };
    assert.deepEqual(summary, { shown: 4, accepted: 1, rate: 0.25, characters: 17, ...traffic });
    assert.ok(Math.abs((latencyMs ?? 0) - 100) < 4);
  });

  it('have no rate and no latency where nothing was shown', () => {
    assert.deepEqual(summarize({}, today, DAYS_KEPT), {
      shown: 0,
      accepted: 0,
      rate: null,
      characters: 0,
      latencyMs: null,
      requests: 0,
      sent: 0,
      received: 0,
    });
  });

  it('count requests and their tokens by day', () => {
    const asked = (sent: number, received: number): Counted => ({ kind: 'asked', sent, received });
    const before = counted([asked(1000, 1)], back(1));
    const { requests, sent, received } = summarize(
      counted([asked(400, 9), asked(20, 0)], today, before),
      today,
      1,
    );
    assert.deepEqual({ requests, sent, received }, { requests: 2, sent: 420, received: 9 });
    assert.equal(summarize(counted([asked(400, 9)], today, before), today, 2).sent, 1400);
  });

  it('tell today from the thirty days that end with it, over a change of the clocks', () => {
    let statistics: Statistics = {};
    for (const days of [30, 29, 1, 0]) statistics = counted([shown()], back(days), statistics);
    assert.equal(summarize(statistics, today, 1).shown, 1);
    assert.equal(summarize(statistics, today, DAYS_KEPT).shown, 3);
  });

  it('keep no day for longer', () => {
    let statistics: Statistics = {};
    for (let days = 100; days >= 0; days -= 1) statistics = counted([shown()], back(days), statistics);
    assert.equal(Object.keys(statistics).length, DAYS_KEPT);
    assert.equal(dayOf(back(29)), '2026-03-01');
    assert.deepEqual(Object.keys(statistics).toSorted((a, b) => a.localeCompare(b))[0], '2026-03-01');
  });

  it('find the latency in the middle', () => {
    const latencies = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 99 });
    fc.assert(
      fc.property(latencies, (list) => {
        const sorted = list.toSorted((a, b) => a - b);
        const exact = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
        const { latencyMs } = summarize(counted(list.map(shown)), today, 1);
        assert.ok(latencyMs !== null && Math.abs(latencyMs / exact - 1) < 0.04);
      }),
    );
  });

  it('are what was stored of them, and none where that is something else', () => {
    const statistics = counted([shown(3), accepted, inserted(1)]);
    assert.deepEqual(asStatistics(JSON.parse(JSON.stringify(statistics))), statistics);
    // Days that were stored before requests were counted keep what they have.
    const early = { shown: 2, accepted: 1, characters: 9, latencies: { 70: 1 } };
    const [day] = Object.values(asStatistics({ '2026-03-30': early }));
    assert.deepEqual(day, { ...early, requests: 0, sent: 0, received: 0 });
    for (const value of [
      undefined,
      null,
      1,
      [],
      { '2026-03-30': { shown: 'many' } },
      { '2026-03-30': { ...early, sent: 'much' } },
    ])
      assert.deepEqual(asStatistics(value), {});
  });
});
