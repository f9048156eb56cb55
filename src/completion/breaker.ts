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

/** Keeps automatic requests away from a service that fails or is over its limit. */
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
      // Only the user can change these. The connection asks for that as soon as a call has seen one, and sends nothing until then;
      // were they kept away here, a failure that no call waited for would never be seen.
      case 'unauthorized':
      case 'payment':
      case 'forbidden':
      case 'disclaimer':
      case 'noModel':
      case 'noRoute':
      case 'redirected':
      case 'gone':
        return undefined;
      case 'badRequest':
      case 'serverError':
      case 'unreachable':
      case 'tls':
      case 'timeout':
      case 'malformed':
      case 'cut':
      case 'defect':
        this.#failures += 1;
        // A service that says when to come back is taken at its word.
        if (failure.retryAfterMs !== null) return this.#close('retryLater', now + failure.retryAfterMs);
        if (this.#failures < BREAKER_FAILURES && this.#opened === 0) return undefined;
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
