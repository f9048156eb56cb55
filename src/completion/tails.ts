import { TAIL_PIECES, TAIL_PRICE, TAIL_TRIAL, TAIL_WINDOW, UNNOTICED_MS } from './constants.ts';
import type { Speed } from './speed.ts';

/** What was read on behind a display unit, and whether anything of it was served. */
export interface Tail {
  /** Characters of the answer before it. */
  readonly from: number;
  used: boolean;
}

/**
 * Decides whether to read on once the display unit is there. What follows is of use only if the unit is taken, which is as
 * likely as it was the last times; it then saves the wait for a first token, and costs the time in which it is written.
 */
export class Tails {
  /** The last tails that were read; taken to have been of use before there are any. */
  readonly #recent: Tail[] = Array.from({ length: TAIL_WINDOW }, () => ({ from: 0, used: true }));
  #declined = 0;

  /** The tail to read behind `from` characters of an answer; null when it is better left. */
  open(from: number, speed: Pick<Speed, 'ttft' | 'rate'>): Tail | null {
    const tail = { from, used: false };
    const share = this.#recent.filter(({ used }) => used).length / this.#recent.length;
    const costMs = speed.rate === null ? 0 : (1_000 * TAIL_PIECES) / speed.rate;
    const savedMs = Math.max(0, speed.ttft - UNNOTICED_MS);
    if (share * savedMs < TAIL_PRICE * costMs && ++this.#declined % TAIL_TRIAL !== 0) return null;
    this.#recent.push(tail);
    this.#recent.shift();
    return tail;
  }
}
