import type { Clock } from './clock.ts';
import { failureOf, TIMED_OUT } from './failure.ts';
import type { Place } from './place.ts';
import type { Tail } from './tails.ts';
import type { CompletionSource, Failure, SourceChunk, SourceRequest, Unit } from './types.ts';
import { unitEnd } from './unit.ts';
import type { Spot } from './unit.ts';

/** How a request came to its end. `left`: enough was read, or the text diverged, and the server may have had more to say. */
export type Ending = 'complete' | 'left' | 'aborted' | 'failed';

/** How much of an answer the cursor wants now. */
export interface Demand {
  /** What was typed since the request was sent; the answer must begin with it. */
  readonly typed: string;
  readonly unit: Unit;
  readonly spot: Spot;
}

/** How to read on behind the display unit: for so many milliseconds or lines, where `open` gives a tail to read. */
export interface Reading {
  readonly ms: number;
  readonly lines: number;
  open(from: number): Tail | null;
}

/** What a request is for. */
export interface Flightplan {
  readonly place: Place;
  readonly source: CompletionSource;
  readonly request: SourceRequest;
  readonly demand: Demand;
  /** Whether and how far to read on once the unit is complete; null to leave at once. */
  readonly tail: Reading | null;
  /** Whether the answer is read to its end, whatever is wanted of it. */
  readonly whole: boolean;
  /** Milliseconds after which the request is given up. */
  readonly limitMs: number;
  /** True for work nobody waits for, which any real request replaces. */
  readonly prefetch: boolean;
}

const MAX_TEXT = 8_000;

/** One request to the source: reads the answer, leaves once there is enough, and tells whoever listens of each change. */
export class Flight {
  readonly plan: Flightplan;
  readonly startedAt: number;
  /** Milliseconds of the clock at the first text; null before. */
  firstAt: number | null = null;
  /** Text of each candidate so far. */
  readonly texts: string[] = [''];
  id: string | null = null;
  ending: Ending | null = null;
  failure: Failure | null = null;
  /** Pieces received. */
  pieces = 0;
  /** Candidates that the model ended, and those that the token limit ended. */
  readonly #stopped = new Set<number>();
  readonly #cut = new Set<number>();
  #demand: Demand;
  readonly #listeners = new Set<() => void>();
  readonly #controller = new AbortController();
  readonly #clock: Clock;
  readonly #stopLimit: () => void;
  #stopTail: (() => void) | null = null;
  /** What is being read on behind the unit of the first candidate. */
  tail: Tail | null = null;
  #wake: (value: null) => void = () => undefined;

  constructor(plan: Flightplan, clock: Clock) {
    this.plan = plan;
    this.#clock = clock;
    this.#demand = plan.demand;
    this.startedAt = clock.now();
    this.#stopLimit = clock.after(plan.limitMs, () => {
      this.failure = TIMED_OUT;
      this.#end('failed');
    });
    void this.#read();
  }

  /** Calls `listener` after each change until the function it returns is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Reads for another place that the text has come to. */
  follow(demand: Demand): void {
    if (this.ending !== null || demand.typed === this.#demand.typed) return;
    this.#demand = demand;
    this.#stopTail?.();
    this.#stopTail = null;
    this.#judge();
  }

  /** Ends the request at the socket. */
  abort(): void {
    this.#end('aborted');
  }

  /** Whether a candidate is whole: the model ended it, or the stream ended without saying that a limit did. */
  finished(index: number): boolean {
    return this.#stopped.has(index) || (this.ending === 'complete' && !this.#cut.has(index));
  }

  async #read(): Promise<void> {
    const { source, request } = this.plan;
    try {
      const ended = new Promise<null>((resolve) => {
        this.#wake = resolve;
      });
      const iterator = source.complete(request, this.#controller.signal)[Symbol.asyncIterator]();
      let next: IteratorResult<SourceChunk> | null = null;
      while (this.ending === null) {
        // A source that does not listen to its signal must not hold the request open.
        next = await Promise.race([iterator.next(), ended]);
        if (next === null) break;
        if (next.done === true) this.#end('complete');
        else this.#take(next.value);
      }
      if (this.ending === 'complete') return;
      // To close a connection takes about a millisecond, which whoever waits for this answer need not wait for.
      if (this.ending === 'left') await this.#moment();
      // A source that is not being waited for is left before it is aborted: where its answer is over it keeps the connection.
      if (next !== null)
        await Promise.race([iterator.return?.().then(undefined, () => undefined), this.#moment()]);
      this.#controller.abort();
      if (next === null) void iterator.return?.().then(undefined, () => undefined);
    } catch (error) {
      this.failure ??= failureOf(error);
      this.#end('failed');
    }
  }

  #take(chunk: SourceChunk): void {
    if (chunk.id !== null) this.id ??= chunk.id;
    const text = chunk.text.replaceAll('\r', '');
    while (this.texts.length <= chunk.index) this.texts.push('');
    if (text !== '') {
      this.firstAt ??= this.#clock.now();
      this.pieces++;
      this.texts[chunk.index] = (this.texts[chunk.index] ?? '') + text;
    }
    if (chunk.finish === 'length') this.#cut.add(chunk.index);
    else if (chunk.finish !== null && chunk.finish !== '') this.#stopped.add(chunk.index);
    this.#judge();
    if (this.ending === null) this.#notify();
  }

  /** Ends the request when the answer is not what is being typed, or when there is enough of it. */
  #judge(): void {
    const { typed } = this.#demand;
    if (!this.texts.some((text) => text.startsWith(typed) || typed.startsWith(text))) this.#end('aborted');
    else if (this.#enough()) this.#end('left');
  }

  #enough(): boolean {
    const { tail, request, whole } = this.plan;
    if (this.texts.some((text) => text.length > MAX_TEXT)) return true;
    if (whole) return false;
    if (this.texts.length < (request.n ?? 1)) return false;
    const ends = this.texts.map((_, index) => this.#unitEnd(index));
    if (ends.includes(null)) return false;
    if (tail === null) return true;
    if (this.#stopTail === null) {
      this.tail = tail.open(ends[0] ?? 0);
      if (this.tail === null) return true;
      this.#stopTail = this.#clock.after(tail.ms, () => {
        this.#end('left');
      });
    }
    return this.texts.every((text, index) => linesIn(text.slice(ends[index] ?? 0)) > tail.lines);
  }

  /** Where what is wanted of a candidate ends in its text; null while that is not known. */
  #unitEnd(index: number): number | null {
    const { typed, unit, spot } = this.#demand;
    const text = (this.texts[index] ?? '').slice(typed.length);
    const finished = this.finished(index);
    if (text.trim() === '' && !finished) return null;
    const end = unitEnd(text, unit, { ...spot, finished });
    return end === null ? null : typed.length + end;
  }

  #end(ending: Ending): void {
    if (this.ending !== null) return;
    this.ending = ending;
    this.#stopLimit();
    this.#stopTail?.();
    if (ending === 'aborted' || ending === 'failed') this.#controller.abort();
    this.#wake(null);
    this.#notify();
    this.#listeners.clear();
  }

  /** Until whatever is due now is done. */
  #moment(): Promise<void> {
    return new Promise((resolve) => this.#clock.after(0, resolve));
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
