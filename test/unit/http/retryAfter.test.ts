import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseRetryAfter } from '../../../src/http/retryAfter.ts';

const now = Date.UTC(2026, 0, 1, 12, 0, 0);

describe('parseRetryAfter', () => {
  for (const [value, expected] of [
    ['3', 3000],
    [' 3 ', 3000],
    ['0', null],
    ['1.5', 1500],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
    ['Thursday, 01-Jan-26 12:00:30 GMT', 30_000],
    ['Thu Jan  1 12:00:30 2026', 30_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', null],
    ['Thu, 01 Jan 2026 12:00:00 GMT', null],
    ['99999999999999999999', 3_600_000],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 3_600_000],
    [null, null],
    ['', null],
    ['soon', null],
    ['-5', null],
    ['1e3', null],
    ['foo 5', null],
    ['Thu, 99 Foo 2026 12:00:30 GMT', null],
  ] as const) {
    it(`reads ${JSON.stringify(value)}`, () => assert.equal(parseRetryAfter(value, now), expected));
  }
});
