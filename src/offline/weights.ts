import type { Limits, Trust } from './decode.ts';

// Written by scripts/offlineWeights.ts: do not edit.

/** How far each source is believed. */
export const TRUST: Trust = {
  value: {
    floor: { base: 0.05, spread: 0.05 },
    visible: { base: 0.01, spread: 0.01 },
    bigram: { base: 0.8, spread: 99.2 },
    trigram: { base: 0.05, spread: 70.4 },
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
    transitions: { base: 0.326, spread: 4.42 },
    assigned: { base: 0.01, spread: 5.63 },
    namesakes: { base: 28.8, spread: 21.4 },
    ownArguments: { base: 0.125, spread: 0.5 },
    loops: { base: 3.41, spread: 0.4 },
    plurals: { base: 0.375, spread: 0.5 },
    imports: { base: 0.05, spread: 7.89 },
    ownAttributes: { base: 10.7, spread: 1.94 },
    registers: { base: 0.05, spread: 0.05 },
    echoedCalls: { base: 0.05, spread: 0.732 },
    echoes: { base: 0.168, spread: 128 },
    sequel: { base: 0.512, spread: 5.84 },
    selves: { base: 0.01, spread: 0.01 },
  },
  inside: {
    floor: { base: 0.01, spread: 0.01 },
    visible: { base: 0.01, spread: 0.01 },
    bigram: { base: 0.0125, spread: 17.6 },
    trigram: { base: 0.0125, spread: 17.6 },
    fourgram: { base: 0.01, spread: 5.87 },
    surface: { base: 10.3, spread: 0.01 },
    outerArguments: { base: 0.0237, spread: 1.8 },
    kindArguments: { base: 356, spread: 1000 },
    arguments: { base: 0.01, spread: 3.16 },
    kindAttributes: { base: 53.6, spread: 2.92 },
    attributes: { base: 2, spread: 0.05 },
    placedAttributes: { base: 115, spread: 0.305 },
    methods: { base: 0.104, spread: 29.6 },
    shapes: { base: 0.0125, spread: 14.3 },
    transitions: { base: 0.01, spread: 3.01 },
    assigned: { base: 0.05, spread: 4.13 },
    namesakes: { base: 15.4, spread: 32.1 },
    ownArguments: { base: 0.75, spread: 0.0889 },
    loops: { base: 3.41, spread: 0.606 },
    plurals: { base: 1.5, spread: 0.125 },
    imports: { base: 0.05, spread: 7.89 },
    ownAttributes: { base: 10.7, spread: 1.94 },
    registers: { base: 0.05, spread: 0.05 },
    echoedCalls: { base: 0.0392, spread: 1.61 },
    echoes: { base: 0.323, spread: 1.62 },
    sequel: { base: 0.0484, spread: 1.1 },
    selves: { base: 0.156, spread: 0.05 },
  },
  after: {
    floor: { base: 0.01, spread: 0.01 },
    visible: { base: 0.05, spread: 0.05 },
    bigram: { base: 0.01, spread: 4.4 },
    trigram: { base: 0.0125, spread: 8 },
    fourgram: { base: 0.01, spread: 7.34 },
    surface: { base: 5.85, spread: 0.05 },
    outerArguments: { base: 0.08, spread: 0.248 },
    kindArguments: { base: 1000, spread: 250 },
    arguments: { base: 0.6, spread: 0.387 },
    kindAttributes: { base: 53.6, spread: 2.92 },
    attributes: { base: 2, spread: 0.05 },
    placedAttributes: { base: 115, spread: 0.305 },
    methods: { base: 0.104, spread: 29.6 },
    shapes: { base: 0.0519, spread: 0.759 },
    transitions: { base: 0.15, spread: 2.51 },
    assigned: { base: 0.379, spread: 7.27 },
    namesakes: { base: 28.8, spread: 21.4 },
    ownArguments: { base: 0.01, spread: 0.379 },
    loops: { base: 3.41, spread: 0.4 },
    plurals: { base: 0.375, spread: 0.5 },
    imports: { base: 0.05, spread: 7.89 },
    ownAttributes: { base: 10.7, spread: 1.94 },
    registers: { base: 0.05, spread: 0.05 },
    echoedCalls: { base: 0.06, spread: 0.366 },
    echoes: { base: 0.689, spread: 25.6 },
    sequel: { base: 0.288, spread: 1.22 },
    selves: { base: 0.156, spread: 0.05 },
  },
  other: {
    floor: { base: 0.01, spread: 0.01 },
    visible: { base: 0.01, spread: 0.01 },
    bigram: { base: 0.0125, spread: 8.53 },
    trigram: { base: 0.0125, spread: 4.55 },
    fourgram: { base: 0.05, spread: 11.7 },
    surface: { base: 0.0114, spread: 0.01 },
    outerArguments: { base: 0.05, spread: 0.992 },
    kindArguments: { base: 1000, spread: 1000 },
    arguments: { base: 3.2, spread: 1000 },
    kindAttributes: { base: 53.6, spread: 4.38 },
    attributes: { base: 2.2, spread: 0.01 },
    placedAttributes: { base: 105, spread: 0.0191 },
    methods: { base: 0.104, spread: 26.9 },
    shapes: { base: 0.01, spread: 7.78 },
    transitions: { base: 0.01, spread: 2.28 },
    assigned: { base: 0.0827, spread: 1.7 },
    namesakes: { base: 28.8, spread: 21.4 },
    ownArguments: { base: 0.125, spread: 0.5 },
    loops: { base: 3.41, spread: 0.4 },
    plurals: { base: 0.0938, spread: 0.5 },
    imports: { base: 0.0125, spread: 8.68 },
    ownAttributes: { base: 11.8, spread: 2.33 },
    registers: { base: 0.01, spread: 0.01 },
    echoedCalls: { base: 0.0125, spread: 1.61 },
    echoes: { base: 52, spread: 7.06 },
    sequel: { base: 2.64, spread: 2.93 },
    selves: { base: 0.39, spread: 0.01 },
  },
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
