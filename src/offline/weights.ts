import type { Limits } from './decode.ts';
import type { Trust } from './mixture.ts';
import type { NAME_PLACES } from './nameSigns.ts';
import type { RECEIVERS } from './signs.ts';

// Written by scripts/offlineWeights.ts: do not edit.

/** How far each source is believed in each place. */
export const TRUST: Trust = {
  floor: { value: [0.05, 0.05], inside: [0.01, 0.01], after: [0.01, 0.01], other: [0.01, 0.01] },
  visible: { value: [0.01, 0.01], inside: [0.01, 0.01], after: [0.05, 0.05], other: [0.01, 0.01] },
  bigram: { value: [0.8, 302], inside: [0.0125, 36.4], after: [0.0125, 7.08], other: [1.61, 17] },
  trigram: { value: [0.0125, 37.1], inside: [0.0125, 20.6], after: [0.0125, 7.41], other: [0.0125, 7.26] },
  fourgram: { value: [0.01, 4.08], inside: [0.01, 8], after: [0.0125, 6.83], other: [0.0125, 8.05] },
  results: { value: [2, 2], inside: [2, 2], after: [0.019, 8], other: [2, 2] },
  surface: { value: [5.85, 0.05], inside: [11.7, 0.01], after: [5.85, 0.05], other: [0.01, 0.01] },
  outerArguments: { value: [0.05, 0.992], inside: [0.01, 2.62], after: [0.16, 1.64], other: [0.05, 0.992] },
  slots: { value: [2, 2], inside: [0.01, 12.9], after: [0.11, 26.4], other: [128, 1000] },
  kindArguments: { value: [1000, 1000], inside: [0.464, 41.3], after: [1000, 1000], other: [1000, 1000] },
  arguments: { value: [0.05, 2.32], inside: [0.0125, 18.9], after: [0.361, 3], other: [3.2, 1000] },
  kindAttributes: { value: [53.6, 2.92], inside: [53.6, 2.92], after: [53.6, 2.92], other: [50.8, 4.38] },
  attributes: { value: [2, 0.05], inside: [2, 0.05], after: [2, 0.05], other: [5, 0.01] },
  placedAttributes: { value: [115, 0.305], inside: [115, 0.305], after: [115, 0.305], other: [204, 1.6] },
  typePlaced: { value: [20, 1], inside: [20, 1], after: [20, 1], other: [20, 1] },
  methods: { value: [0.104, 29.6], inside: [0.104, 29.6], after: [0.104, 29.6], other: [0.05, 94.8] },
  shapes: { value: [0.05, 1000], inside: [0.0125, 10.9], after: [0.01, 1.05], other: [0.01, 8.56] },
  transitions: { value: [0.0106, 5.02], inside: [0.01, 4.56], after: [0.0247, 2.51], other: [0.0172, 3.03] },
  assigned: { value: [0.01, 7.27], inside: [0.05, 4.13], after: [6.49, 55], other: [0.455, 2.34] },
  namesakes: { value: [28.8, 21.4], inside: [65.6, 9.7], after: [28.8, 21.4], other: [28.8, 21.4] },
  ownArguments: { value: [0.125, 0.5], inside: [0.75, 0.0666], after: [0.0125, 1.15], other: [0.125, 0.5] },
  loops: { value: [3.41, 0.4], inside: [2.25, 2.76], after: [3.41, 0.4], other: [3.41, 0.4] },
  plurals: { value: [0.375, 0.5], inside: [0.085, 0.5], after: [0.375, 0.5], other: [0.188, 0.5] },
  imports: { value: [0.05, 7.89], inside: [0.05, 7.89], after: [0.05, 7.89], other: [0.0125, 17.9] },
  taughtCalls: { value: [2, 1], inside: [2, 1], after: [2, 1], other: [2, 1] },
  taughtShapes: { value: [2, 2], inside: [2, 2], after: [2, 2], other: [2, 2] },
  taughtNames: { value: [1, 1], inside: [1, 1], after: [1, 1], other: [1, 1] },
  ownAttributes: { value: [10.7, 1.94], inside: [10.7, 1.94], after: [10.7, 1.94], other: [16.1, 1.71] },
  registers: { value: [0.05, 0.05], inside: [0.05, 0.05], after: [0.05, 0.05], other: [0.01, 0.01] },
  ownSlots: { value: [2, 2], inside: [0.0125, 3], after: [2.07, 27.3], other: [341, 8] },
  echoedCalls: { value: [0.05, 0.732], inside: [0.05, 4.43], after: [0.0923, 0.503], other: [0.0125, 1.22] },
  echoes: { value: [3.33, 38.8], inside: [0.116, 2.15], after: [0.683, 42.7], other: [118, 3.53] },
  sequel: { value: [0.962, 8.03], inside: [0.0125, 2.2], after: [0.273, 1.67], other: [2.15, 3.96] },
  selves: { value: [0.01, 0.01], inside: [0.156, 0.05], after: [0.01, 0.01], other: [0.671, 0.01] },
  asked: { value: [0.3, 0.1], inside: [0.3, 0.1], after: [0.3, 0.1], other: [0.3, 0.1] },
};

/** Fitted weights of what speaks for a name after a dot, in the order of `SIGNS`, by what is before the dot. */
export const SIGN_WEIGHTS: Readonly<Record<(typeof RECEIVERS)[number], readonly number[]>> = {
  circuit: [
    0.74, // usual
    -0.39, // trigram
    0.421, // fourgram
    0.187, // results
    0.262, // outerArguments
    0.409, // slots
    0.836, // kindArguments
    -0.163, // arguments
    0.0923, // placedAttributes
    0.2, // typePlaced
    0.195, // methods
    0.247, // shapes
    0.403, // transitions
    0.465, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    0.174, // ownAttributes
    0.99, // registers
    -0.0744, // ownSlots
    0.604, // echoedCalls
    0.0185, // echoes
    0.331, // sequel
    1.33, // selves
    0.0468, // asked
    2.78, // target
    2.57, // keyword
    3.99, // strings
    0.218, // comment
    -0.55, // repeated
    0.43, // callableFirst
    -0.357, // callableInside
    -0.377, // callableIterated
    0.162, // privateSelf
    1.56, // ownMember
    0.128, // ownMethodFirst
    0.348, // expected
    1.87, // parameter
    -0.211, // variable
    0.0309, // habit
    1.01, // clbits
    0.632, // iterable
    0.131, // unusedOwn
    -0.0447, // nextOwn
    -0.044, // lastOwn
  ],
  own: [
    0.275, // usual
    -0.0461, // trigram
    -0.211, // fourgram
    0.187, // results
    0.262, // outerArguments
    0.528, // slots
    0.237, // kindArguments
    -0.028, // arguments
    -0.248, // placedAttributes
    0.2, // typePlaced
    -0.26, // methods
    0.623, // shapes
    -0.259, // transitions
    0.599, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    0.232, // ownAttributes
    0.99, // registers
    0.141, // ownSlots
    -0.0601, // echoedCalls
    0.188, // echoes
    0.212, // sequel
    1.12, // selves
    0.0579, // asked
    3.35, // target
    2.92, // keyword
    3.21, // strings
    0.227, // comment
    -0.722, // repeated
    0.0403, // callableFirst
    -0.542, // callableInside
    0.32, // callableIterated
    -0.0925, // privateSelf
    1.47, // ownMember
    0.228, // ownMethodFirst
    0.732, // expected
    2.72, // parameter
    -0.0821, // variable
    0.0641, // habit
    0.978, // clbits
    0.909, // iterable
    0.291, // unusedOwn
    -0.112, // nextOwn
    -0.0592, // lastOwn
  ],
  module: [
    0.931, // usual
    -0.23, // trigram
    0.172, // fourgram
    0.187, // results
    0.73, // outerArguments
    0.391, // slots
    -0.298, // kindArguments
    0.176, // arguments
    0.121, // placedAttributes
    0.2, // typePlaced
    0.276, // methods
    0.422, // shapes
    0.488, // transitions
    0.625, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    0.845, // ownAttributes
    0.99, // registers
    0.239, // ownSlots
    -0.226, // echoedCalls
    0.0859, // echoes
    0.443, // sequel
    1.33, // selves
    0.0579, // asked
    2.33, // target
    2.43, // keyword
    3.08, // strings
    0.273, // comment
    0.527, // repeated
    -0.0589, // callableFirst
    -0.322, // callableInside
    -0.0451, // callableIterated
    0.162, // privateSelf
    1.56, // ownMember
    0.128, // ownMethodFirst
    0.444, // expected
    1.73, // parameter
    -1.93, // variable
    0.142, // habit
    0.978, // clbits
    1.01, // iterable
    0.131, // unusedOwn
    -0.0447, // nextOwn
    -0.044, // lastOwn
  ],
  known: [
    0.946, // usual
    -0.216, // trigram
    0.237, // fourgram
    0.187, // results
    -0.178, // outerArguments
    0.267, // slots
    0.0614, // kindArguments
    0.453, // arguments
    0.088, // placedAttributes
    0.2, // typePlaced
    0.232, // methods
    0.203, // shapes
    0.45, // transitions
    0.622, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    -0.0882, // ownAttributes
    1.27, // registers
    -0.0112, // ownSlots
    0.286, // echoedCalls
    0.427, // echoes
    0.235, // sequel
    1.33, // selves
    0.0579, // asked
    2.23, // target
    2.81, // keyword
    3.7, // strings
    0.236, // comment
    -0.0972, // repeated
    -0.292, // callableFirst
    -0.116, // callableInside
    0.00375, // callableIterated
    0.162, // privateSelf
    1.56, // ownMember
    0.128, // ownMethodFirst
    0.222, // expected
    1.67, // parameter
    -0.381, // variable
    0.0787, // habit
    0.978, // clbits
    1.32, // iterable
    0.131, // unusedOwn
    -0.0447, // nextOwn
    -0.044, // lastOwn
  ],
  unknown: [
    1.18, // usual
    -0.0528, // trigram
    0.258, // fourgram
    0.187, // results
    0.262, // outerArguments
    0.741, // slots
    0.646, // kindArguments
    0.349, // arguments
    0.168, // placedAttributes
    0.2, // typePlaced
    -0.0647, // methods
    -0.175, // shapes
    1, // transitions
    0.599, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    -0.434, // ownAttributes
    0.99, // registers
    0.515, // ownSlots
    0.265, // echoedCalls
    0.426, // echoes
    0.375, // sequel
    1.33, // selves
    0.0579, // asked
    2.83, // target
    2.43, // keyword
    2.99, // strings
    0.227, // comment
    -0.111, // repeated
    -0.0589, // callableFirst
    -0.322, // callableInside
    -0.0451, // callableIterated
    0.162, // privateSelf
    1.56, // ownMember
    0.128, // ownMethodFirst
    0.444, // expected
    1.65, // parameter
    0.0281, // variable
    -0.221, // habit
    0.978, // clbits
    1.01, // iterable
    0.131, // unusedOwn
    -0.0447, // nextOwn
    -0.044, // lastOwn
  ],
};

/** Fitted weights of what speaks for a variable where a name may stand, in the order of `NAME_SIGNS`, by place. */
export const NAME_WEIGHTS: Readonly<Record<(typeof NAME_PLACES)[number], readonly number[]>> = {
  first: [
    0.537, // token
    0.935, // rivals
    0.163, // mentioned
    0.119, // defined
    -2.06, // justMade
    -0.0506, // justUsed
    -1.27, // often
    1.36, // unusedValue
    1.56, // unusedFunction
    0.262, // unusedParameter
    0.325, // loop
    0.549, // parameter
    -0.776, // outer
    -0.588, // constant
    0.187, // sameAsParameter
    0.187, // likeParameter
    0.187, // wordsOfParameter
    0.187, // typeOfParameter
    0.187, // wordsOfString
    0.187, // wordsOfTarget
    0.187, // target
    0.187, // here
    0.187, // asBefore
    1.6, // asAbove
    0.187, // usual
    1.82, // pair
    0.492, // pairShare
    0.187, // plural
    0.187, // returned
    0.187, // appended
    0.187, // attribute
    1.15, // fresh
    0.187, // bound
  ],
  inside: [
    0.635, // token
    0.33, // rivals
    0.241, // mentioned
    0.16, // defined
    0.0903, // justMade
    0.365, // justUsed
    -0.258, // often
    1.04, // unusedValue
    0.0476, // unusedFunction
    1.5, // unusedParameter
    0.381, // loop
    -0.0608, // parameter
    -1.05, // outer
    0.584, // constant
    1.4, // sameAsParameter
    0.284, // likeParameter
    1.52, // wordsOfParameter
    0.889, // typeOfParameter
    2.08, // wordsOfString
    2.12, // wordsOfTarget
    0.515, // target
    -0.709, // here
    -0.342, // asBefore
    0.158, // asAbove
    0.449, // usual
    0.312, // pair
    0.791, // pairShare
    0.401, // plural
    0.187, // returned
    0.692, // appended
    0.187, // attribute
    1.04, // fresh
    -0.78, // bound
  ],
  other: [
    0.91, // token
    0.767, // rivals
    -0.00767, // mentioned
    0.211, // defined
    -0.175, // justMade
    0.582, // justUsed
    -0.642, // often
    0.899, // unusedValue
    0.605, // unusedFunction
    1.42, // unusedParameter
    0.984, // loop
    0.575, // parameter
    -0.195, // outer
    0.359, // constant
    0.187, // sameAsParameter
    0.187, // likeParameter
    0.187, // wordsOfParameter
    0.187, // typeOfParameter
    0.716, // wordsOfString
    3.13, // wordsOfTarget
    2.84, // target
    -1.48, // here
    0.187, // asBefore
    0.39, // asAbove
    0.187, // usual
    0.7, // pair
    1.29, // pairShare
    2.39, // plural
    3.39, // returned
    0.187, // appended
    1.86, // attribute
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
