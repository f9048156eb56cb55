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
    0.742, // usual
    -0.393, // trigram
    0.412, // fourgram
    0.187, // results
    0.264, // outerArguments
    0.375, // slots
    0.83, // kindArguments
    -0.164, // arguments
    -0.0182, // placedAttributes
    0.157, // typePlaced
    0.196, // methods
    0.209, // shapes
    0.401, // transitions
    0.467, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    0.169, // ownAttributes
    0.99, // registers
    -0.0461, // ownSlots
    0.582, // echoedCalls
    0.0254, // echoes
    0.331, // sequel
    1.34, // selves
    0.0457, // asked
    2.76, // target
    2.54, // keyword
    3.95, // strings
    0.214, // comment
    -0.568, // repeated
    0.451, // callableFirst
    -0.407, // callableInside
    -0.498, // callableIterated
    0.168, // privateSelf
    1.58, // ownMember
    0.221, // ownMethodFirst
    0.361, // expected
    1.96, // parameter
    -0.224, // variable
    0.0329, // habit
    1, // clbits
    0.663, // iterable
    0.0959, // unusedOwn
    -0.0672, // nextOwn
    -0.0476, // lastOwn
  ],
  own: [
    0.275, // usual
    -0.0518, // trigram
    -0.218, // fourgram
    0.187, // results
    0.264, // outerArguments
    0.532, // slots
    0.223, // kindArguments
    0.00162, // arguments
    -0.199, // placedAttributes
    -0.00463, // typePlaced
    -0.256, // methods
    0.615, // shapes
    -0.25, // transitions
    0.582, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    0.229, // ownAttributes
    0.99, // registers
    0.133, // ownSlots
    -0.117, // echoedCalls
    0.19, // echoes
    0.214, // sequel
    1.12, // selves
    0.0569, // asked
    3.28, // target
    2.91, // keyword
    3.19, // strings
    0.224, // comment
    -0.727, // repeated
    0.104, // callableFirst
    -0.513, // callableInside
    -0.0602, // callableIterated
    -0.0621, // privateSelf
    1.43, // ownMember
    0.345, // ownMethodFirst
    0.742, // expected
    2.71, // parameter
    -0.0027, // variable
    0.0805, // habit
    0.969, // clbits
    1.17, // iterable
    0.294, // unusedOwn
    -0.161, // nextOwn
    -0.0933, // lastOwn
  ],
  module: [
    0.931, // usual
    -0.231, // trigram
    0.173, // fourgram
    0.187, // results
    0.73, // outerArguments
    0.387, // slots
    -0.297, // kindArguments
    0.18, // arguments
    0.0919, // placedAttributes
    0.0233, // typePlaced
    0.274, // methods
    0.419, // shapes
    0.489, // transitions
    0.623, // assigned
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
    0.257, // ownSlots
    -0.251, // echoedCalls
    0.0845, // echoes
    0.438, // sequel
    1.34, // selves
    0.0569, // asked
    2.34, // target
    2.43, // keyword
    3.06, // strings
    0.269, // comment
    0.527, // repeated
    -0.0205, // callableFirst
    -0.338, // callableInside
    -0.174, // callableIterated
    0.168, // privateSelf
    1.58, // ownMember
    0.221, // ownMethodFirst
    0.472, // expected
    1.85, // parameter
    -1.93, // variable
    0.143, // habit
    0.969, // clbits
    1.07, // iterable
    0.0959, // unusedOwn
    -0.0672, // nextOwn
    -0.0476, // lastOwn
  ],
  known: [
    0.928, // usual
    -0.228, // trigram
    0.237, // fourgram
    0.187, // results
    -0.153, // outerArguments
    0.199, // slots
    0.0575, // kindArguments
    0.499, // arguments
    -0.109, // placedAttributes
    0.348, // typePlaced
    0.249, // methods
    0.139, // shapes
    0.421, // transitions
    0.503, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    -0.152, // ownAttributes
    1.3, // registers
    0.104, // ownSlots
    0.294, // echoedCalls
    0.426, // echoes
    0.25, // sequel
    1.34, // selves
    0.0569, // asked
    2.33, // target
    2.86, // keyword
    3.68, // strings
    0.228, // comment
    -0.128, // repeated
    -0.245, // callableFirst
    -0.159, // callableInside
    -0.137, // callableIterated
    0.168, // privateSelf
    1.58, // ownMember
    0.221, // ownMethodFirst
    0.239, // expected
    1.96, // parameter
    -0.344, // variable
    0.0757, // habit
    0.969, // clbits
    1.32, // iterable
    0.0959, // unusedOwn
    -0.0672, // nextOwn
    -0.0476, // lastOwn
  ],
  unknown: [
    1.38, // usual
    0.038, // trigram
    0.325, // fourgram
    0.187, // results
    0.264, // outerArguments
    0.514, // slots
    0.364, // kindArguments
    0.756, // arguments
    0.122, // placedAttributes
    0.159, // typePlaced
    0.0522, // methods
    -0.219, // shapes
    0.89, // transitions
    0.582, // assigned
    0.187, // namesakes
    0.187, // ownArguments
    0.187, // loops
    0.187, // plurals
    0.187, // imports
    0.187, // taughtCalls
    0.187, // taughtShapes
    0.187, // taughtNames
    -0.518, // ownAttributes
    0.99, // registers
    1.06, // ownSlots
    0.226, // echoedCalls
    0.425, // echoes
    0.356, // sequel
    1.34, // selves
    0.0569, // asked
    2.97, // target
    2.43, // keyword
    3.03, // strings
    0.224, // comment
    -0.113, // repeated
    -0.0205, // callableFirst
    -0.338, // callableInside
    -0.174, // callableIterated
    0.168, // privateSelf
    1.58, // ownMember
    0.221, // ownMethodFirst
    0.472, // expected
    1.78, // parameter
    -0.063, // variable
    -0.264, // habit
    0.969, // clbits
    1.07, // iterable
    0.0959, // unusedOwn
    -0.0672, // nextOwn
    -0.0476, // lastOwn
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
