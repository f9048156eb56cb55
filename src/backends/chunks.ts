import type { SourceChunk, SourceRequest } from '../completion/types.ts';
import type { Answer } from '../http/answer.ts';
import { TransportError } from '../http/failure.ts';
import { payloads } from '../http/payloads.ts';
import type { Choice, Completion } from '../protocol/completions.ts';
import { isError } from '../protocol/errors.ts';

/** How the messages of an answer become pieces of a completion. */
export interface Reading {
  readonly request: SourceRequest;
  /** False for services that cannot be told how much to write: their text is not measured. */
  readonly measured: boolean;
  readonly parse: (value: unknown) => Completion | null;
  /** The failure that a message with an error in it stands for. */
  readonly refusal: (value: unknown) => Error;
}

/** Longest text of a candidate in UTF-16 units: a margin, and a long token for each one that was asked for. */
const TEXT_MARGIN = 1024;
const TEXT_PER_TOKEN = 64;

/**
 * The pieces of a completion from an answer in any framing. Ends when each candidate has a finish reason, at `[DONE]` or with the body;
 * an answer that is over keeps its connection, one that the reader leaves early is closed at the socket.
 */
export async function* chunksOf(
  answer: Answer,
  reading: Reading,
): AsyncGenerator<SourceChunk, void, undefined> {
  const progress = new Progress(reading);
  let over = false;
  try {
    for await (const { event, value } of payloads(answer)) {
      if (isError(value) || event === 'error') throw reading.refusal(value);
      const completion = reading.parse(value);
      if (completion === null) throw new TransportError('malformed', 'completion');
      const chunks = progress.take(completion);
      over = progress.over;
      yield* chunks;
      if (over) return;
    }
    over = true;
  } finally {
    if (over) answer.release();
    else answer.close();
  }
}

/** How far each candidate of an answer has come. */
class Progress {
  readonly #candidates: number;
  readonly #limit: number;
  readonly #lengths = new Map<number, number>();
  readonly #finished = new Set<number>();
  #id: string | null = null;

  constructor({ request, measured }: Reading) {
    this.#candidates = request.n ?? 1;
    this.#limit = measured ? TEXT_MARGIN + TEXT_PER_TOKEN * request.maxTokens : Number.POSITIVE_INFINITY;
  }

  /** Whether each candidate has its finish reason. */
  get over(): boolean {
    return this.#finished.size >= this.#candidates;
  }

  take(completion: Completion): readonly SourceChunk[] {
    this.#id ??= completion.id;
    const chunks = completion.choices.flatMap((choice) => this.#chunk(choice));
    if (completion.citations === undefined) return chunks;
    const { citations } = completion;
    const [first = { id: this.#id, index: 0, text: '', finish: null }, ...others] = chunks;
    return [{ ...first, citations }, ...others];
  }

  #chunk({ index, text, finish }: Choice): readonly SourceChunk[] {
    const isKnown = index < this.#candidates && !this.#finished.has(index);
    if (!isKnown || (text === '' && finish === null)) return [];
    const length = (this.#lengths.get(index) ?? 0) + text.length;
    if (length > this.#limit) throw new TransportError('tooLong', `${this.#limit} characters`);
    this.#lengths.set(index, length);
    if (finish !== null) this.#finished.add(index);
    return [{ id: this.#id, index, text, finish }];
  }
}
