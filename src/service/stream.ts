import type { Dialect } from './dialects.ts';
import type { Piece } from './pieces.ts';

/** What all events and objects of one answer share; `created` in Unix seconds. */
interface Head {
  readonly id: string;
  readonly created: number;
  readonly model: string;
}

/** An answer to write, in its dialect. */
export interface Answer {
  readonly dialect: Dialect;
  readonly head: Head;
  readonly candidates: number;
  readonly pieces: AsyncGenerator<Piece>;
}

/** Puts a whole answer together. */
export async function wholeAnswer({ dialect, head, candidates, pieces }: Answer): Promise<object> {
  const texts = Array.from({ length: candidates }, () => ({ text: '', finish: null as string | null }));
  for await (const { index, text, finish } of pieces) {
    const candidate = texts[index];
    if (candidate === undefined) continue;
    candidate.text += text;
    candidate.finish = finish;
  }
  return {
    ...titled(head, dialect.object),
    choices: texts.map((candidate, index) => dialect.choice({ index, ...candidate })),
  };
}

/**
 * Waits for the first piece, so that a failure until then still has a status of its own, and gives the answer as server-sent events.
 * A failure after that is told in an event, as OpenAI's clients expect it; `failed` hears of it and gives the sentence.
 */
export async function eventsOf(
  answer: Answer,
  failed: (error: unknown) => Error,
): Promise<AsyncGenerator<string>> {
  const first = await answer.pieces.next();
  return write({ ...answer, pieces: resumed(first, answer.pieces) }, failed);
}

async function* resumed(first: IteratorResult<Piece>, rest: AsyncGenerator<Piece>): AsyncGenerator<Piece> {
  try {
    if (first.done !== true) yield first.value;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

async function* write(answer: Answer, failed: (error: unknown) => Error): AsyncGenerator<string> {
  const { dialect, head, candidates, pieces } = answer;
  const event = (choice: object) => data({ ...titled(head, dialect.eventObject), choices: [choice] });
  try {
    for (let index = 0; index < candidates; index += 1) {
      const opening = dialect.opening(index);
      if (opening !== null) yield event(opening);
    }
    for await (const piece of pieces) yield event(dialect.delta(piece));
  } catch (error) {
    const { message } = failed(error);
    yield data({ detail: message, error: { message } });
  } finally {
    await pieces.return(undefined);
  }
  yield 'data: [DONE]\n\n';
}

function titled({ id, created, model }: Head, object: string): object {
  return { id, object, created, model };
}

function data(value: object): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}
