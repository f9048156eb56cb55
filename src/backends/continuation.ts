import type { SourceChunk, SourceRequest } from '../completion/types.ts';
import { echoesOf, withoutEcho } from './echoes.ts';
import { openingOf } from './prose.ts';

/** Characters that a token of code has at most, on average, in an answer that is not counted in tokens. */
const CHARACTERS_PER_TOKEN = 8;
/** Characters of reasoning and prose after which no code is waited for. */
const PREAMBLE_LIMIT = 8000;
const CLOSING_FENCE = /(^|\n)[ \t]*```/;
const MAY_BECOME_FENCE = /(^|\n)[ \t]*`{0,2}$/;

/** Turns what a chat model answers, piece by piece, into the continuation that was asked for: no prose, no Markdown, no repetition of the prompt. */
export class Continuation {
  readonly #echoes: readonly string[];
  readonly #stop: readonly string[];
  readonly #limit: number;
  #raw = '';
  #given = 0;
  #end: 'stop' | 'length' | null = null;

  constructor({ prompt, stop, maxTokens }: Pick<SourceRequest, 'prompt' | 'stop' | 'maxTokens'>) {
    this.#echoes = echoesOf(prompt);
    this.#stop = stop.filter((text) => text !== '');
    this.#limit = maxTokens * CHARACTERS_PER_TOKEN;
  }

  /** Why nothing more will come, or null. */
  get end(): 'stop' | 'length' | null {
    return this.#end;
  }

  /** Takes a piece of the answer, and gives what is certain by now. */
  push(text: string): string {
    this.#raw += text;
    return this.#next(false);
  }

  /** The rest, at the end of the answer. */
  finish(): string {
    return this.#next(true);
  }

  #next(ended: boolean): string {
    if (this.#end !== null) return '';
    const opening = openingOf(this.#raw, ended);
    const code = opening && withoutEcho(opening.code, this.#echoes, ended);
    if (opening === null && this.#raw.length > PREAMBLE_LIMIT) this.#end = 'length';
    if (opening === null || code === null) return '';
    const whole = this.#ended(code, opening.fenced);
    const isCertain = ended || this.#end !== null;
    const held = isCertain
      ? 0
      : Math.max(heldForFence(whole, opening.fenced), heldForStop(whole, this.#stop));
    const certain = whole.slice(0, whole.length - held);
    const next = certain.slice(this.#given);
    this.#given = Math.max(this.#given, certain.length);
    return next;
  }

  /** The code up to a closing fence, a stop string or the limit, the first of them. */
  #ended(code: string, fenced: boolean): string {
    const fence = CLOSING_FENCE.exec(code);
    const ends = this.#stop.map((text) => code.indexOf(text)).filter((at) => at !== -1);
    if (fence !== null) ends.push(fence.index + (fenced ? 0 : (fence[1] ?? '').length));
    const end = Math.min(code.length, ...ends);
    if (end > this.#limit) {
      this.#end = 'length';
      return code.slice(0, this.#limit).replace(/[\uD800-\uDBFF]$/, '');
    }
    if (ends.length > 0) this.#end = 'stop';
    return code.slice(0, end);
  }
}

/** Length of the end of `text` that may be the beginning of a closing fence; inside a fence its line end belongs to it. */
function heldForFence(text: string, fenced: boolean): number {
  const found = MAY_BECOME_FENCE.exec(text);
  return found === null ? 0 : found[0].length - (fenced ? 0 : (found[1] ?? '').length);
}

/** Length of the end of `text` that may be the beginning of a stop string. */
function heldForStop(text: string, stops: readonly string[]): number {
  const longest = Math.max(0, ...stops.map(({ length }) => length - 1));
  for (let length = Math.min(longest, text.length); length > 0; length -= 1) {
    const end = text.slice(-length);
    if (stops.some((stop) => stop.length > length && stop.startsWith(end))) return length;
  }
  return 0;
}

/** The continuation that the pieces of one chat answer amount to; where it `cites`, the pieces behind its end are still read for that. */
export async function* continuationOf(
  chunks: AsyncIterable<SourceChunk>,
  request: SourceRequest,
  cites = false,
): AsyncGenerator<SourceChunk, void, undefined> {
  const continuation = new Continuation(request);
  let ended = false;
  for await (const chunk of chunks) {
    if (ended) {
      if (chunk.citations !== undefined) yield { ...chunk, text: '', finish: null };
      continue;
    }
    const pushed = continuation.push(chunk.text);
    const text = chunk.finish === null ? pushed : pushed + continuation.finish();
    const finish = continuation.end ?? chunk.finish;
    if (text !== '' || finish !== null || chunk.citations !== undefined) yield { ...chunk, text, finish };
    ended = finish !== null;
    if (ended && !cites) return;
  }
  if (ended) return;
  const text = continuation.finish();
  if (text !== '') yield { id: null, index: 0, text, finish: continuation.end };
}
