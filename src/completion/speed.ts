import { REMOTE_SLOTS, SLOT_MEMORY_MS, SLOT_RATIO, SLOT_SIGHTINGS, TTFT_START_MS } from './constants.ts';
import { median } from './rhythm.ts';

/** Circumstances of a request that its time to the first token is compared under. */
export type Company = 'alone' | 'beside' | 'afterAbort';

const KEPT = 20;

/** What is learned of a server by watching it: first-token time, speed, and whether it does more than one thing at a time. */
export class Speed {
  readonly #alone: number[] = [];
  readonly #rates: number[] = [];
  readonly #slow: number[] = [];
  readonly #deaf: number[] = [];

  /** Notes how long a request took to its first token, milliseconds. */
  firstToken(ms: number, company: Company, now: number): void {
    if (company === 'alone') {
      this.#alone.push(ms);
      if (this.#alone.length > KEPT) this.#alone.shift();
      return;
    }
    if (this.#alone.length === 0) return;
    const slow = ms > this.ttft * SLOT_RATIO;
    const sightings = company === 'beside' ? this.#slow : this.#deaf;
    if (slow) sightings.push(now);
    else sightings.length = 0;
  }

  /** Notes pieces of text that arrived over some milliseconds. */
  stream(pieces: number, ms: number): void {
    if (pieces < 2 || ms <= 0) return;
    this.#rates.push((pieces * 1_000) / ms);
    if (this.#rates.length > KEPT) this.#rates.shift();
  }

  /** Median milliseconds to the first token. */
  get ttft(): number {
    return this.#alone.length === 0 ? TTFT_START_MS : median(this.#alone);
  }

  /** Median pieces a second once an answer runs; null before any ran. */
  get rate(): number | null {
    return this.#rates.length === 0 ? null : median(this.#rates);
  }

  /** How many requests may be open at once. */
  slots(now: number): number {
    return believed(this.#slow, now) || this.deaf(now) ? 1 : REMOTE_SLOTS;
  }

  /** Whether the server goes on working on requests that were aborted. */
  deaf(now: number): boolean {
    return believed(this.#deaf, now);
  }
}

function believed(sightings: readonly number[], now: number): boolean {
  const last = sightings.at(-1) ?? -Infinity;
  return sightings.length >= SLOT_SIGHTINGS && now - last < SLOT_MEMORY_MS;
}
