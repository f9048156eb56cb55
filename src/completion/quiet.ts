import { placeKey } from './cache.ts';
import { ESCAPE_PLACE_MS, ESCAPE_QUIET_MS, SNIPPET_QUIET_MS } from './constants.ts';
import type { Place } from './place.ts';
import type { SkipReason } from './types.ts';

/** Times in which the user wants to be left alone. */
export class Quiet {
  #until = 0;
  #reason: SkipReason = 'snippet';
  #place: { readonly key: string; readonly until: number } | null = null;

  /** A snippet was inserted: its places are being filled. */
  snippet(now: number): void {
    this.#until = now + SNIPPET_QUIET_MS;
    this.#reason = 'snippet';
  }

  /** A suggestion was sent away at a place. */
  escaped(place: Place | null, now: number): void {
    this.#until = now + ESCAPE_QUIET_MS;
    this.#reason = 'afterEscape';
    this.#place = place === null ? null : { key: placeKey(place), until: now + ESCAPE_PLACE_MS };
  }

  /** Why nothing may be shown at a place without being asked for; null when something may. */
  reason(place: Place, now: number): SkipReason | null {
    if (now < this.#until) return this.#reason;
    if (this.#place === null || now >= this.#place.until) return null;
    return this.#place.key === placeKey(place) ? 'afterEscape' : null;
  }
}
