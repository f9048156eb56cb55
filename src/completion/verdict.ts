import type { Offer } from './sighting.ts';

/** What became of a suggestion. At most one `report` comes for each id of a response, unless it is withdrawn. */
export type Verdict<O extends Offer> =
  /** A rejection may be withdrawn, and is told to nobody for `HELD_MS`. */
  | { readonly kind: 'report'; readonly offer: O; readonly accepted: boolean }
  /** Nobody is told of the rejection: the suggestion is back. */
  | { readonly kind: 'withdrawn'; readonly offer: O }
  /** It was there long enough to be noticed; once for each suggestion, and before any other verdict on it that is not a report. */
  | { readonly kind: 'shown'; readonly offer: O }
  /** A piece of it was inserted, of so many UTF-16 units. */
  | { readonly kind: 'inserted'; readonly offer: O; readonly length: number }
  /** It was taken, wholly or for the most part, whether or not that is reported; once for each suggestion. */
  | { readonly kind: 'taken'; readonly offer: O }
  /** It was seen, and then contradicted or left. */
  | { readonly kind: 'refused'; readonly offer: O };
