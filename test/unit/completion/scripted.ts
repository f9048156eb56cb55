import type { CompletionSource, SourceChunk, SourceRequest } from '../../../src/completion/types.ts';
import type { VirtualClock } from '../../support/virtualClock.ts';

/** What a scripted service answers: one text, one for each candidate, an error to throw, or null to stay silent. */
export type Answer = string | readonly string[] | Error | null;

/** How a scripted service behaves. Times in milliseconds. */
export interface Manner {
  readonly write: (request: SourceRequest) => Answer;
  readonly firstMs?: number;
  readonly pieceMs?: number;
  /** How an answer is cut into pieces; one piece for each word where nothing is said. */
  readonly split?: (text: string) => readonly string[];
  /** Requests that it works on at once; the others wait. */
  readonly slots?: number;
}

/** One request as the service saw it. */
export interface Seen {
  readonly id: string;
  readonly request: SourceRequest;
  readonly at: number;
  /** The answer it began to give; null before. */
  answer: Answer;
  abortedAt: number | null;
  endedAt: number | null;
}

/** A service in memory, on a clock that stands still until a test moves it. */
export class Scripted implements CompletionSource {
  readonly seen: Seen[] = [];
  /** Most requests that were open at once. */
  most = 0;
  readonly #clock: VirtualClock;
  readonly #manner: Manner;
  readonly #waiting: (() => void)[] = [];
  #working = 0;

  constructor(clock: VirtualClock, manner: Manner) {
    this.#clock = clock;
    this.#manner = manner;
  }

  /** Requests that are neither answered nor aborted. */
  get open(): number {
    return this.seen.filter(({ endedAt }) => endedAt === null).length;
  }

  async *complete(request: SourceRequest, signal: AbortSignal): AsyncGenerator<SourceChunk, void> {
    const { seen } = this;
    const one: Seen = {
      id: `r${seen.length}`,
      request,
      at: this.#clock.now(),
      answer: null,
      abortedAt: null,
      endedAt: null,
    };
    seen.push(one);
    this.most = Math.max(this.most, this.open);
    signal.addEventListener('abort', () => {
      one.abortedAt = this.#clock.now();
      one.endedAt ??= one.abortedAt;
    });
    try {
      await this.#slot(signal);
      yield* this.#answer(one, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      one.endedAt ??= this.#clock.now();
      this.#working -= 1;
      this.#waiting.shift()?.();
    }
  }

  async *#answer(one: Seen, signal: AbortSignal): AsyncGenerator<SourceChunk, void> {
    const { write, firstMs = 100, pieceMs = 10, split = words } = this.#manner;
    await this.#wait(firstMs, signal);
    one.answer = write(one.request);
    if (one.answer instanceof Error) throw one.answer;
    if (one.answer === null) return this.#wait(Infinity, signal);
    const texts = typeof one.answer === 'string' ? [one.answer] : one.answer;
    for (const [index, text] of texts.slice(0, one.request.n ?? 1).entries()) {
      for (const piece of split(text)) {
        yield { id: one.id, index, text: piece, finish: null };
        if (pieceMs > 0) await this.#wait(pieceMs, signal);
      }
      yield { id: one.id, index, text: '', finish: 'stop' };
    }
  }

  async #slot(signal: AbortSignal): Promise<void> {
    this.#working += 1;
    if (this.#working <= (this.#manner.slots ?? Infinity)) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      signal.addEventListener('abort', () => resolve());
    });
  }

  async #wait(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const cancel = ms === Infinity ? () => undefined : this.#clock.after(ms, resolve);
      signal.addEventListener('abort', () => {
        cancel();
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  }
}

/** A text word by word. */
export function words(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+$/gu) ?? [];
}
