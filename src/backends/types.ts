import type { Citation, CompletionSource, Infill } from '../completion/types.ts';
import type { Limits } from '../http/watch.ts';

/** The values of the `qiskitInline.service` setting. */
export type ServiceName =
  | 'offline'
  | 'qiskit-code-assistant'
  | 'openai'
  | 'llama-stack'
  | 'libertai'
  | 'qaip';

/** A model as a service lists it. */
export interface ModelInfo {
  readonly id: string;
  /** Short text for people: owner and creation date; empty where the service says nothing. */
  readonly detail: string;
  /** Context length in tokens, where the service tells. */
  readonly contextTokens: number | null;
}

/** The terms a service wants accepted before it answers for a model. `body` is HTML from the server and must be sanitised before it is shown. */
export interface Disclaimer {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly body: string;
  readonly accepted: boolean;
}

/** The disclaimer routes of a service that has them. */
export interface Disclaimers {
  read(model: string, signal: AbortSignal): Promise<Disclaimer>;
  answer(model: string, disclaimer: string, accepted: boolean, signal: AbortSignal): Promise<void>;
}

/**
 * One service, ready to be asked. Every method throws `BackendError`, and only that, for anything the service or the network did;
 * an abort by `signal` rejects with the signal's reason.
 */
export interface CompletionBackend extends CompletionSource {
  readonly service: ServiceName;
  /** Scheme, host and port that code and keys go to; null for in-process engines. */
  readonly origin: string | null;
  /** Base of its routes, from which the same backend can be made again; null for in-process engines. */
  readonly url: string | null;
  /** Every model of the service, in its order. */
  models(signal: AbortSignal): Promise<readonly ModelInfo[]>;
  /** Details of one model. */
  model(id: string, signal: AbortSignal): Promise<ModelInfo>;
  /** How the model takes the text after the cursor. */
  infill(model: string, signal: AbortSignal): Promise<Infill>;
  /** What `infill` has found for a model before, without asking anybody; null where it has not been asked. Left out where models do not differ. */
  readonly knownInfill?: (model: string) => Infill | null;
  /** Resolves once the model has answered, however long the server takes to load it; left out where models are not loaded on demand. */
  readonly wake?: (model: string, signal: AbortSignal) => Promise<void>;
  /** What the answer with this id draws on, known once it has ended; never rejects. Left out where the service cites nothing. */
  readonly citations?: (id: string) => Promise<readonly Citation[]>;
  readonly disclaimers: Disclaimers | null;
  /** Tells the service what became of a completion; null where the service has no such route. Throws `noRoute` where this server lacks it, `badRequest` with status 404 for an id that it does not know. */
  readonly report: ((completion: string, accepted: boolean, signal: AbortSignal) => Promise<void>) | null;
}

/** What a backend needs from outside: everything that touches the network, the clock or secrets is passed in. */
export interface BackendDeps {
  readonly fetch: typeof globalThis.fetch;
  /** The token for an origin, or null; asked at each request, never kept. */
  readonly token: (origin: string) => Promise<string | null>;
  /** `qiskit-inline/<version>`, sent as `X-Caller`. */
  readonly caller: string;
  /** Limits of the requests for suggestions, where they differ from the service's own. */
  readonly limits?: Partial<Limits>;
  /** Without it, what was learned lasts as long as the backend. */
  readonly memory?: Memory;
}

/** What the user configured about the service. */
export interface BackendConfig {
  readonly service: ServiceName;
  /** Base URL; empty for the service's own default. */
  readonly url: string;
  /** Extra fields of each request for suggestions; those that `checkRequest` objects to are left out. */
  readonly request?: unknown;
}

/** Keeps what was learned about a service over windows; values are JSON. */
export interface Memory {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}
