import type { Limits } from './decode.ts';
import type { Trust } from './mixture.ts';
import type { NAME_PLACES } from './nameSigns.ts';
import type { RECEIVERS } from './signs.ts';

// Written by scripts/offlineWeights.ts: do not edit.

/** How far each source is believed in each place. */
export const TRUST: Trust = {
  floor: { value: [0.05, 0.05], inside: [0.01, 0.01], after: [0.01, 0.01], other: [0.01, 0.01] },
  visible: { value: [0.01, 0.01], inside: [0.01, 0.01], after: [0.05, 0.05], other: [0.01, 0.01] },
  bigram: { value: [0.8, 151], inside: [0.0125, 26.7], after: [0.0125, 8.5], other: [9.41, 11.3] },
  trigram: { value: [0.05, 61.9], inside: [0.0125, 21.3], after: [0.0125, 10.1], other: [0.0125, 6.6] },
  fourgram: { value: [0.0125, 5.57], inside: [0.01, 8.8], after: [0.0125, 6.01], other: [0.05, 17.7] },
  results: { value: [2, 2], inside: [2, 2], after: [0.0759, 7.27], other: [2, 2] },
  surface: { value: [5.85, 0.05], inside: [10.6, 0.01], after: [5.85, 0.05], other: [0.1, 0.01] },
  outerArguments: { value: [0.05, 0.992], inside: [0.0125, 3.17], after: [0.225, 0.496], other: [0.05, 0.992] },
  slots: { value: [2, 2], inside: [0.01, 11.7], after: [0.441, 20], other: [512, 512] },
  kindArguments: { value: [1000, 1000], inside: [7.43, 1000], after: [1000, 1000], other: [1000, 1000] },
  arguments: { value: [0.05, 2.32], inside: [0.0125, 12.6], after: [1.8, 0.05], other: [3.2, 1000] },
  kindAttributes: { value: [53.6, 2.92], inside: [53.6, 2.92], after: [53.6, 2.92], other: [81.2, 8.76] },
  attributes: { value: [2, 0.05], inside: [2, 0.05], after: [2, 0.05], other: [2.5, 0.01] },
  placedAttributes: { value: [115, 0.305], inside: [115, 0.305], after: [115, 0.305], other: [185, 0.0297] },
  methods: { value: [0.104, 29.6], inside: [0.104, 29.6], after: [0.104, 29.6], other: [0.05, 47.4] },
  shapes: { value: [0.05, 1000], inside: [0.0125, 16.3], after: [0.127, 1.19], other: [0.01, 8.56] },
  transitions: { value: [1.69, 5.02], inside: [0.01, 4.56], after: [1.58, 2.51], other: [0.159, 3.44] },
  assigned: { value: [0.01, 6.4], inside: [0.05, 4.13], after: [6.49, 11], other: [0.01, 2.13] },
  namesakes: { value: [28.8, 21.4], inside: [16.4, 38.8], after: [28.8, 21.4], other: [28.8, 21.4] },
  ownArguments: { value: [0.125, 0.5], inside: [0.825, 0.05], after: [0.0125, 0.379], other: [0.125, 0.5] },
  loops: { value: [3.41, 0.4], inside: [3.41, 0.689], after: [3.41, 0.4], other: [3.41, 0.4] },
  plurals: { value: [0.375, 0.5], inside: [1.36, 0.125], after: [0.375, 0.5], other: [0.0938, 0.5] },
  imports: { value: [0.05, 7.89], inside: [0.05, 7.89], after: [0.05, 7.89], other: [0.0125, 5.92] },
  taughtCalls: { value: [2, 1], inside: [2, 1], after: [2, 1], other: [2, 1] },
  taughtShapes: { value: [2, 2], inside: [2, 2], after: [2, 2], other: [2, 2] },
  taughtNames: { value: [1, 1], inside: [1, 1], after: [1, 1], other: [1, 1] },
  ownAttributes: { value: [10.7, 1.94], inside: [10.7, 1.94], after: [10.7, 1.94], other: [11.8, 2.12] },
  registers: { value: [0.05, 0.05], inside: [0.05, 0.05], after: [0.05, 0.05], other: [0.01, 0.01] },
  ownSlots: { value: [2, 2], inside: [0.0181, 3.3], after: [0.778, 15], other: [128, 32] },
  echoedCalls: { value: [0.05, 0.732], inside: [0.0125, 3.9], after: [0.12, 0.366], other: [0.0125, 1.61] },
  echoes: { value: [0.05, 97], inside: [0.0125, 1.78], after: [0.05, 28.2], other: [59.1, 7.06] },
  sequel: { value: [0.0125, 6.42], inside: [0.0125, 1.1], after: [0.0125, 1.47], other: [4.39, 1.76] },
  selves: { value: [0.01, 0.01], inside: [0.156, 0.05], after: [0.01, 0.01], other: [0.443, 0.01] },
  asked: { value: [0.3, 0.1], inside: [0.3, 0.1], after: [0.3, 0.1], other: [0.3, 0.1] },
};

/** Fitted weights of what speaks for a name after a dot, in the order of `SIGNS`, by what is before the dot. */
export const SIGN_WEIGHTS: Readonly<Record<(typeof RECEIVERS)[number], readonly number[]>> = {
  circuit: [
    0.489, // usual
    -0.45, // trigram
    0.385, // fourgram
    0.187, // results
    0.209, // outerArguments
    0.532, // slots
    0.704, // kindArguments
    -0.0556, // arguments
    0.306, // placedAttributes
    0.293, // methods
    0.00852, // shapes
    0.367, // transitions
    0.39, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    0.00457, // ownAttributes
    1.54, // registers
    -0.0357, // ownSlots
    0.149, // echoedCalls
    0.0237, // echoes
    0.386, // sequel
    1.85, // selves
    0.501, // asked
    2.61, // target
    2.94, // keyword
    4.43, // strings
    0.206, // comment
    -1, // repeated
    1.16, // callableFirst
    0.0898, // callableInside
    -0.33, // callableIterated
    0.854, // privateSelf
    0.614, // ownMember
    -0.12, // ownMethodFirst
    0.153, // expected
    2.1, // parameter
    0.191, // variable
    -0.00858, // habit
    1.04, // clbits
    0.474, // iterable
    0.381, // unusedOwn
    -0.293, // nextOwn
    -0.434, // lastOwn
  ],
  own: [
    0.217, // usual
    -0.169, // trigram
    -0.0572, // fourgram
    0.187, // results
    0.209, // outerArguments
    0.832, // slots
    0.616, // kindArguments
    0.278, // arguments
    -0.0538, // placedAttributes
    -0.203, // methods
    0.105, // shapes
    0.279, // transitions
    0.576, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    0.226, // ownAttributes
    1.54, // registers
    0.709, // ownSlots
    -0.568, // echoedCalls
    0.417, // echoes
    0.438, // sequel
    2.18, // selves
    0.392, // asked
    2.75, // target
    3.03, // keyword
    3.73, // strings
    0.208, // comment
    -1.1, // repeated
    0.39, // callableFirst
    -0.723, // callableInside
    0.568, // callableIterated
    0.597, // privateSelf
    0.0691, // ownMember
    0.148, // ownMethodFirst
    0.684, // expected
    3.38, // parameter
    -0.0785, // variable
    0.149, // habit
    1.01, // clbits
    1.03, // iterable
    0.572, // unusedOwn
    -0.245, // nextOwn
    -0.475, // lastOwn
  ],
  module: [
    0.943, // usual
    -0.188, // trigram
    0.177, // fourgram
    0.187, // results
    0.209, // outerArguments
    0.54, // slots
    0.0484, // kindArguments
    0.357, // arguments
    0.138, // placedAttributes
    0.228, // methods
    0.287, // shapes
    0.478, // transitions
    0.602, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    0.245, // ownAttributes
    1.54, // registers
    0.697, // ownSlots
    -1.33, // echoedCalls
    0.268, // echoes
    0.192, // sequel
    1.85, // selves
    0.392, // asked
    2.76, // target
    2.58, // keyword
    3.62, // strings
    0.23, // comment
    -0.413, // repeated
    0.122, // callableFirst
    -0.321, // callableInside
    0.0366, // callableIterated
    0.854, // privateSelf
    0.614, // ownMember
    -0.12, // ownMethodFirst
    0.373, // expected
    2.12, // parameter
    -0.96, // variable
    0.726, // habit
    1.01, // clbits
    0.87, // iterable
    0.381, // unusedOwn
    -0.293, // nextOwn
    -0.434, // lastOwn
  ],
  known: [
    0.913, // usual
    -0.198, // trigram
    0.189, // fourgram
    0.187, // results
    0.22, // outerArguments
    0.157, // slots
    0.739, // kindArguments
    0.677, // arguments
    0.0308, // placedAttributes
    0.222, // methods
    0.151, // shapes
    0.558, // transitions
    0.741, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    0.404, // ownAttributes
    1.59, // registers
    0.164, // ownSlots
    -0.232, // echoedCalls
    0.421, // echoes
    -0.268, // sequel
    1.85, // selves
    0.392, // asked
    2.07, // target
    2.68, // keyword
    4.16, // strings
    0.208, // comment
    -0.868, // repeated
    -0.21, // callableFirst
    -0.124, // callableInside
    0.052, // callableIterated
    0.854, // privateSelf
    0.614, // ownMember
    -0.12, // ownMethodFirst
    0.307, // expected
    1.99, // parameter
    -0.703, // variable
    0.114, // habit
    1.01, // clbits
    0.982, // iterable
    0.381, // unusedOwn
    -0.293, // nextOwn
    -0.434, // lastOwn
  ],
  unknown: [
    1.24, // usual
    0.0265, // trigram
    0.318, // fourgram
    0.187, // results
    0.209, // outerArguments
    1.02, // slots
    1.02, // kindArguments
    -0.385, // arguments
    0.447, // placedAttributes
    -0.714, // methods
    0.583, // shapes
    0.781, // transitions
    0.576, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    0.316, // ownAttributes
    1.54, // registers
    1.25, // ownSlots
    -0.226, // echoedCalls
    -0.875, // echoes
    0.161, // sequel
    1.85, // selves
    0.392, // asked
    2.48, // target
    2.58, // keyword
    3.48, // strings
    0.208, // comment
    -0.853, // repeated
    0.122, // callableFirst
    -0.321, // callableInside
    0.0366, // callableIterated
    0.854, // privateSelf
    0.614, // ownMember
    -0.12, // ownMethodFirst
    0.373, // expected
    2.12, // parameter
    -0.651, // variable
    0.0715, // habit
    1.01, // clbits
    0.87, // iterable
    0.381, // unusedOwn
    -0.293, // nextOwn
    -0.434, // lastOwn
  ],
};

/** Fitted weights of what speaks for a variable where a name may stand, in the order of `NAME_SIGNS`, by place. */
export const NAME_WEIGHTS: Readonly<Record<(typeof NAME_PLACES)[number], readonly number[]>> = {
  first: [
    0.438, // token
    1.08, // rivals
    0.0277, // mentioned
    0.207, // defined
    -1.92, // justMade
    0.00154, // justUsed
    -1.63, // often
    1.13, // unusedValue
    1.85, // unusedFunction
    0.363, // unusedParameter
    0.576, // loop
    1.23, // parameter
    -0.874, // outer
    0.112, // constant
    0.187, // sameAsParameter
    0.187, // likeParameter
    0.187, // wordsOfParameter
    0.187, // typeOfParameter
    0.187, // wordsOfString
    0.187, // wordsOfTarget
    0.187, // target
    0.187, // here
    0.187, // asBefore
    1.7, // asAbove
    0.187, // usual
    2.15, // pair
    1.19, // pairShare
    0.187, // plural
    0.187, // returned
    0.187, // appended
    0.187, // attribute
    1.35, // fresh
    0.187, // bound
  ],
  inside: [
    0.583, // token
    0.43, // rivals
    0.287, // mentioned
    0.198, // defined
    -0.0316, // justMade
    0.258, // justUsed
    -0.249, // often
    1.13, // unusedValue
    -0.0172, // unusedFunction
    1.58, // unusedParameter
    0.44, // loop
    -0.295, // parameter
    -1.11, // outer
    0.682, // constant
    1.97, // sameAsParameter
    0.0393, // likeParameter
    1.94, // wordsOfParameter
    0.595, // typeOfParameter
    1.79, // wordsOfString
    2.34, // wordsOfTarget
    0.21, // target
    -0.84, // here
    -0.677, // asBefore
    0.255, // asAbove
    0.399, // usual
    0.524, // pair
    0.914, // pairShare
    0.339, // plural
    0.187, // returned
    0.577, // appended
    0.187, // attribute
    0.616, // fresh
    -1.07, // bound
  ],
  other: [
    0.967, // token
    1.07, // rivals
    -0.236, // mentioned
    0.336, // defined
    -0.551, // justMade
    1.14, // justUsed
    -0.887, // often
    1.01, // unusedValue
    0.985, // unusedFunction
    0.82, // unusedParameter
    1.11, // loop
    1.19, // parameter
    -0.595, // outer
    0.669, // constant
    0.187, // sameAsParameter
    0.187, // likeParameter
    0.187, // wordsOfParameter
    0.187, // typeOfParameter
    0.187, // wordsOfString
    3.24, // wordsOfTarget
    2.98, // target
    -1.56, // here
    0.187, // asBefore
    0.286, // asAbove
    0.187, // usual
    0.93, // pair
    1.9, // pairShare
    2.18, // plural
    3.64, // returned
    0.187, // appended
    2.45, // attribute
    0.187, // fresh
    0.187, // bound
  ],
};

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
