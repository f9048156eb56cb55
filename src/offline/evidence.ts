import type { Path } from './path.ts';
import type { Row } from './sequences.ts';
import type { Spot } from './spot.ts';

/** Where a guess about the next piece comes from, the least specific first. */
export const KINDS = [
  'floor',
  'visible',
  'bigram',
  'trigram',
  'fourgram',
  'results',
  'surface',
  'outerArguments',
  'slots',
  'kindArguments',
  'arguments',
  'kindAttributes',
  'attributes',
  'placedAttributes',
  'typePlaced',
  'methods',
  'shapes',
  'transitions',
  'assigned',
  'namesakes',
  'ownArguments',
  'loops',
  'plurals',
  'imports',
  'taughtCalls',
  'taughtShapes',
  'taughtNames',
  'ownAttributes',
  'registers',
  'ownSlots',
  'echoedCalls',
  'echoes',
  'sequel',
  'selves',
  'asked',
] as const;

/** A source of guesses. */
export type Kind = (typeof KINDS)[number];

/** Counts of what may come next, from one source. */
export interface Evidence {
  readonly kind: Kind;
  readonly row: Row;
}

/** A source of guesses about the next piece: one file each. */
export type Maker = (path: Path, spot: Spot) => readonly Evidence[];
