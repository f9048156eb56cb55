import { decode } from './decode.ts';
import { TransportError, transportError } from './failure.ts';
import type { Limits, Watch } from './watch.ts';

/** How long the rest of an answer may take that nobody waits for; reading it to its end keeps the connection for the next request. */
const REST_MS = 250;

/** An answer whose headers are here. Whoever gets one must read it to its end, or `release` or `close` it. */
export class Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly limits: Limits;
  readonly watch: Watch;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | null;
  #size = 0;

  constructor(response: Response, watch: Watch, limits: Limits) {
    this.status = response.status;
    this.headers = response.headers;
    this.limits = limits;
    this.watch = watch;
    this.#reader = response.body?.getReader() ?? null;
    // Ends a read that waits, also where the body itself does not heed the signal.
    watch.signal.addEventListener('abort', () => this.#cancel(), { once: true });
  }

  /** The body in pieces as they arrive, once; throws TransportError, or the reason of an abort. Sets no limit of its own on the time between them. */
  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const chunk = await this.#read();
      if (chunk === null) return;
      yield chunk;
    }
  }

  /** The whole body as text; throws as `chunks` does, and for `strict` also where the bytes are no text. */
  async text({ strict }: { readonly strict: boolean }): Promise<string> {
    const decoder = new TextDecoder('utf-8', { fatal: strict });
    const parts: string[] = [];
    this.watch.arm('first', this.limits.firstMs);
    try {
      for await (const chunk of this.chunks()) {
        parts.push(decode(decoder, chunk));
        this.watch.arm('silence', this.limits.silenceMs);
      }
      parts.push(decode(decoder, null));
    } catch (error) {
      this.close();
      throw error;
    }
    return parts.join('');
  }

  /**
   * The beginning of a body whose status says the rest already, as far as it is text and comes within `limits`; closes the connection of one that
   * goes on. Throws the reason of an abort only.
   */
  async excerpt({ maxBytes, totalMs }: Pick<Limits, 'maxBytes' | 'totalMs'>): Promise<string> {
    const decoder = new TextDecoder();
    const parts: string[] = [];
    let size = 0;
    this.watch.arm('rest', totalMs);
    try {
      for await (const chunk of this.chunks()) {
        parts.push(decoder.decode(chunk.subarray(0, maxBytes - size), { stream: true }));
        size += chunk.byteLength;
        if (size > maxBytes) this.close();
      }
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
    }
    return parts.join('');
  }

  /** For an answer that said all it had to say: gives its end a moment to arrive, then closes the connection. */
  release(): void {
    this.watch.detach();
    this.watch.arm('rest', REST_MS);
    void this.#drain();
  }

  /** Gives the answer up and closes its connection at once. */
  close(): void {
    this.watch.abort(new TransportError('cut', 'closed'));
  }

  #cancel(): void {
    // The reader of a broken body rejects; there is nobody left to tell.
    this.#reader?.cancel().catch(() => undefined);
  }

  async #read(): Promise<Uint8Array | null> {
    const { signal } = this.watch;
    try {
      const next = (await this.#reader?.read()) ?? null;
      signal.throwIfAborted();
      if (next === null || next.done) {
        this.watch.stop();
        return null;
      }
      this.#size += next.value.byteLength;
      if (this.#size > this.limits.maxBytes)
        throw new TransportError('tooLong', `${this.limits.maxBytes} bytes`);
      return next.value;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      this.close();
      throw transportError(error, true);
    }
  }

  async #drain(): Promise<void> {
    try {
      for await (const chunk of this.chunks()) void chunk;
    } catch {
      // Nobody waits for the rest.
    } finally {
      this.watch.stop();
    }
  }
}
