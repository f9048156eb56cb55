import type { SourceChunk, SourceRequest } from '../completion/types.ts';
import type { Answer } from '../http/answer.ts';
import { TransportError } from '../http/failure.ts';
import { parseRetryAfter } from '../http/retryAfter.ts';
import { createSend, type Send } from '../http/send.ts';
import type { Limits } from '../http/watch.ts';
import type { Completion } from '../protocol/completions.ts';
import { isError, readError } from '../protocol/errors.ts';
import { parseJson } from '../protocol/json.ts';
import type { Base } from './base.ts';
import { chunksOf } from './chunks.ts';
import { BackendError, refusalError, transportFailure, type StatusKinds } from './failures.ts';
import type { BackendDeps } from './types.ts';

/** Limits of requests about models, disclaimers and reports. */
const ASK_LIMITS: Limits = {
  headersMs: 10_000,
  firstMs: 10_000,
  silenceMs: 10_000,
  totalMs: 20_000,
  maxBytes: 4_194_304,
};
/** Limits of requests for suggestions: patient, because whoever asks gives up by signal, and a first token may wait for a whole prompt. */
const COMPLETE_LIMITS: Limits = {
  headersMs: 60_000,
  firstMs: 60_000,
  silenceMs: 15_000,
  totalMs: 120_000,
  maxBytes: 2_097_152,
};

/** Bytes of an answer for each token that is asked for: an event of a stream has about 240 for one, a long token and a long id more. */
const BYTES_PER_TOKEN = 1024;

/** How much of a refusal is read, and for how long: its status says what matters. */
const REFUSAL_LIMITS = { maxBytes: 65_536, totalMs: 2_000 };

/** Characters of code in a row that are no coincidence. */
const QUOTE_LENGTH = 24;

/** The header that most services take a token in. */
export const bearer = (token: string): Readonly<Record<string, string>> => ({
  Authorization: `Bearer ${token}`,
});

/** One request to a service. */
export interface Call {
  readonly path: string;
  /** POSTed as JSON; a GET without it. */
  readonly body?: unknown;
  /** What the body asks for, where it is a suggestion. */
  readonly request?: SourceRequest;
  readonly signal: AbortSignal;
  /** Leaves the token out. */
  readonly anonymous?: boolean;
}

interface Asked {
  readonly call: Call;
  readonly token: string | null;
}

/** How a service wants to be talked to. */
export interface Manners {
  readonly base: Base;
  /** The header that carries the token. */
  readonly authorization: (token: string) => Readonly<Record<string, string>>;
  readonly statusKinds?: StatusKinds;
  /** Limits of requests for suggestions that differ from the usual ones. */
  readonly limits?: Partial<Limits>;
}

/** A request for a suggestion. */
export interface CompletionCall extends Call {
  readonly request: SourceRequest;
  readonly parse: (value: unknown) => Completion | null;
  /** False where the service was not told how much to write. */
  readonly measured?: boolean;
}

/** Talks JSON to one service. Its methods throw BackendError, or the signal's reason on abort. */
export class Client {
  readonly #manners: Manners;
  readonly #deps: BackendDeps;
  readonly #send: Send;

  constructor(manners: Manners, deps: BackendDeps) {
    this.#manners = manners;
    this.#deps = deps;
    this.#send = createSend(deps.fetch);
  }

  /** The JSON value that a route answers; an `error` in it is a failure whatever the status. */
  async json(call: Call): Promise<unknown> {
    const token = await this.#token(call);
    try {
      const answer = await this.#open({ call, token, limits: ASK_LIMITS });
      const text = await answer.text({ strict: true });
      const value = parseJson(text);
      if (answer.status === 204) return {};
      if (value === undefined) throw new TransportError('malformed', text === '' ? 'empty' : 'json');
      if (isError(value)) throw this.#refusal(answer, value, { call, token });
      return value;
    } catch (error) {
      throw reasonFor(error, call.signal);
    }
  }

  /** The pieces of a completion. Leaving the loop early closes the connection. */
  async *complete(call: CompletionCall): AsyncGenerator<SourceChunk, void, undefined> {
    const token = await this.#token(call);
    try {
      const { maxTokens, n = 1 } = call.request;
      const maxBytes = Math.max(COMPLETE_LIMITS.maxBytes, BYTES_PER_TOKEN * maxTokens * n);
      const limits = { ...COMPLETE_LIMITS, maxBytes, ...this.#manners.limits, ...this.#deps.limits };
      const answer = await this.#open({ call, token, limits });
      const refusal = (value: unknown): BackendError => this.#refusal(answer, value, { call, token });
      yield* chunksOf(answer, {
        request: call.request,
        parse: call.parse,
        measured: call.measured ?? true,
        refusal,
      });
    } catch (error) {
      throw reasonFor(error, call.signal);
    }
  }

  async #token(call: Call): Promise<string | null> {
    call.signal.throwIfAborted();
    const token = call.anonymous === true ? null : await this.#deps.token(this.#manners.base.origin);
    // A token that is no header value would end up in the message of a TypeError.
    if (token !== null && !/^[\x21-\x7E]+$/.test(token))
      throw new BackendError({ kind: 'unauthorized', detail: 'token' });
    return token;
  }

  async #open({ call, token, limits }: Asked & { readonly limits: Limits }): Promise<Answer> {
    const { base, authorization } = this.#manners;
    const posted = call.body === undefined ? null : JSON.stringify(call.body);
    const answer = await this.#send({
      method: posted === null ? 'GET' : 'POST',
      url: `${base.url}${call.path}`,
      headers: {
        Accept: 'application/json',
        'X-Caller': this.#deps.caller,
        ...(token === null ? {} : authorization(token)),
        ...(posted === null ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(posted === null ? {} : { body: posted }),
      signal: call.signal,
      limits,
    });
    if (answer.status >= 200 && answer.status < 300) return answer;
    const text = await answer.excerpt(REFUSAL_LIMITS);
    throw this.#refusal(answer, parseJson(text) ?? text, { call, token });
  }

  #refusal(answer: Answer, value: unknown, { call, token }: Asked): BackendError {
    const body = readError(value, token);
    const detail = quotes(body.detail ?? '', call.request?.prompt ?? '') ? null : body.detail;
    const retryAfterMs = retryAfter(answer);
    const refusal = { status: answer.status, retryAfterMs, body: { ...body, detail } };
    return refusalError(refusal, this.#manners.statusKinds);
  }
}

/** A date is meant by the clock of the server, which may differ from the one here by more than the wait. */
function retryAfter({ headers }: Answer): number | null {
  const sent = Date.parse(headers.get('date') ?? '');
  return parseRetryAfter(headers.get('retry-after'), Number.isNaN(sent) ? Date.now() : sent);
}

/** Whether a message of the service repeats code of the user, which must not get into a log. */
function quotes(detail: string, code: string): boolean {
  const words = code.replaceAll(/\s+/g, ' ');
  for (let at = 0; at + QUOTE_LENGTH <= detail.length; at += 1) {
    if (words.includes(detail.slice(at, at + QUOTE_LENGTH))) return true;
  }
  return false;
}

function reasonFor(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  return error instanceof TransportError ? transportFailure(error) : error;
}
