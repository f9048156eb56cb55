import type { Citation, SourceChunk } from '../completion/types.ts';

/** One answer, read to where it names what it draws on, whether or not anybody still reads its text. */
class Answer {
  /** What it cites; empty where it names nothing. Never rejects. */
  readonly citations: Promise<readonly Citation[]>;
  readonly #id: string;
  readonly #control: AbortController;
  readonly #chunks: SourceChunk[] = [];
  readonly #cited: Citation[] = [];
  readonly #end: Promise<void>;
  #over = false;
  #hasText = false;
  #wake: () => void = () => undefined;

  constructor(id: string, chunks: AsyncIterable<SourceChunk>, control: AbortController) {
    this.#id = id;
    this.#control = control;
    this.#end = this.#read(chunks);
    this.citations = this.#end.then(
      () => this.#cited,
      () => this.#cited,
    );
  }

  /** Its pieces, as they come; rejects as the answer does, and with the signal's reason on abort. */
  async *chunks(signal: AbortSignal): AsyncGenerator<SourceChunk, void, undefined> {
    const wake = (): void => this.#wake();
    signal.addEventListener('abort', wake);
    try {
      for (;;) {
        signal.throwIfAborted();
        yield* this.#chunks.splice(0);
        if (this.#over && this.#chunks.length === 0) return await this.#end;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
          if (this.#over || this.#chunks.length > 0 || signal.aborted) resolve();
        });
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  /** Whether it is worth reading on without a reader: text was given, and nothing has been cited yet. */
  get isWanted(): boolean {
    return !this.#over && this.#hasText && this.#cited.length === 0;
  }

  close(): void {
    this.#control.abort();
  }

  async #read(chunks: AsyncIterable<SourceChunk>): Promise<void> {
    try {
      for await (const chunk of chunks) {
        this.#hasText ||= chunk.text !== '';
        this.#cited.push(...(chunk.citations ?? []));
        this.#chunks.push({ ...chunk, id: this.#id });
        this.#wake();
      }
    } finally {
      this.#over = true;
      this.#wake();
    }
  }
}

/** Milliseconds that an answer nobody reads any more is given to name its sources. */
const PATIENCE_MS = 10_000;
/** Answers that may do so at once. */
const MOST_READ = 2;
/** Answers whose sources are remembered. */
const MOST_KEPT = 200;

/** The answers of a service that cites. Sources may come with the last piece, long after the text that was wanted. */
export class Citing {
  readonly #answers = new Map<string, Promise<readonly Citation[]>>();
  #left: Answer[] = [];
  #count = 0;

  /** What an answer cites, by the id of its pieces; known once the answer has ended. Never rejects. */
  async of(id: string): Promise<readonly Citation[]> {
    return (await this.#answers.get(id)) ?? [];
  }

  /** The pieces of an answer under an id of their own. Leaving the loop closes the connection once nothing is to be learned from it. */
  async *read(
    ask: (signal: AbortSignal) => AsyncIterable<SourceChunk>,
    signal: AbortSignal,
  ): AsyncGenerator<SourceChunk, void, undefined> {
    signal.throwIfAborted();
    this.#count += 1;
    const id = `answer ${this.#count}`;
    const control = new AbortController();
    const answer = new Answer(id, ask(control.signal), control);
    this.#answers.set(id, answer.citations);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MOST_KEPT && oldest !== undefined) this.#answers.delete(oldest);
    try {
      yield* answer.chunks(signal);
    } finally {
      this.#leave(answer);
    }
  }

  #leave(answer: Answer): void {
    if (!answer.isWanted) return answer.close();
    this.#left = [...this.#left.filter((other) => other.isWanted), answer];
    for (const other of this.#left.splice(0, Math.max(0, this.#left.length - MOST_READ))) other.close();
    const timer = setTimeout(() => answer.close(), PATIENCE_MS);
    void answer.citations.finally(() => clearTimeout(timer));
    return undefined;
  }
}
