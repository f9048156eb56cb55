import type { Limits, Trust } from './decode.ts';

// Written by scripts/offlineWeights.ts: do not edit.

/** How far each source is believed. */
export const TRUST: Trust = {
  floor: { base: 0.01, spread: 0.01 },
  visible: { base: 0.01, spread: 0.01 },
  bigram: { base: 0.0125, spread: 24.8 },
  trigram: { base: 0.0125, spread: 13.2 },
  fourgram: { base: 0.01, spread: 5.87 },
  surface: { base: 5.32, spread: 0.01 },
  outerArguments: { base: 0.0125, spread: 0.827 },
  kindArguments: { base: 1000, spread: 1000 },
  arguments: { base: 0.01, spread: 2.11 },
  kindAttributes: { base: 89.3, spread: 23.4 },
  attributes: { base: 2.64, spread: 0.0125 },
  placedAttributes: { base: 84.4, spread: 5.49 },
  methods: { base: 0.104, spread: 39.1 },
  shapes: { base: 0.01, spread: 6.63 },
  transitions: { base: 0.01, spread: 2.76 },
  assigned: { base: 0.0125, spread: 3.3 },
  namesakes: { base: 28.8, spread: 21.4 },
  ownArguments: { base: 0.5, spread: 0.5 },
  loops: { base: 3.41, spread: 0.05 },
  plurals: { base: 1, spread: 0.5 },
  imports: { base: 0.0125, spread: 8.68 },
  ownAttributes: { base: 10.7, spread: 1.94 },
  registers: { base: 0.0125, spread: 0.01 },
  echoedCalls: { base: 0.0155, spread: 0.665 },
  echoes: { base: 6.98, spread: 13.7 },
  sequel: { base: 0.545, spread: 3.54 },
  selves: { base: 0.156, spread: 0.025 },
};

/** Fitted weights of what speaks for a name after a dot, in the order of `SIGNS`. */
export const SIGN_WEIGHTS: readonly number[] = [
  0.806, // usual
  -0.229, // trigram
  0.333, // fourgram
  0.213, // outerArguments
  0.809, // kindArguments
  0.546, // arguments
  0.198, // placedAttributes
  0.288, // methods
  0.123, // shapes
  0.415, // transitions
  0.557, // assigned
  0.2, // namesakes
  0.2, // ownArguments
  0.2, // loops
  0.2, // plurals
  0.2, // imports
  0.579, // ownAttributes
  1.01, // registers
  0.51, // echoedCalls
  -0.0539, // echoes
  0.135, // sequel
  1.14, // selves
  2.42, // target
  2.93, // keyword
  3.43, // strings
  0.219, // comment
  -0.792, // repeated
  0.156, // callableFirst
  -0.237, // callableInside
  0.0117, // callableIterated
  0.629, // privateSelf
  1.77, // ownMember
  0.48, // ownMethodFirst
  0.379, // expected
  2.25, // parameter
  -0.984, // variable
  0.128, // habit
  1.05, // clbits
  1.01, // iterable
];

/** Weights of the features of a guess, in the order of `vector`. */
export type Calibration = readonly number[];

/** Fitted weights of a guess's features. */
export const CALIBRATION: Calibration = [1.72, 1.51, -0.878, 0.0289, 0.149, 0.039, -0.0995];

/** Least confidence of what is offered unasked: up to the end of a statement, and of less. */
export const LINE_LEAST = 0.6;
export const PART_LEAST = 0.75;

/** Least agreement of a comment with a block that is offered unasked. */
export const BLOCK_LEAST = 0.8;

/** Limits of the search. */
export const LIMITS: Limits = { beam: 4, branch: 5, pieces: 40, ratio: 0.05, minimum: 0.002 };
