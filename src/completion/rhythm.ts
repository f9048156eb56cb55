import {
  ACCEPT_WEIGHT,
  FACTOR_MAX,
  FACTOR_MIN,
  GAPS_KEPT,
  GAP_LIMIT_MS,
  GAP_MAX_MS,
  GAP_MIN_MS,
  GAP_START_MS,
  OUTCOMES_KEPT,
  OUTCOME_FADE_MS,
  PREFETCH_SHOWN,
  REJECT_WEIGHT,
} from './constants.ts';

interface Outcome {
  readonly accepted: boolean;
  readonly at: number;
}

/** How the user types and takes suggestions: what the delay before a request depends on. */
export class Rhythm {
  readonly #gaps: number[] = [];
  readonly #outcomes: Outcome[] = [];
  #last: number | null = null;

  /** Notes a key at a time in milliseconds; gaps too long for typing are pauses and do not count. */
  key(now: number): void {
    const gap = this.#last === null ? Infinity : now - this.#last;
    this.#last = now;
    if (gap > GAP_LIMIT_MS) return;
    this.#gaps.push(gap);
    if (this.#gaps.length > GAPS_KEPT) this.#gaps.shift();
  }

  /** Notes what became of a suggestion that was seen. */
  outcome(accepted: boolean, now: number): void {
    this.#outcomes.push({ accepted, at: now });
    if (this.#outcomes.length > PREFETCH_SHOWN) this.#outcomes.shift();
  }

  /** Median milliseconds between keys, within bounds. */
  get gap(): number {
    if (this.#gaps.length === 0) return GAP_START_MS;
    return Math.min(GAP_MAX_MS, Math.max(GAP_MIN_MS, median(this.#gaps)));
  }

  /** What the delay is multiplied by: more after rejections, less after acceptances, 1 as they grow old. */
  factor(now: number): number {
    let factor = 1;
    for (const { accepted, at } of this.#outcomes.slice(-OUTCOMES_KEPT)) {
      const weight = accepted ? ACCEPT_WEIGHT : REJECT_WEIGHT;
      factor *= 1 + (weight - 1) * Math.exp((at - now) / OUTCOME_FADE_MS);
    }
    return Math.min(FACTOR_MAX, Math.max(FACTOR_MIN, factor));
  }

  /** Share of the last suggestions seen that were taken; 0 before any. */
  get acceptance(): number {
    if (this.#outcomes.length === 0) return 0;
    return this.#outcomes.filter((outcome) => outcome.accepted).length / this.#outcomes.length;
  }
}

/** The middle of some numbers, which must not be empty. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
