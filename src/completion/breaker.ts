import {
  BREAKER_FAILURES,
  BREAKER_OPEN_MS,
  LOADING_MS,
  RETRY_AFTER_MS,
  RETRY_LIMIT_MS,
} from './constants.ts';
import type { Failure, SkipReason } from './types.ts';

/** Whether automatic requests may go to a service: `probe` means one may, to see whether it is back. */
export type Permission = 'open' | 'probe' | SkipReason;

/** Keeps automatic requests away from a service that fails, is over its limit, or wants something from the user first. */
export class Breaker {
  #failures = 0;
  #opened = 0;
  #limited = 0;
  #until = 0;
  #reason: SkipReason | null = null;

  /** Whether an automatic request may be sent. Explicit ones always may. */
  permits(now: number): Permission {
    if (this.#reason === null) return 'open';
    if (now < this.#until) return this.#reason;
    return this.#reason === 'retryLater' ? 'open' : 'probe';
  }

  success(): void {
    this.#failures = 0;
    this.#opened = 0;
    this.#limited = 0;
    this.#reason = null;
  }

  failure(failure: Failure, now: number): void {
    switch (failure.kind) {
      case 'rateLimited': {
        const backoff = Math.min(RETRY_LIMIT_MS, RETRY_AFTER_MS * 2 ** this.#limited++);
        return this.#close('retryLater', now + (failure.retryAfterMs ?? backoff));
      }
      case 'loading':
        return this.#close('retryLater', now + (failure.retryAfterMs ?? LOADING_MS));
      case 'contextTooLong':
      case 'tooLong':
        return undefined;
      case 'unauthorized':
      case 'payment':
      case 'forbidden':
      case 'disclaimer':
      case 'noModel':
      case 'noRoute':
      case 'redirected':
      case 'gone':
        // Only the user can change this, and the target's key or `rearm` will tell.
        return this.#close('breakerOpen', now + (BREAKER_OPEN_MS.at(-1) ?? 0));
      case 'badRequest':
      case 'serverError':
      case 'unreachable':
      case 'tls':
      case 'timeout':
      case 'malformed':
      case 'cut':
        if (++this.#failures < BREAKER_FAILURES && this.#opened === 0) return undefined;
        return this.#close('breakerOpen', now + openFor(this.#opened++));
    }
  }

  #close(reason: SkipReason, until: number): void {
    this.#reason = reason;
    this.#until = until;
  }
}

function openFor(times: number): number {
  return BREAKER_OPEN_MS[Math.min(times, BREAKER_OPEN_MS.length - 1)] ?? 0;
}
