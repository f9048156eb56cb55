import type { Clock } from '../completion/clock.ts';
import type { Failure } from '../completion/types.ts';

const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;
/** A model that is loading is not away: it is looked for more often. */
const LOADING_MS = 10_000;
/** For so long after it said that it was loading, a server that cannot be reached counts as starting. */
const STARTING_MS = 120_000;

/** What is told while a model is waited for. */
export const LOADING: Failure = { kind: 'loading', status: null, retryAfterMs: null, detail: null };

/** When to try again: each wait is twice as long as the one before. */
export class Retries {
  readonly #clock: Clock;
  #waitMs = FIRST_MS;
  #longestMs = LONGEST_MS;
  #loadingAt = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether a try is to come. */
  get pending(): boolean {
    return this.#cancel !== null;
  }

  /** What a failure means here: a server that said it was loading and cannot be reached a moment later is still starting. */
  understood(failure: Failure): Failure {
    const now = this.#clock.now();
    if (failure.kind === 'loading') this.#loadingAt = now;
    const isStarting = failure.kind === 'unreachable' && now - this.#loadingAt < STARTING_MS;
    const meant = isStarting ? LOADING : failure;
    this.#longestMs = meant.kind === 'loading' ? LOADING_MS : LONGEST_MS;
    this.#waitMs = Math.min(this.#waitMs, this.#longestMs);
    return meant;
  }

  /** Runs `run` once, in so many milliseconds or when it is time; in place of what was to be run before. */
  later(run: () => Promise<unknown>, ms: number | null = null): void {
    this.cancel();
    this.#cancel = this.#clock.after(ms ?? this.#waitMs, () => {
      this.#cancel = null;
      void run();
    });
    this.#waitMs = Math.min(2 * this.#waitMs, this.#longestMs);
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** All is well: the next failure is the first one. */
  reset(): void {
    this.cancel();
    this.#waitMs = FIRST_MS;
    this.#loadingAt = Number.NEGATIVE_INFINITY;
  }
}
