import { largest } from './largest.ts';
import type { Unpacked } from './tables.ts';

/** Counts of tokens, by number: the largest ones, and the sums over all. */
export interface Row {
  readonly counts: ReadonlyMap<number, number>;
  readonly total: number;
  /** Number of different tokens. */
  readonly distinct: number;
}

/** Tokens that a row keeps. */
const KEPT = 80;

/** Sums counts up and keeps all of them. */
export function fullRow(counts: ReadonlyMap<number, number>): Row {
  let total = 0;
  for (const count of counts.values()) total += count;
  return { counts, total, distinct: counts.size };
}

/** Sums counts up and keeps the largest. */
export function rowOf(counts: ReadonlyMap<number, number>): Row {
  const row = fullRow(counts);
  if (counts.size <= KEPT) return row;
  return { ...row, counts: new Map(largest(counts, KEPT)) };
}

/** The end of a statement as a token number. */
export const END = 1;

/** Compares sequences token by token, the shorter first where one begins the other. */
export function compareSequences(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** A range of sequences that begin with the same tokens. */
export interface Range {
  readonly low: number;
  readonly high: number;
  /** Tokens that they share. */
  readonly depth: number;
}

/** Where each token stands, so that what follows a few tokens is found without looking at all of them. */
class Places {
  readonly #places: Int32Array;
  /** Index in `#places` of the first place of each token. */
  readonly #firsts: Int32Array;

  constructor(tokens: Int32Array) {
    const greatest = tokens.reduce((most, token) => Math.max(most, token), 0);
    this.#firsts = new Int32Array(greatest + 2);
    for (const token of tokens) this.#firsts[token + 1] = (this.#firsts[token + 1] ?? 0) + 1;
    for (let token = 0; token <= greatest; token += 1)
      this.#firsts[token + 1] = (this.#firsts[token + 1] ?? 0) + (this.#firsts[token] ?? 0);
    this.#places = new Int32Array(tokens.length);
    const ends = this.#firsts.slice();
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at] ?? 0;
      const end = ends[token] ?? 0;
      this.#places[end] = at;
      ends[token] = end + 1;
    }
  }

  /** The places, in order, of the token of a context that stands in the fewest, and how far it is from the context's end. */
  rarest(context: readonly number[]): { readonly back: number; readonly places: Int32Array } {
    let [back, places] = [0, this.#of(context.at(-1) ?? 0)];
    for (let far = 1; far < context.length; far += 1) {
      const others = this.#of(context.at(-1 - far) ?? 0);
      if (others.length < places.length) [back, places] = [far, others];
    }
    return { back, places };
  }

  #of(token: number): Int32Array {
    return this.#places.subarray(this.#firsts[token] ?? 0, this.#firsts[token + 1] ?? 0);
  }
}

/** Weighted token sequences, sorted, to be walked token by token and searched for what follows a few tokens. */
export class Sequences {
  readonly #tokens: Int32Array;
  readonly #starts: Int32Array;
  readonly #weights: readonly number[];
  readonly #rows = new Map<number, Row>();
  readonly #grams = new Map<string, Row>();
  #places: Places | null = null;

  /** Sequences in order. */
  constructor({ tokens, starts, weights }: Unpacked) {
    this.#tokens = tokens;
    this.#starts = starts;
    this.#weights = weights;
  }

  /** All sequences. */
  get all(): Range {
    return { low: 0, high: this.#weights.length, depth: 0 };
  }

  /** Token `depth` of a sequence; 0 after its last. */
  token(sequence: number, depth: number): number {
    return this.#tokens[(this.#starts[sequence] ?? 0) + depth] ?? 0;
  }

  /** How often a sequence was seen. */
  weight(sequence: number): number {
    return this.#weights[sequence] ?? 0;
  }

  /** The sequences of a range that go on with a token. */
  narrow(range: Range, token: number): Range {
    return { low: this.#bound(range, token), high: this.#bound(range, token + 1), depth: range.depth + 1 };
  }

  /** Whether a sequence begins with the tokens that a range shares. */
  within(range: Range, sequence: number): boolean {
    return sequence >= range.low && sequence < range.high;
  }

  /** What comes next in a range. */
  row(range: Range): Row {
    const wide = range.high - range.low > 64;
    const key = range.low * 64 + range.depth;
    const known = wide ? this.#rows.get(key) : undefined;
    if (known) return known;
    const row = new Map<number, number>();
    for (let at = range.low; at < range.high; at += 1) {
      const token = this.token(at, range.depth);
      if (token !== 0) row.set(token, (row.get(token) ?? 0) + (this.#weights[at] ?? 0));
    }
    const summed = rowOf(row);
    if (wide) this.#rows.set(key, summed);
    return summed;
  }

  /** What comes after these tokens anywhere in a sequence. */
  following(context: readonly number[]): Row {
    const key = context.join(' ');
    const known = this.#grams.get(key);
    if (known) return known;
    const row = new Map<number, number>();
    const last = context.length - 1;
    this.#places ??= new Places(this.#tokens);
    const { back, places } = this.#places.rarest(context);
    for (const place of places) {
      const at = place + back;
      const next = this.#tokens[at + 1] ?? 0;
      if (next === 0 || at < last || !this.#endsWith(context, at)) continue;
      row.set(next, (row.get(next) ?? 0) + (this.#weights[this.#owner(at)] ?? 0));
    }
    const summed = rowOf(row);
    this.#grams.set(key, summed);
    return summed;
  }

  /** Whether the tokens up to one place are these. */
  #endsWith(context: readonly number[], at: number): boolean {
    for (let back = 0; back < context.length; back += 1)
      if (this.#tokens[at - back] !== context[context.length - 1 - back]) return false;
    return true;
  }

  /** The sequence that a place belongs to. */
  #owner(at: number): number {
    let [low, high] = [0, this.#weights.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return low;
  }

  #bound(range: Range, token: number): number {
    let { low, high } = range;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.token(middle, range.depth) < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
