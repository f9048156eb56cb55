import { TransportError } from './failure.ts';

/** Limits of one request, in milliseconds and bytes. */
export interface Limits {
  /** From the start to the headers of the answer. */
  readonly headersMs: number;
  /** From the headers to the first event, or the first bytes of a plain answer. */
  readonly firstMs: number;
  /** Between two events, or two reads of a plain answer. Comments of a stream do not count as events. */
  readonly silenceMs: number;
  /** From the start to the end of the answer. */
  readonly totalMs: number;
  /** Size of the answer's body after decompression. */
  readonly maxBytes: number;
}

/** Name of a limit, for the log. */
export type LimitName = 'headers' | 'first' | 'silence' | 'total' | 'rest';

/** Joins what ends a request early: the caller's signal and the time limits. Its own signal goes into `fetch`, so that each of them closes the socket. */
export class Watch {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #total: ReturnType<typeof setTimeout>;
  readonly #onAbort = (): void => this.abort(this.#outer.reason);
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(outer: AbortSignal, totalMs: number) {
    this.#outer = outer;
    this.#total = this.#startTimer('total', totalMs);
    outer.addEventListener('abort', this.#onAbort, { once: true });
    if (outer.aborted) this.#onAbort();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Starts the limit `name`, in place of the one that ran. */
  arm(name: LimitName, ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = this.#startTimer(name, ms);
  }

  /** Ends the running limit but not the total: what follows is not the server's time. */
  disarm(): void {
    clearTimeout(this.#timer);
  }

  /** Takes the request out of the caller's hands: its signal no longer ends it. */
  detach(): void {
    this.#outer.removeEventListener('abort', this.#onAbort);
  }

  /** Ends the request with `reason`. */
  abort(reason: unknown): void {
    this.#controller.abort(reason);
    this.stop();
  }

  /** Ends every limit; the request is over. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#total);
    this.detach();
  }

  /** Settles like `work`, or rejects with the reason that ended the request, also when `work` itself ignores the signal. */
  async during<T>(work: Promise<T>): Promise<T> {
    const { signal } = this;
    let onAbort: (() => void) | undefined;
    const aborted = new Promise<never>((_, reject) => {
      // The reason is the caller's own value, or a TransportError.
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
    });
    try {
      return await Promise.race([work, aborted]);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw error;
    } finally {
      if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
    }
  }

  #startTimer(name: LimitName, ms: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.abort(new TransportError('timeout', name)), ms);
  }
}
