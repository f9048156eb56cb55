import type { Limits } from './decode.ts';
import type { Trust } from './mixture.ts';

// Written by scripts/offlineWeights.ts: do not edit.

/** How far each source is believed. */
export const TRUST: Trust = {
  value: {
    floor: { base: 0.05, spread: 0.05 },
    visible: { base: 0.01, spread: 0.01 },
    bigram: { base: 0.8, spread: 113 },
    trigram: { base: 0.05, spread: 51.6 },
    fourgram: { base: 0.01, spread: 3.34 },
    surface: { base: 5.85, spread: 0.05 },
    outerArguments: { base: 0.05, spread: 0.992 },
    kindArguments: { base: 1000, spread: 1000 },
    arguments: { base: 0.05, spread: 2.32 },
    kindAttributes: { base: 53.6, spread: 2.92 },
    attributes: { base: 2, spread: 0.05 },
    placedAttributes: { base: 115, spread: 0.305 },
    methods: { base: 0.104, spread: 29.6 },
    shapes: { base: 0.05, spread: 1000 },
    transitions: { base: 0.01, spread: 4.02 },
    assigned: { base: 0.01, spread: 5.12 },
    namesakes: { base: 28.8, spread: 21.4 },
    ownArguments: { base: 0.125, spread: 0.5 },
    loops: { base: 3.41, spread: 0.4 },
    plurals: { base: 0.375, spread: 0.5 },
    imports: { base: 0.05, spread: 7.89 },
    taughtCalls: { base: 2, spread: 1 },
    taughtShapes: { base: 2, spread: 2 },
    taughtNames: { base: 1, spread: 1 },
    ownAttributes: { base: 10.7, spread: 1.94 },
    registers: { base: 0.05, spread: 0.05 },
    echoedCalls: { base: 0.05, spread: 0.732 },
    echoes: { base: 0.042, spread: 77.6 },
    sequel: { base: 0.01, spread: 6.42 },
    selves: { base: 0.01, spread: 0.01 },
  },
  inside: {
    floor: { base: 0.01, spread: 0.01 },
    visible: { base: 0.01, spread: 0.01 },
    bigram: { base: 0.0125, spread: 17.6 },
    trigram: { base: 0.0125, spread: 16 },
    fourgram: { base: 0.01, spread: 5.87 },
    surface: { base: 9.36, spread: 0.01 },
    outerArguments: { base: 0.0125, spread: 1.8 },
    kindArguments: { base: 22.3, spread: 1000 },
    arguments: { base: 0.01, spread: 3.16 },
    kindAttributes: { base: 53.6, spread: 2.92 },
    attributes: { base: 2, spread: 0.05 },
    placedAttributes: { base: 115, spread: 0.305 },
    methods: { base: 0.104, spread: 29.6 },
    shapes: { base: 0.0125, spread: 14.3 },
    transitions: { base: 0.01, spread: 3.01 },
    assigned: { base: 0.05, spread: 4.13 },
    namesakes: { base: 12.3, spread: 35.3 },
    ownArguments: { base: 0.825, spread: 0.0735 },
    loops: { base: 3.41, spread: 0.606 },
    plurals: { base: 1.5, spread: 0.125 },
    imports: { base: 0.05, spread: 7.89 },
    taughtCalls: { base: 2, spread: 1 },
    taughtShapes: { base: 2, spread: 2 },
    taughtNames: { base: 1, spread: 1 },
    ownAttributes: { base: 10.7, spread: 1.94 },
    registers: { base: 0.05, spread: 0.05 },
    echoedCalls: { base: 0.0125, spread: 1.61 },
    echoes: { base: 0.0607, spread: 1.78 },
    sequel: { base: 0.0125, spread: 1.1 },
    selves: { base: 0.156, spread: 0.05 },
  },
  after: {
    floor: { base: 0.01, spread: 0.01 },
    visible: { base: 0.05, spread: 0.05 },
    bigram: { base: 0.0125, spread: 12.9 },
    trigram: { base: 0.01, spread: 8 },
    fourgram: { base: 0.0125, spread: 7.34 },
    surface: { base: 5.85, spread: 0.05 },
    outerArguments: { base: 0.08, spread: 0.248 },
    kindArguments: { base: 1000, spread: 250 },
    arguments: { base: 0.6, spread: 0.426 },
    kindAttributes: { base: 53.6, spread: 2.92 },
    attributes: { base: 2, spread: 0.05 },
    placedAttributes: { base: 115, spread: 0.305 },
    methods: { base: 0.104, spread: 29.6 },
    shapes: { base: 0.01, spread: 0.69 },
    transitions: { base: 0.15, spread: 2.51 },
    assigned: { base: 0.0948, spread: 8 },
    namesakes: { base: 28.8, spread: 21.4 },
    ownArguments: { base: 0.0125, spread: 0.379 },
    loops: { base: 3.41, spread: 0.4 },
    plurals: { base: 0.375, spread: 0.5 },
    imports: { base: 0.05, spread: 7.89 },
    taughtCalls: { base: 2, spread: 1 },
    taughtShapes: { base: 2, spread: 2 },
    taughtNames: { base: 1, spread: 1 },
    ownAttributes: { base: 10.7, spread: 1.94 },
    registers: { base: 0.05, spread: 0.05 },
    echoedCalls: { base: 0.06, spread: 0.366 },
    echoes: { base: 0.0431, spread: 28.2 },
    sequel: { base: 0.192, spread: 1.34 },
    selves: { base: 0.01, spread: 0.01 },
  },
  other: {
    floor: { base: 0.01, spread: 0.01 },
    visible: { base: 0.01, spread: 0.01 },
    bigram: { base: 3.64, spread: 8.53 },
    trigram: { base: 0.0125, spread: 5 },
    fourgram: { base: 0.05, spread: 14.6 },
    surface: { base: 0.0125, spread: 0.01 },
    outerArguments: { base: 0.05, spread: 0.992 },
    kindArguments: { base: 1000, spread: 1000 },
    arguments: { base: 3.2, spread: 1000 },
    kindAttributes: { base: 53.6, spread: 4.38 },
    attributes: { base: 2.2, spread: 0.01 },
    placedAttributes: { base: 116, spread: 0.05 },
    methods: { base: 0.026, spread: 29.6 },
    shapes: { base: 0.01, spread: 6.85 },
    transitions: { base: 0.0125, spread: 2.28 },
    assigned: { base: 0.01, spread: 1.7 },
    namesakes: { base: 28.8, spread: 21.4 },
    ownArguments: { base: 0.125, spread: 0.5 },
    loops: { base: 3.41, spread: 0.4 },
    plurals: { base: 0.0938, spread: 0.5 },
    imports: { base: 0.0125, spread: 5.92 },
    taughtCalls: { base: 2, spread: 1 },
    taughtShapes: { base: 2, spread: 2 },
    taughtNames: { base: 1, spread: 1 },
    ownAttributes: { base: 11.8, spread: 2.33 },
    registers: { base: 0.01, spread: 0.01 },
    echoedCalls: { base: 0.0125, spread: 1.61 },
    echoes: { base: 52, spread: 6.42 },
    sequel: { base: 3.51, spread: 2.2 },
    selves: { base: 0.39, spread: 0.01 },
  },
};

/** Fitted weights of what speaks for a name after a dot, in the order of `SIGNS`. */
export const SIGN_WEIGHTS: readonly number[] = [
  0.802, // usual
  -0.243, // trigram
  0.351, // fourgram
  0.213, // outerArguments
  0.853, // kindArguments
  0.528, // arguments
  0.193, // placedAttributes
  0.281, // methods
  0.1, // shapes
  0.417, // transitions
  0.565, // assigned
  0.2, // namesakes
  0.2, // ownArguments
  0.2, // loops
  0.2, // plurals
  0.2, // imports
  0.2, // taughtCalls
  0.2, // taughtShapes
  0.3, // taughtNames
  0.574, // ownAttributes
  1, // registers
  0.468, // echoedCalls
  -0.0699, // echoes
  0.132, // sequel
  1.12, // selves
  2.45, // target
  2.9, // keyword
  3.72, // strings
  0.219, // comment
  -0.798, // repeated
  0.211, // callableFirst
  -0.266, // callableInside
  0.0408, // callableIterated
  0.592, // privateSelf
  1.69, // ownMember
  0.401, // ownMethodFirst
  0.381, // expected
  2.26, // parameter
  -0.955, // variable
  0.143, // habit
  1.04, // clbits
  0.913, // iterable
];

/** Weights of the features of a guess, in the order of `vector`. */
export type Calibration = readonly number[];

/** Fitted weights of a guess's features. */
export const CALIBRATION: Calibration = [2.16, 1.91, -0.731, 0.129, 0.0659, 0.0245, -0.109];

/** Least confidence of what is offered unasked: up to the end of a statement, and of less. */
export const LINE_LEAST = 0.6;
export const PART_LEAST = 0.75;

/** Least agreement of a comment with a block that is offered unasked. */
export const BLOCK_LEAST = 0.8;

/** Limits of the search. */
export const LIMITS: Limits = { beam: 4, branch: 5, pieces: 40, ratio: 0.05, minimum: 0.002 };
