import type { Infill, SourceChunk, SourceRequest } from '../completion/types.ts';
import { parseCompletion } from '../protocol/completions.ts';
import { parseDisclaimer, parseSuccess } from '../protocol/disclaimers.ts';
import { isObject, type JsonObject } from '../protocol/json.ts';
import type { Base } from './base.ts';
import { completionBody } from './body.ts';
import { bearer, Client, type Call } from './client.ts';
import { BackendError } from './failures.ts';
import { modelOf, modelsOf } from './listing.ts';
import { as, isMissing, listed, whatIsMissing } from './missing.ts';
import { Spellings, type SpelledRoute } from './spellings.ts';
import type { BackendDeps, CompletionBackend, Disclaimer, Disclaimers, ModelInfo } from './types.ts';

/** The routes of the Qiskit Code Assistant API: the documented spelling, then what servers were seen to answer instead. */
const routes = {
  identity: '/',
  models: '/v1/models',
  completions: '/v1/completions',
  model: (id: string): SpelledRoute => ({ name: 'model', paths: [`/v1/model/${id}`, `/v1/models/${id}`] }),
  disclaimer: (id: string): SpelledRoute => ({
    name: 'disclaimer',
    paths: [`/v1/model/${id}/disclaimer`, `/v1/models/${id}/disclaimer`],
  }),
  accept: { name: 'accept', paths: ['/v1/completions/accept', '/v1/completion/acceptance'] },
} as const;

/** Where IBM hosted the service until May 2026; people may still have it in their settings. */
const SHUT_DOWN = 'https://qiskit-code-assistant.quantum.ibm.com';

/** A server that does not say who it is must not hold up the first suggestion. */
const IDENTITY_MS = 2000;

/** A server with the Qiskit Code Assistant API; `extra` are the user's own fields of a request. */
export function createQiskit(base: Base, extra: JsonObject, deps: BackendDeps): CompletionBackend {
  const qiskit = new Qiskit(base, extra, deps);
  return {
    service: 'qiskit-code-assistant',
    origin: base.origin,
    url: base.url,
    models: (signal) => qiskit.models(signal),
    model: (id, signal) => qiskit.model(id, signal),
    infill: (_, signal) => qiskit.infill(signal),
    complete: (request, signal) => qiskit.complete(request, signal),
    disclaimers: {
      read: (model, signal) => qiskit.disclaimer(model, signal),
      answer: (...answer) => qiskit.answer(...answer),
    },
    report: (...report) => qiskit.report(...report),
  };
}

/** Whether a server at `base` says that it speaks this API; asked without a token. Throws BackendError, or the signal's reason on abort. */
export async function isQiskit(base: Base, deps: BackendDeps, signal: AbortSignal): Promise<boolean> {
  const about = await identity(new Client({ base, authorization: bearer }, deps), signal);
  return about['name'] === 'qiskit-code-assistant';
}

async function identity(client: Client, signal: AbortSignal): Promise<JsonObject> {
  const about = await client.json({ path: routes.identity, anonymous: true, signal });
  return isObject(about) ? about : {};
}

class Qiskit {
  readonly #origin: string;
  readonly #extra: JsonObject;
  readonly #client: Client;
  readonly #spellings = new Spellings();

  constructor(base: Base, extra: JsonObject, deps: BackendDeps) {
    this.#origin = base.origin;
    this.#extra = extra;
    this.#client = new Client({ base, authorization: bearer }, deps);
  }

  async models(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    return listed(this.#ask({ path: routes.models, signal }).then(modelsOf));
  }

  async model(id: string, signal: AbortSignal): Promise<ModelInfo> {
    try {
      return modelOf(await this.#spelled(routes.model(encodeURIComponent(id)), { signal }));
    } catch (error) {
      if (!isMissing(error)) throw error;
      const found = (await this.models(signal)).find((model) => model.id === id);
      if (found === undefined) throw as('noModel', error);
      return found;
    }
  }

  /** The API does not say what a server makes of a suffix; ours, which names itself, uses it. */
  async infill(signal: AbortSignal): Promise<Infill> {
    try {
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(IDENTITY_MS)]);
      const { server } = await identity(this.#client, inTime);
      return { kind: server === 'qiskit-inline' ? 'suffixField' : 'none' };
    } catch {
      signal.throwIfAborted();
      return { kind: 'none' };
    }
  }

  async *complete(request: SourceRequest, signal: AbortSignal): AsyncGenerator<SourceChunk, void, undefined> {
    try {
      const body = completionBody(request, this.#extra);
      yield* this.#client.complete({
        path: routes.completions,
        body,
        signal,
        request,
        parse: parseCompletion,
      });
    } catch (error) {
      throw await this.#explained(error, request.model, signal);
    }
  }

  async disclaimer(model: string, signal: AbortSignal): Promise<Disclaimer> {
    try {
      const value = await this.#spelled(routes.disclaimer(encodeURIComponent(model)), { signal });
      const disclaimer = parseDisclaimer(value);
      if (disclaimer === null) throw new BackendError({ kind: 'malformed', detail: 'disclaimer' });
      return disclaimer;
    } catch (error) {
      throw isMissing(error) ? await whatIsMissing(error, model, () => this.models(signal)) : error;
    }
  }

  async answer(...[model, disclaimer, accepted, signal]: Parameters<Disclaimers['answer']>): Promise<void> {
    await this.#tell(routes.disclaimer(encodeURIComponent(model)), { disclaimer, accepted }, signal);
  }

  /** A 404 means an id that the service does not know, or that it takes no reports: whether it looks at a body that is none tells. */
  async report(completion: string, accepted: boolean, signal: AbortSignal): Promise<void> {
    try {
      await this.#tell(routes.accept, { completion, accepted }, signal);
    } catch (error) {
      const doubtful = isMissing(error) && !this.#spellings.knows(routes.accept);
      throw doubtful && !(await this.#reads(routes.accept, signal)) ? as('noRoute', error) : error;
    }
  }

  /** Whether the server has a route that objects to an empty body. */
  async #reads(route: SpelledRoute, signal: AbortSignal): Promise<boolean> {
    try {
      await this.#spelled(route, { body: {}, signal });
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      if (error instanceof BackendError && error.kind === 'badRequest') return true;
      throw error;
    }
  }

  /** Posts an answer of the user. A 404 is an id that the service does not know. */
  async #tell(route: SpelledRoute, body: JsonObject, signal: AbortSignal): Promise<void> {
    try {
      const isTaken = parseSuccess(await this.#spelled(route, { body, signal }));
      if (isTaken === true) return;
      if (isTaken === null) throw new BackendError({ kind: 'malformed', detail: 'success' });
    } catch (error) {
      throw isMissing(error) && error.status === 404 ? as('badRequest', error) : error;
    }
    throw new BackendError({ kind: 'badRequest', detail: 'success: false' });
  }

  #spelled(route: SpelledRoute, call: Omit<Call, 'path'>): Promise<unknown> {
    return this.#spellings.first(route, (path) => this.#ask({ ...call, path }));
  }

  async #ask(call: Call): Promise<unknown> {
    try {
      return await this.#client.json(call);
    } catch (error) {
      throw this.#goneOr(error);
    }
  }

  /** The name of the service that was shut down no longer leads anywhere. */
  #goneOr(error: unknown): unknown {
    if (this.#origin !== SHUT_DOWN || !(error instanceof BackendError)) return error;
    return error.kind === 'unreachable' && error.detail === 'ENOTFOUND' ? as('gone', error) : error;
  }

  async #explained(error: unknown, model: string, signal: AbortSignal): Promise<unknown> {
    if (isMissing(error)) return whatIsMissing(error, model, () => this.models(signal));
    if (!(error instanceof BackendError) || error.status !== 403) return this.#goneOr(error);
    // A 403 is a disclaimer that is not accepted, or a key without rights: the disclaimer tells.
    try {
      return (await this.disclaimer(model, signal)).accepted ? error : as('disclaimer', error);
    } catch {
      return signal.aborted ? signal.reason : error;
    }
  }
}
