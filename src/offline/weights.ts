import type { Limits } from './decode.ts';
import type { Trust } from './mixture.ts';

// Written by scripts/offlineWeights.ts: do not edit.

/** How far each source is believed in each place. */
export const TRUST: Trust = {
  floor: { value: [0.05, 0.05], inside: [0.01, 0.01], after: [0.01, 0.01], other: [0.01, 0.01] },
  visible: { value: [0.01, 0.01], inside: [0.01, 0.01], after: [0.05, 0.05], other: [0.01, 0.01] },
  bigram: { value: [0.8, 113], inside: [0.0125, 17.6], after: [0.0125, 12.9], other: [3.64, 8.53] },
  trigram: { value: [0.05, 51.6], inside: [0.0125, 16], after: [0.01, 8], other: [0.0125, 5] },
  fourgram: { value: [0.01, 3.34], inside: [0.01, 5.87], after: [0.0125, 7.34], other: [0.05, 14.6] },
  surface: { value: [5.85, 0.05], inside: [9.36, 0.01], after: [5.85, 0.05], other: [0.0125, 0.01] },
  outerArguments: { value: [0.05, 0.992], inside: [0.0125, 1.8], after: [0.08, 0.248], other: [0.05, 0.992] },
  slots: { value: [2, 2], inside: [2, 2], after: [1, 2], other: [2, 2] },
  kindArguments: { value: [1000, 1000], inside: [22.3, 1000], after: [1000, 250], other: [1000, 1000] },
  arguments: { value: [0.05, 2.32], inside: [0.01, 3.16], after: [0.6, 0.426], other: [3.2, 1000] },
  kindAttributes: { value: [53.6, 2.92], inside: [53.6, 2.92], after: [53.6, 2.92], other: [53.6, 4.38] },
  attributes: { value: [2, 0.05], inside: [2, 0.05], after: [2, 0.05], other: [2.2, 0.01] },
  placedAttributes: { value: [115, 0.305], inside: [115, 0.305], after: [115, 0.305], other: [105, 0.0125] },
  methods: { value: [0.104, 29.6], inside: [0.104, 29.6], after: [0.104, 29.6], other: [0.05, 29.6] },
  shapes: { value: [0.05, 1000], inside: [0.0125, 14.3], after: [0.01, 0.69], other: [0.01, 6.85] },
  transitions: { value: [0.4, 4.02], inside: [0.01, 3.01], after: [0.15, 2.51], other: [0.0125, 2.28] },
  assigned: { value: [0.01, 5.12], inside: [0.05, 4.13], after: [0.0948, 8], other: [0.0125, 1.7] },
  namesakes: { value: [28.8, 21.4], inside: [12.3, 35.3], after: [28.8, 21.4], other: [28.8, 21.4] },
  ownArguments: { value: [0.125, 0.5], inside: [0.825, 0.0184], after: [0.0125, 0.379], other: [0.125, 0.5] },
  loops: { value: [3.41, 0.4], inside: [3.41, 0.606], after: [3.41, 0.4], other: [3.41, 0.4] },
  plurals: { value: [0.375, 0.5], inside: [1.5, 0.125], after: [0.375, 0.5], other: [0.0938, 0.5] },
  imports: { value: [0.05, 7.89], inside: [0.05, 7.89], after: [0.05, 7.89], other: [0.0125, 5.92] },
  taughtCalls: { value: [2, 1], inside: [2, 1], after: [2, 1], other: [2, 1] },
  taughtShapes: { value: [2, 2], inside: [2, 2], after: [2, 2], other: [2, 2] },
  taughtNames: { value: [1, 1], inside: [1, 1], after: [1, 1], other: [1, 1] },
  ownAttributes: { value: [10.7, 1.94], inside: [10.7, 1.94], after: [10.7, 1.94], other: [11.8, 2.33] },
  registers: { value: [0.05, 0.05], inside: [0.05, 0.05], after: [0.05, 0.05], other: [0.01, 0.01] },
  ownSlots: { value: [2, 2], inside: [2, 2], after: [1, 1], other: [2, 2] },
  echoedCalls: { value: [0.05, 0.732], inside: [0.0125, 1.61], after: [0.06, 0.366], other: [0.0125, 1.61] },
  echoes: { value: [0.05, 77.6], inside: [0.01, 1.78], after: [0.0125, 28.2], other: [52, 6.42] },
  sequel: { value: [0.0125, 6.42], inside: [0.0125, 1.21], after: [0.048, 1.47], other: [3.51, 2.2] },
  selves: { value: [0.01, 0.01], inside: [0.156, 0.05], after: [0.01, 0.01], other: [0.39, 0.01] },
  asked: { value: [0.3, 0.1], inside: [0.3, 0.1], after: [0.3, 0.1], other: [0.3, 0.1] },
};

/** Fitted weights of what speaks for a name after a dot, in the order of `SIGNS`. */
export const SIGN_WEIGHTS: readonly number[] = [
  0.802, // usual
  -0.243, // trigram
  0.352, // fourgram
  0.213, // outerArguments
  0.2, // slots
  0.853, // kindArguments
  0.528, // arguments
  0.194, // placedAttributes
  0.281, // methods
  0.0999, // shapes
  0.417, // transitions
  0.565, // assigned
  0.2, // namesakes
  0.2, // ownArguments
  0.2, // loops
  0.2, // plurals
  0.2, // imports
  0.2, // taughtCalls
  0.2, // taughtShapes
  0.2, // taughtNames
  0.574, // ownAttributes
  1, // registers
  0.2, // ownSlots
  0.468, // echoedCalls
  -0.07, // echoes
  0.132, // sequel
  1.12, // selves
  1, // asked
  2.45, // target
  2.9, // keyword
  3.72, // strings
  0.219, // comment
  -0.799, // repeated
  0.211, // callableFirst
  -0.267, // callableInside
  0.0406, // callableIterated
  0.591, // privateSelf
  1.69, // ownMember
  0.401, // ownMethodFirst
  0.381, // expected
  2.26, // parameter
  -0.955, // variable
  0.143, // habit
  1.04, // clbits
  0.916, // iterable
];

/** Weights of the features of a guess, in the order of `vector`. */
export type Calibration = readonly number[];

/** Fitted weights of a guess's features. */
export const CALIBRATION: Calibration = [2.15, 1.94, -0.737, 0.111, 0.0797, 0.0219, -0.114];

/** Least confidence of what is offered unasked: up to the end of a statement, and of less. */
export const LINE_LEAST = 0.68;
export const PART_LEAST = 0.8;

/** Least agreement of a comment with a block that is offered unasked. */
export const BLOCK_LEAST = 0.8;

/** Limits of the search. */
export const LIMITS: Limits = { beam: 4, branch: 5, pieces: 40, ratio: 0.05, minimum: 0.002 };
