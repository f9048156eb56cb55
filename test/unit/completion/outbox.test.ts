import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import {
  formatReport,
  KEEP_MS,
  MOST_REPORTS,
  nameOf,
  outcomeOf,
  parseReport,
  surplus,
  type Outcome,
} from '../../../src/completion/outbox.ts';
import type { Failure, FailureKind } from '../../../src/completion/types.ts';
import { there } from './report.ts';

const failure = (kind: FailureKind, status: number | null = null): Failure => ({
  kind,
  status,
  retryAfterMs: null,
  detail: null,
});

describe('A stored report', () => {
  it('is what it was, and nothing else', () => {
    const more = { ...there, code: 'qc.h(0)', token: 'secret' };
    assert.deepEqual(JSON.parse(formatReport(more)), there);
    assert.deepEqual(parseReport(formatReport(more)), there);
  });

  it('is refused when it is damaged', () => {
    const whole = formatReport(there);
    for (const text of ['', '{}', 'null', '[]', whole.slice(0, -1), `${whole}x`])
      assert.equal(parseReport(text), null);
    for (const change of [
      { id: 1 },
      { accepted: 'yes' },
      { url: 'there' },
      { time: null },
      { service: null },
    ])
      assert.equal(parseReport(JSON.stringify({ ...there, ...change })), null);
  });

  it('has a name that sorts by age', () => {
    const times = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(times, times, (one, other) => {
        const [first, second] = [one, other].map((time) => nameOf({ ...there, time }, 'x'));
        assert.equal(Math.sign(one - other), (first ?? '') < (second ?? '') ? -1 : first === second ? 0 : 1);
      }),
    );
  });
});

describe('surplus', () => {
  const now = there.time;
  const named = (time: number, unique = 'x'): string => nameOf({ ...there, time }, unique);

  it('is what is older than a week, or of a time that cannot be', () => {
    const names = [now, now - KEEP_MS, now - KEEP_MS - 1, now + KEEP_MS + 1].map((time) => named(time));
    assert.deepEqual(surplus(names, now), names.slice(2));
    assert.deepEqual(surplus(['zzzzzzzzz-x'], now), ['zzzzzzzzz-x']);
  });

  it('is the oldest of more than a thousand', () => {
    const names = Array.from({ length: MOST_REPORTS + 2 }, (_, index) => named(now - index, `u${index}`));
    assert.deepEqual(surplus(names.slice(0, MOST_REPORTS), now), []);
    assert.deepEqual(surplus(names, now), names.slice(-2).toReversed());
  });
});

describe('outcomeOf', () => {
  it('tells what was delivered, now or before', () => {
    assert.equal(outcomeOf(null), 'delivered');
    assert.equal(outcomeOf(failure('badRequest', 409)), 'delivered');
  });

  it('tells what will never be taken from what may be later', () => {
    const outcomes: readonly (readonly [FailureKind, number | null, Outcome])[] = [
      ['noRoute', 404, 'unwanted'],
      ['noRoute', 405, 'unwanted'],
      ['badRequest', 404, 'refused'],
      ['badRequest', 422, 'refused'],
      ['gone', 410, 'refused'],
      ['gone', null, 'later'],
      ['unauthorized', 401, 'later'],
      ['rateLimited', 429, 'later'],
      ['serverError', 500, 'later'],
      ['unreachable', null, 'later'],
      ['malformed', null, 'later'],
    ];
    for (const [kind, status, outcome] of outcomes)
      assert.equal(outcomeOf(failure(kind, status)), outcome, kind);
  });
});
