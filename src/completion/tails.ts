import { TAIL_EVIDENCE, TAIL_TRIAL, TAIL_WINDOW, TAIL_WORTH } from './constants.ts';

/** What was read on behind a display unit, and whether anything of it was served. */
export interface Tail {
  /** Characters of the answer before it. */
  readonly from: number;
  used: boolean;
}

/**
 * Decides whether to read on once the display unit is there. What follows is of use only if the unit is taken: that is
 * likely when the user has been typing into it, and otherwise as likely as it was the last times.
 */
export class Tails {
  /** The last tails that were read without evidence; taken to have been of use before there are any. */
  readonly #recent: Tail[] = Array.from({ length: TAIL_WINDOW }, () => ({ from: 0, used: true }));
  #declined = 0;

  /** The tail to read behind `from` characters of an answer of which `typed` are typed already; null when it is better left. */
  open(from: number, typed: number): Tail | null {
    const tail = { from, used: false };
    if (typed >= TAIL_EVIDENCE) return tail;
    const worth = this.#recent.filter(({ used }) => used).length / this.#recent.length;
    if (worth < TAIL_WORTH && ++this.#declined % TAIL_TRIAL !== 0) return null;
    this.#recent.push(tail);
    this.#recent.shift();
    return tail;
  }
}
