import type { SourceChunk, SourceRequest } from '../completion/types.ts';
import { parseCompletion } from '../protocol/completions.ts';
import { parseDisclaimer, parseSuccess } from '../protocol/disclaimers.ts';
import type { JsonObject } from '../protocol/json.ts';
import type { Base } from './base.ts';
import { completionBody } from './body.ts';
import { catalog } from './catalog.ts';
import { Client, type Call } from './client.ts';
import { BackendError } from './failures.ts';
import { modelOf, modelsOf } from './listing.ts';
import { isMissing, Spellings, type SpelledRoute } from './spellings.ts';
import type { BackendDeps, CompletionBackend, Disclaimer, Disclaimers, ModelInfo } from './types.ts';

/** The routes of the Qiskit Code Assistant API: the documented spelling, then what servers were seen to answer instead. */
const routes = {
  models: '/v1/models',
  completions: '/v1/completions',
  model: (id: string): SpelledRoute => ({ name: 'model', paths: [`/v1/model/${id}`, `/v1/models/${id}`] }),
  disclaimer: (id: string): SpelledRoute => ({
    name: 'disclaimer',
    paths: [`/v1/model/${id}/disclaimer`, `/v1/models/${id}/disclaimer`],
  }),
  accept: { name: 'accept', paths: ['/v1/completions/accept', '/v1/completion/acceptance'] },
} as const;

/** A server with the Qiskit Code Assistant API. */
export function createQiskit(base: Base, deps: BackendDeps): CompletionBackend {
  const qiskit = new Qiskit(base, deps);
  return {
    service: 'qiskit-code-assistant',
    origin: base.origin,
    models: (signal) => qiskit.models(signal),
    model: (id, signal) => qiskit.model(id, signal),
    infill: async () => ({ kind: 'none' }),
    complete: (request, signal) => qiskit.complete(request, signal),
    disclaimers: {
      read: (model, signal) => qiskit.disclaimer(model, signal),
      answer: (...answer) => qiskit.answer(...answer),
    },
    report: (completion, accepted, signal) => qiskit.tell(routes.accept, { completion, accepted }, signal),
  };
}

class Qiskit {
  readonly #origin: string;
  readonly #client: Client;
  readonly #spellings: Spellings;

  constructor(base: Base, deps: BackendDeps) {
    this.#origin = base.origin;
    this.#client = new Client(
      { base, authorization: (token) => ({ Authorization: `Bearer ${token}` }) },
      deps,
    );
    this.#spellings = new Spellings((call) => this.#ask(call));
  }

  async models(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    try {
      return modelsOf(await this.#ask({ path: routes.models, signal }));
    } catch (error) {
      throw isMissing(error) ? as('noRoute', error) : error;
    }
  }

  async model(id: string, signal: AbortSignal): Promise<ModelInfo> {
    try {
      return modelOf(await this.#spellings.json(routes.model(encodeURIComponent(id)), { signal }));
    } catch (error) {
      if (!isMissing(error)) throw error;
      const listed = (await this.models(signal)).find((model) => model.id === id);
      if (listed === undefined) throw as('noModel', error);
      return listed;
    }
  }

  async *complete(request: SourceRequest, signal: AbortSignal): AsyncGenerator<SourceChunk, void, undefined> {
    try {
      const call = { path: routes.completions, body: completionBody(request), signal };
      yield* this.#client.complete(call, request, parseCompletion);
    } catch (error) {
      if (isMissing(error)) throw await this.#whatIsMissing(error, request.model, signal);
      if (error instanceof BackendError && error.status === 403)
        throw await this.#whyForbidden(error, request.model, signal);
      throw this.#goneOr(error);
    }
  }

  async disclaimer(model: string, signal: AbortSignal): Promise<Disclaimer> {
    try {
      const value = await this.#spellings.json(routes.disclaimer(encodeURIComponent(model)), { signal });
      const disclaimer = parseDisclaimer(value);
      if (disclaimer === null) throw new BackendError({ kind: 'malformed', detail: 'disclaimer' });
      return disclaimer;
    } catch (error) {
      throw isMissing(error) ? await this.#whatIsMissing(error, model, signal) : error;
    }
  }

  async answer(...[model, disclaimer, accepted, signal]: Parameters<Disclaimers['answer']>): Promise<void> {
    await this.tell(routes.disclaimer(encodeURIComponent(model)), { disclaimer, accepted }, signal);
  }

  /** Posts an answer of the user. A 404 is an id that the service does not know. */
  async tell(route: SpelledRoute, body: JsonObject, signal: AbortSignal): Promise<void> {
    try {
      if (parseSuccess(await this.#spellings.json(route, { body, signal }))) return;
    } catch (error) {
      throw isMissing(error) && error.status === 404 ? as('badRequest', error) : error;
    }
    throw new BackendError({ kind: 'badRequest', detail: 'success: false' });
  }

  async #ask(call: Call): Promise<unknown> {
    try {
      return await this.#client.json(call);
    } catch (error) {
      throw this.#goneOr(error);
    }
  }

  /** The name of the hosted service no longer leads anywhere since it was shut down. */
  #goneOr(error: unknown): unknown {
    if (this.#origin !== catalog['qiskit-code-assistant'].url || !(error instanceof BackendError))
      return error;
    return error.kind === 'unreachable' && error.detail === 'ENOTFOUND' ? as('gone', error) : error;
  }

  /** A 404 is a model that the service does not have, or an address without this API: the listing tells. */
  async #whatIsMissing(error: BackendError, model: string, signal: AbortSignal): Promise<unknown> {
    try {
      const listed = await this.models(signal);
      return as(listed.some(({ id }) => id === model) ? 'noRoute' : 'noModel', error);
    } catch (second) {
      if (signal.aborted) return signal.reason;
      return second instanceof BackendError && second.kind === 'noRoute' ? as('noRoute', error) : error;
    }
  }

  /** A 403 is a disclaimer that is not accepted, or a key without rights: the disclaimer tells. */
  async #whyForbidden(error: BackendError, model: string, signal: AbortSignal): Promise<unknown> {
    try {
      return (await this.disclaimer(model, signal)).accepted ? error : as('disclaimer', error);
    } catch {
      return signal.aborted ? signal.reason : error;
    }
  }
}

function as(kind: BackendError['kind'], { status, retryAfterMs, detail }: BackendError): BackendError {
  return new BackendError({ kind, status, retryAfterMs, detail });
}
