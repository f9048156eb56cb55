import type { Infill, SourceChunk, SourceRequest } from '../completion/types.ts';
import { parseCompletion } from '../protocol/completions.ts';
import type { JsonObject } from '../protocol/json.ts';
import type { Base } from './base.ts';
import { completionBody } from './body.ts';
import { bearer, Client } from './client.ts';
import { ContextLimits } from './context.ts';
import { BackendError } from './failures.ts';
import { InfillProbe } from './infill.ts';
import { modelsOf } from './listing.ts';
import { isMissing, listed, whatIsMissing } from './missing.ts';
import { Spellings } from './spellings.ts';
import type { BackendDeps, CompletionBackend, ModelInfo, ServiceName } from './types.ts';

/** What tells one OpenAI-shaped completions service from another. */
export interface Profile {
  readonly service: ServiceName;
  /** What may stand before `/models` and `/completions`: the likely one first. */
  readonly prefixes: readonly string[];
  /** Where texts are cut into tokens, outside the versioned routes; null where no server of the kind does that. */
  readonly tokenize: string | null;
  /** The user's own fields of a request. */
  readonly extra: JsonObject;
}

/** Models are loaded while a request for a suggestion waits: seconds to minutes, which the caller ends by its signal. */
const LIMITS = { headersMs: 180_000, firstMs: 180_000, totalMs: 300_000 };

/** A service with OpenAI's completions API, as far as `profile` says. */
export function createCompatible(profile: Profile, base: Base, deps: BackendDeps): CompletionBackend {
  const compatible = new Compatible(profile, base, deps);
  return {
    service: profile.service,
    origin: base.origin,
    url: base.url,
    disclaimers: null,
    report: null,
    models: (signal) => compatible.models(signal),
    model: (id, signal) => compatible.model(id, signal),
    infill: (model, signal) => compatible.infill(model, signal),
    knownInfill: (model) => compatible.knownInfill(model),
    wake: (model, signal) => compatible.wake(model, signal),
    complete: (request, signal) => compatible.complete(request, signal),
  };
}

class Compatible {
  readonly #profile: Profile;
  readonly #client: Client;
  readonly #spellings = new Spellings();
  readonly #limits = new ContextLimits();
  readonly #probe: InfillProbe;

  constructor(profile: Profile, base: Base, deps: BackendDeps) {
    this.#profile = profile;
    const manners = { base, authorization: bearer, statusKinds: { 503: 'loading' as const }, limits: LIMITS };
    this.#client = new Client(manners, deps);
    this.#probe = new InfillProbe({
      origin: base.origin,
      memory: deps.memory,
      tokenize: (model, text, signal) => this.#tokenize(model, text, signal),
      complete: (request, signal) => joined(this.#ask(request, signal)),
    });
  }

  async models(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    const asked = this.#spellings.first(this.#route('/models'), (path) =>
      this.#client.json({ path, signal }),
    );
    const models = await listed(asked.then(modelsOf));
    for (const { id, contextTokens } of models) this.#limits.note(id, contextTokens);
    return models;
  }

  /** From the listing: few servers describe a single model, and none more than there. */
  async model(id: string, signal: AbortSignal): Promise<ModelInfo> {
    const found = (await this.models(signal)).find((model) => model.id === id);
    if (found === undefined) throw new BackendError({ kind: 'noModel' });
    return found;
  }

  infill(model: string, signal: AbortSignal): Promise<Infill> {
    return this.#probe.find(model, signal);
  }

  knownInfill(model: string): Infill | null {
    return this.#probe.remembered(model);
  }

  /** By the smallest request there is: its answer begins when the model is there. */
  async wake(model: string, signal: AbortSignal): Promise<void> {
    await joined(this.#ask({ model, prompt: 'qc = ', maxTokens: 1, temperature: 0, stop: [] }, signal));
  }

  async *complete(request: SourceRequest, signal: AbortSignal): AsyncGenerator<SourceChunk, void, undefined> {
    const infill = this.#probe.known(request.model);
    const fitted = this.#limits.fit(request, infill);
    let some = false;
    try {
      for await (const chunk of this.#ask(fitted, signal)) {
        some = true;
        yield chunk;
      }
    } catch (error) {
      const isRefused = error instanceof BackendError && !some;
      const shorter = isRefused ? this.#limits.learn(error, fitted, infill) : null;
      if (shorter === null) throw await this.#explained(error, request.model, signal);
      yield* this.#ask(shorter, signal);
    }
  }

  #ask(request: SourceRequest, signal: AbortSignal): AsyncGenerator<SourceChunk, void, undefined> {
    const body = completionBody(request, this.#profile.extra);
    const parse = parseCompletion;
    return this.#spellings.stream(this.#route('/completions'), (path) =>
      this.#client.complete({ path, body, signal, request, parse }),
    );
  }

  #route(end: string): { readonly name: string; readonly paths: readonly string[] } {
    return { name: 'prefix', paths: this.#profile.prefixes.map((prefix) => `${prefix}${end}`) };
  }

  async #tokenize(model: string, text: string, signal: AbortSignal): Promise<unknown> {
    const { tokenize } = this.#profile;
    if (tokenize === null) throw new BackendError({ kind: 'noRoute' });
    // llama.cpp reads `content`, vLLM `prompt`; neither minds the other's fields.
    const plain = { add_special: false, add_special_tokens: false, parse_special: true };
    return this.#client.json({
      path: tokenize,
      body: { model, content: text, prompt: text, ...plain },
      signal,
    });
  }

  async #explained(error: unknown, model: string, signal: AbortSignal): Promise<unknown> {
    return isMissing(error) ? whatIsMissing(error, model, () => this.models(signal)) : error;
  }
}

async function joined(chunks: AsyncIterable<SourceChunk>): Promise<string> {
  const parts: string[] = [];
  for await (const { text } of chunks) parts.push(text);
  return parts.join('');
}
