import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Breaker } from '../../../src/completion/breaker.ts';
import type { FailureKind } from '../../../src/completion/types.ts';

function failure(kind: FailureKind, retryAfterMs: number | null = null) {
  return { kind, status: null, retryAfterMs, detail: null };
}

describe('Breaker', () => {
  it('opens after three failures in a row, for longer each time, and closes with the first success', () => {
    const breaker = new Breaker();
    breaker.failure(failure('serverError'), 0);
    breaker.failure(failure('unreachable'), 0);
    assert.equal(breaker.permits(0), 'open');
    breaker.failure(failure('timeout'), 0);
    assert.equal(breaker.permits(14_999), 'breakerOpen');
    assert.equal(breaker.permits(15_000), 'probe');
    breaker.failure(failure('timeout'), 15_000);
    assert.equal(breaker.permits(15_000 + 59_999), 'breakerOpen');
    breaker.success();
    assert.equal(breaker.permits(15_000), 'open');
  });

  it('waits as long as a service over its limit says', () => {
    const breaker = new Breaker();
    breaker.failure(failure('rateLimited', 3000), 0);
    assert.equal(breaker.permits(2999), 'retryLater');
    assert.equal(breaker.permits(3000), 'open');
  });

  it('leaves to the connection what only the user can change', () => {
    const breaker = new Breaker();
    const kinds = [
      'unauthorized',
      'payment',
      'forbidden',
      'disclaimer',
      'noModel',
      'noRoute',
      'redirected',
      'gone',
    ] as const;
    for (const kind of kinds) {
      for (let times = 0; times < 4; times += 1) breaker.failure(failure(kind), 0);
      assert.equal(breaker.permits(0), 'open', kind);
    }
  });
});
