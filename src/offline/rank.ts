import type { Path } from './path.ts';
import type { Calibration } from './weights.ts';

/** Text that may be offered, with how often a text like it is right. */
export interface Offer {
  readonly text: string;
  readonly confidence: number;
}

/** What is known of a guess besides its probability. */
export interface Features {
  /** Natural logarithm of the product of its pieces' probabilities. */
  readonly log: number;
  readonly pieces: number;
  /** The statement ends with it. */
  readonly done: boolean;
  /** Characters typed of its first piece. */
  readonly partial: number;
  /** Pieces of the statement that are typed. */
  readonly typed: number;
}

/** The features as the numbers that calibration weighs. */
export function vector({ log, pieces, done, partial, typed }: Features): number[] {
  return [
    1,
    log,
    Math.log(pieces),
    done ? 1 : 0,
    Math.min(partial, 4),
    Math.min(typed, 6),
    log * Math.min(pieces, 8),
  ];
}

/** How often a guess with these features is right, from 0 to 1. */
function confidence(features: Features, calibration: Calibration): number {
  const sum = vector(features).reduce((total, value, at) => total + value * (calibration[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The guesses that a path holds: its text up to the end of each piece. */
export function guesses(
  path: Path,
  start: { readonly partial: string; readonly typed: number },
): { text: string; features: Features }[] {
  return path.marks.map(({ end, probability }, at) => ({
    text: path.text.slice(0, end),
    features: {
      log: Math.log(probability),
      pieces: at + 1,
      done: path.done && at >= path.marks.length - 2 && end === path.text.length,
      partial: start.partial.length,
      typed: start.typed,
    },
  }));
}

/** The longest text that is sure enough, counted by what it saves: first of all paths, then the others. */
export function choose(
  paths: readonly Path[],
  how: {
    readonly partial: string;
    readonly typed: number;
    readonly calibration: Calibration;
    readonly least: number;
    readonly leastDone: number;
  },
): Offer[] {
  const offers = new Map<string, Offer>();
  for (const path of paths) {
    for (const { text, features } of guesses(path, how)) {
      if (text.trim().length < SHORTEST || (text.endsWith(',') && !features.done)) continue;
      const sure = confidence(features, how.calibration);
      if (sure >= (features.done ? how.leastDone : how.least) && sure > (offers.get(text)?.confidence ?? 0))
        offers.set(text, { text, confidence: sure });
    }
  }
  return [...offers.values()].toSorted((a, b) => worth(b) - worth(a));
}

/** Fewest characters worth a key. */
const SHORTEST = 2;

function worth({ text, confidence: sure }: Offer): number {
  return sure * Math.min(text.length, 60);
}
