import type { LINE_KINDS } from '../src/offline/lines.ts';
import { type Candidate, type RECEIVERS, weigh } from '../src/offline/signs.ts';

// Regressions that fit the weights of the engine.

/** A guess and whether it was right. */
export interface Trial {
  readonly input: readonly number[];
  readonly right: number;
}

/** What may follow each dot of a program, and which of it does. */
export interface Choice {
  readonly candidates: readonly Pick<Candidate, 'signs'>[];
  readonly right: number;
  readonly receiver?: (typeof RECEIVERS)[number] | undefined;
  readonly kind?: (typeof LINE_KINDS)[number] | undefined;
}

/** What the sources say about one piece: the count of the piece that stands there, of all, and of different ones. */
export type Sight = readonly {
  readonly kind: number;
  readonly count: number;
  readonly total: number;
  readonly distinct: number;
}[];

/** Logistic regression by gradient descent with momentum. */
export function fitCalibration(trials: readonly Trial[]): number[] {
  const size = trials[0]?.input.length ?? 0;
  const weights: number[] = Array.from({ length: size }, (_, at) => (at === 1 ? 1 : 0));
  const speed: number[] = Array.from({ length: size }, () => 0);
  for (let round = 0; round < 2000; round += 1) {
    const gradient: number[] = Array.from({ length: size }, () => 0);
    for (const { input, right } of trials) {
      let sum = 0;
      for (let at = 0; at < size; at += 1) sum += (weights[at] ?? 0) * (input[at] ?? 0);
      const error = 1 / (1 + Math.exp(-sum)) - right;
      for (let at = 0; at < size; at += 1) gradient[at] = (gradient[at] ?? 0) + error * (input[at] ?? 0);
    }
    for (let at = 0; at < size; at += 1) {
      speed[at] = 0.9 * (speed[at] ?? 0) - (0.02 * (gradient[at] ?? 0)) / trials.length;
      weights[at] = (weights[at] ?? 0) + (speed[at] ?? 0);
    }
  }
  return weights;
}

/** Prints how often guesses are right beside how often they are said to be. */
export function printReliability(trials: readonly Trial[], weights: readonly number[]): void {
  const bins = Array.from({ length: 10 }, () => ({ cases: 0, right: 0, said: 0 }));
  for (const { input, right } of trials) {
    const said = 1 / (1 + Math.exp(-input.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
    const bin = bins[Math.min(9, Math.floor(said * 10))];
    if (!bin) continue;
    bin.cases += 1;
    bin.right += right;
    bin.said += said;
  }
  for (const { cases, right, said } of bins)
    process.stdout.write(
      `  said ${(said / cases).toFixed(2)} right ${(right / cases).toFixed(2)} of ${cases}\n`,
    );
}

/** Pull of the weights towards where they begin, and of those of one kind of values towards those of all. */
const PULL = 0.3;
const NEAR = 40;
/** Candidates of a choice that are told apart: the likeliest ones to begin with, and the right one. */
const LOOKED_AT = 40;
const ROUNDS = 250;
const RATE = 0.06;

/** A choice as lists of numbers: where each candidate's signs end, which signs they are and how large. */
interface Sparse {
  readonly ends: Int32Array;
  readonly places: Int32Array;
  readonly values: Float64Array;
  readonly right: number;
}

/** A choice between its likeliest candidates, without the signs that are 0, one candidate after the other. */
function sparse({ candidates: all, right: rightOfAll }: Choice, start: readonly number[]): Sparse {
  const shares = weigh(all, start);
  const order = all
    .map((_, at) => at)
    .toSorted((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0))
    .filter((at, rank) => rank < LOOKED_AT || at === rightOfAll);
  const candidates = order.flatMap((at) => all[at] ?? []);
  const right = order.indexOf(rightOfAll);
  const ends: number[] = [];
  const places: number[] = [];
  const values: number[] = [];
  for (const { signs } of candidates) {
    for (const [at, sign] of signs.entries()) {
      if (sign === 0) continue;
      places.push(at);
      values.push(sign);
    }
    ends.push(places.length);
  }
  return {
    ends: Int32Array.from(ends),
    places: Int32Array.from(places),
    values: Float64Array.from(values),
    right,
  };
}

/** Adds the slope of the loss over some choices. */
function slopes(lists: readonly Sparse[], weights: readonly number[], into: Float64Array): void {
  const scores: number[] = [];
  for (const { ends, places, values, right } of lists) {
    let top = -Infinity;
    for (let one = 0, at = 0; one < ends.length; one += 1) {
      let sum = 0;
      for (; at < (ends[one] ?? 0); at += 1) sum += (values[at] ?? 0) * (weights[places[at] ?? 0] ?? 0);
      scores[one] = sum;
      top = Math.max(top, sum);
    }
    let total = 0;
    for (let one = 0; one < ends.length; one += 1) {
      scores[one] = Math.exp((scores[one] ?? 0) - top);
      total += scores[one] ?? 0;
    }
    for (let one = 0, at = 0; one < ends.length; one += 1) {
      const error = (scores[one] ?? 0) / total - (one === right ? 1 : 0);
      for (; at < (ends[one] ?? 0); at += 1) {
        const place = places[at] ?? 0;
        into[place] = (into[place] ?? 0) + error * (values[at] ?? 0);
      }
    }
  }
}

/** Multinomial regression with steps of their own for each weight; it begins with what is usual alone. */
export function fitSigns(
  choices: readonly Choice[],
  names: readonly string[],
  start: readonly number[] = names.map((_, at) => (at === 0 ? 1 : 0.1)),
): number[] {
  const known = choices.filter(({ right }) => right >= 0);
  const weights = [...start];
  const pull = start.some((weight) => ![0, 0.1, 1].includes(weight)) ? NEAR : PULL;
  const mean = names.map(() => 0);
  const square = names.map(() => 0);
  const lists = known.map((choice) => sparse(choice, start));
  for (let round = 1; round <= ROUNDS; round += 1) {
    const gradient = Float64Array.from(weights, (weight, at) => pull * (weight - (start[at] ?? 0)));
    slopes(lists, weights, gradient);
    const rate = RATE * Math.min(1, 2 * (1 - round / (ROUNDS + 1)));
    for (const [at, slope] of gradient.entries()) {
      const [m, s] = [0.9 * (mean[at] ?? 0) + 0.1 * slope, 0.99 * (square[at] ?? 0) + 0.01 * slope ** 2];
      [mean[at], square[at]] = [m, s];
      const step = m / (1 - 0.9 ** round) / (Math.sqrt(s / (1 - 0.99 ** round)) + 1e-8);
      weights[at] = (weights[at] ?? 0) - rate * step;
    }
  }
  const first = known.filter(({ candidates, right }) => {
    const shares = weigh(candidates, weights);
    return shares.every((share) => share <= (shares[right] ?? 0));
  });
  process.stdout.write(
    `${choices.length} choices, ${known.length} among the candidates, ${first.length} first\n`,
  );
  return weights;
}

/** Added to each probability, so that a piece that nobody expects costs no more than so much. */
const FLOOR = 1e-4;

function loss(sights: readonly Sight[], weights: readonly number[]): number {
  let sum = 0;
  for (const sight of sights) {
    let probability = 0;
    for (const { kind, count, total, distinct } of sight) {
      const doubt = (weights[2 * kind] ?? 0) + (weights[2 * kind + 1] ?? 0) * distinct;
      probability = (count + doubt * probability) / (total + doubt);
    }
    sum -= Math.log(probability + FLOOR);
  }
  return sum / sights.length;
}

/** Fits how far each source is believed, by coordinate descent with steps that shrink. */
export function fitTrust(sights: readonly Sight[], start: readonly number[]): number[] {
  const weights = [...start];
  let best = loss(sights, weights);
  process.stdout.write(`${sights.length} pieces, loss ${best.toFixed(4)}`);
  for (const factor of [4, 2, 1.5, 1.25, 1.1]) {
    for (let round = 0; round < 3; round += 1) {
      for (let at = 0; at < weights.length; at += 1) {
        for (const times of [factor, 1 / factor]) {
          const kept = weights[at] ?? 0;
          weights[at] = Math.min(1000, Math.max(0.01, kept * times));
          const now = loss(sights, weights);
          if (now < best - 1e-6) best = now;
          else weights[at] = kept;
        }
      }
    }
  }
  process.stdout.write(` -> ${best.toFixed(4)}\n`);
  return weights;
}
