import type { SourceChunk, SourceRequest } from '../completion/types.ts';
import { parseChat } from '../protocol/chat.ts';
import type { JsonObject } from '../protocol/json.ts';
import type { Base } from './base.ts';
import { samplingOf } from './body.ts';
import { bearer, Client } from './client.ts';
import { continuationOf } from './continuation.ts';
import { BackendError } from './failures.ts';
import { modelsOf } from './listing.ts';
import { messagesFor } from './messages.ts';
import { isMissing } from './missing.ts';
import type { BackendDeps, CompletionBackend, ModelInfo } from './types.ts';

/** The routes of LibertAI. Machines that serve one model may have no listing. */
const routes = { models: '/v1/models', chat: '/v1/chat/completions' } as const;

/** Any key is taken, but none is answered by a demand for payment. */
const ANY_KEY = 'libertai';
const ONLY_MODEL: ModelInfo = { id: 'libertai', detail: '', contextTokens: null };
/** A stream that gives no event for so long is one that does not work. */
const LIMITS = { firstMs: 20_000 };
/** How streams fail on machines that do not stream. */
const UNSTREAMED = new Set(['badRequest', 'serverError', 'malformed', 'cut', 'timeout']);

/** LibertAI: chat models that are asked for the continuation only. */
export function createLibertai(base: Base, extra: JsonObject, deps: BackendDeps): CompletionBackend {
  const libertai = new Libertai(base, extra, deps);
  return {
    service: 'libertai',
    origin: base.origin,
    url: base.url,
    disclaimers: null,
    report: null,
    models: (signal) => libertai.models(signal),
    model: async (id, signal) => {
      const found = (await libertai.models(signal)).find((model) => model.id === id);
      if (found === undefined) throw new BackendError({ kind: 'noModel' });
      return found;
    },
    infill: async () => ({ kind: 'none' }),
    complete: (request, signal) => libertai.complete(request, signal),
  };
}

class Libertai {
  readonly #extra: JsonObject;
  readonly #client: Client;
  #streams = true;

  constructor(base: Base, extra: JsonObject, deps: BackendDeps) {
    this.#extra = extra;
    const token = async (origin: string): Promise<string> => (await deps.token(origin)) ?? ANY_KEY;
    const manners = { base, authorization: bearer, statusKinds: { 503: 'loading' as const }, limits: LIMITS };
    this.#client = new Client(manners, { ...deps, token });
  }

  async models(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    try {
      return modelsOf(await this.#client.json({ path: routes.models, signal }));
    } catch (error) {
      if (isMissing(error)) return [ONLY_MODEL];
      throw error;
    }
  }

  async *complete(request: SourceRequest, signal: AbortSignal): AsyncGenerator<SourceChunk, void, undefined> {
    let some = false;
    try {
      for await (const chunk of this.#ask(request, this.#streams, signal)) {
        some = true;
        yield chunk;
      }
      if (some || !this.#streams) return;
    } catch (error) {
      const isUnstreamed = error instanceof BackendError && UNSTREAMED.has(error.kind);
      if (some || !this.#streams || !isUnstreamed) throw error;
    }
    yield* this.#ask(request, false, signal);
    this.#streams = false;
  }

  #ask(
    request: SourceRequest,
    stream: boolean,
    signal: AbortSignal,
  ): AsyncGenerator<SourceChunk, void, undefined> {
    const { model } = request;
    const body = { model, messages: messagesFor(request), ...samplingOf(request), stream, ...this.#extra };
    const chunks = this.#client.complete({ path: routes.chat, body, signal, request, parse: parseChat });
    return continuationOf(chunks, request);
  }
}
