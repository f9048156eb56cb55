import { forgetOldest } from './oldest.ts';
import type { Offer } from './sighting.ts';
import type { Verdict } from './verdict.ts';

/** Milliseconds in which a rejection may be withdrawn: a typing error is corrected, the same suggestion comes back, and is taken. */
export const REVISION_MS = 10_000;
/** Milliseconds that nobody is to be told of a rejection: a little longer, because those who tell have clocks of their own. */
export const HELD_MS = REVISION_MS + 1_000;
/** Rejections that may be withdrawn, and responses that are known to be reported. */
const REJECTIONS_KEPT = 200;
const IDS_KEPT = 2_000;

interface Rejection<O extends Offer> {
  readonly offer: O;
  /** When it is too late to withdraw it. */
  readonly until: number;
}

/** What was reported of each response: once, unless a rejection is withdrawn in time. */
export class Ledger<O extends Offer> {
  readonly #reported = new Set<string>();
  readonly #rejections = new Map<string, Rejection<O>>();

  /** Reports that a suggestion was taken, and withdraws that it was rejected. */
  accept(offer: O, at: number): readonly Verdict<O>[] {
    return [...this.withdraw(offer, at), ...this.#report(offer, true)];
  }

  /** Reports that a suggestion was rejected; that may be withdrawn for `REVISION_MS`. */
  reject(offer: O, at: number): readonly Verdict<O>[] {
    const report = this.#report(offer, false);
    if (offer.id !== null && report.length > 0) {
      this.#rejections.set(offer.id, { offer, until: at + REVISION_MS });
      forgetOldest(this.#rejections, REJECTIONS_KEPT);
    }
    return report;
  }

  /** Withdraws a rejection, where there is one that it is not too late for: the suggestion is back. */
  withdraw({ id }: O, at: number): readonly Verdict<O>[] {
    const rejection = id === null ? undefined : this.#rejections.get(id);
    if (id === null || rejection === undefined || at >= rejection.until) return [];
    this.#rejections.delete(id);
    this.#reported.delete(id);
    return [{ kind: 'withdrawn', offer: rejection.offer }];
  }

  #report(offer: O, accepted: boolean): readonly Verdict<O>[] {
    if (offer.id === null || this.#reported.has(offer.id)) return [];
    this.#reported.add(offer.id);
    forgetOldest(this.#reported, IDS_KEPT);
    return [{ kind: 'report', offer, accepted }];
  }

  /** Forgets the rejections of suggestions that `which` names: they are not withdrawn any more. */
  forget(which: (offer: O) => boolean): void {
    const rejections = [...this.#rejections].map(([id, { offer }]) => [id, offer] as const);
    for (const [id, offer] of rejections) if (which(offer)) this.#rejections.delete(id);
  }
}
