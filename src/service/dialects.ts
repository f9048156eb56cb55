import type { Piece } from './pieces.ts';

/** How answers of one route are spelled; the shapes are OpenAI's. */
export interface Dialect {
  /** What ids of answers begin with. */
  readonly prefix: string;
  readonly object: string;
  readonly eventObject: string;
  /** A whole candidate. */
  choice(whole: Piece): object;
  /** What opens a candidate of a stream; null where there is no such event. */
  opening(index: number): object | null;
  /** A piece of a candidate of a stream. */
  delta(piece: Piece): object;
}

function textChoice({ index, text, finish }: Piece): object {
  return { index, text, finish_reason: finish, logprobs: null };
}

function deltaChoice(index: number, delta: object, finish: string | null): object {
  return { index, delta, finish_reason: finish, logprobs: null };
}

/** `POST /v1/completions`. */
export const TEXT: Dialect = {
  prefix: 'cmpl-',
  object: 'text_completion',
  eventObject: 'text_completion',
  choice: textChoice,
  opening: () => null,
  delta: textChoice,
};

/** `POST /v1/chat/completions`. */
export const CHAT: Dialect = {
  prefix: 'chatcmpl-',
  object: 'chat.completion',
  eventObject: 'chat.completion.chunk',
  choice: ({ index, text, finish }) => ({
    index,
    message: { role: 'assistant', content: text },
    finish_reason: finish,
    logprobs: null,
  }),
  opening: (index) => deltaChoice(index, { role: 'assistant', content: '' }, null),
  delta: ({ index, text, finish }) => deltaChoice(index, finish === null ? { content: text } : {}, finish),
};
