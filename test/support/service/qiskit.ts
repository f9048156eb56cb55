import type { RecordedRequest } from './records.ts';
import { completion, completionObject, failure, json, stream, token, DONE, type Scripted } from './script.ts';
import { ScriptedServer, type ServerOptions } from './server.ts';

/** The terms of the scripted service, to be changed by a test at will. */
export interface ScriptedDisclaimer {
  id: string;
  version: string;
  title: string;
  body: string;
}

/** How a scripted Qiskit Code Assistant is set up. */
export interface QiskitOptions extends Omit<ServerOptions, 'fallback'> {
  /** Which spelling of the routes exists: IBM's documented one, the one that IBM's own clients use, or both. */
  readonly spelling?: 'documented' | 'other' | 'both';
  /** The one token that is let in; without it everybody is. */
  readonly token?: string;
  readonly models?: readonly string[];
  /** Starts with the disclaimers of all models accepted by everybody. */
  readonly accepted?: boolean;
}

const PATHS = {
  documented: {
    model: /^\/v1\/model\/([^/]+)$/,
    disclaimer: /^\/v1\/model\/([^/]+)\/disclaimer$/,
    accept: /^\/v1\/completions\/accept$/,
  },
  other: {
    model: /^\/v1\/models\/([^/]+)$/,
    disclaimer: /^\/v1\/models\/([^/]+)\/disclaimer$/,
    accept: /^\/v1\/completion\/acceptance$/,
  },
};

/** A scripted server whose defaults are the Qiskit Code Assistant API, disclaimer and reports included. */
export class ScriptedQiskit extends ScriptedServer {
  /** The terms of every model; a changed id or version is not accepted by anybody. */
  disclaimer: ScriptedDisclaimer = {
    id: 'disclaimer-1',
    version: '1.0',
    title: 'Terms of the model',
    body: '<p>Check what it writes. See <a href="https://example.com/terms">the terms</a>.</p>',
  };
  /** Text of every completion that no script answers. */
  completion: string | ((request: RecordedRequest) => string) = 'QuantumCircuit(2)';
  /** Every report that was taken, in order. */
  readonly accepts: { readonly completion: string; readonly accepted: boolean }[] = [];
  /** Ids of the completions issued, in order. */
  readonly issued: string[] = [];
  /** Every answer to a disclaimer that was taken, in order. */
  readonly answers: { readonly model: string; readonly disclaimer: string; readonly accepted: boolean }[] =
    [];
  readonly models: string[];
  /** The one token that is let in; null lets everybody in. */
  token: string | null;
  readonly #spelling: NonNullable<QiskitOptions['spelling']>;
  readonly #accepted = new Set<string>();
  #everybodyAccepted: boolean;

  constructor(options: QiskitOptions) {
    super({ ...options, fallback: (request) => this.#answer(request) });
    this.#spelling = options.spelling ?? 'documented';
    this.models = [...(options.models ?? ['granite-8b-qiskit', 'mistral-small-3.2-24b-qiskit'])];
    this.token = options.token ?? null;
    this.#everybodyAccepted = options.accepted ?? false;
  }

  /** Makes a new version of the terms, which nobody has accepted. */
  changeDisclaimer(change: Partial<ScriptedDisclaimer>): void {
    this.disclaimer = { ...this.disclaimer, ...change };
    this.#everybodyAccepted = false;
  }

  #answer(request: RecordedRequest): Scripted {
    if (isAt(request, 'GET /')) return json({ name: 'qiskit-code-assistant', version: '1.0.0' });
    if (this.token !== null && request.headers['authorization'] !== `Bearer ${this.token}`)
      return failure(401, 'Invalid token');
    if (isAt(request, 'GET /v1/models')) return json({ object: 'list', data: this.models.map(modelObject) });
    if (isAt(request, 'POST /v1/completions')) return this.#complete(request);
    const spellings = this.#spelling === 'both' ? [PATHS.documented, PATHS.other] : [PATHS[this.#spelling]];
    for (const { model, disclaimer, accept } of spellings) {
      if (accept.test(request.path))
        return request.method === 'POST' ? this.#report(request) : failure(405, 'Method Not Allowed');
      const [, ofDisclaimer] = disclaimer.exec(request.path) ?? [];
      if (ofDisclaimer !== undefined) return this.#disclaim(request, decodeURIComponent(ofDisclaimer));
      const [, ofModel] = model.exec(request.path) ?? [];
      if (ofModel !== undefined) return this.#describe(decodeURIComponent(ofModel));
    }
    return failure(404, 'Not Found');
  }

  #describe(id: string): Scripted {
    return this.models.includes(id) ? json(modelObject(id)) : failure(404, `Model ${id} not found`);
  }

  #disclaim(request: RecordedRequest, model: string): Scripted {
    if (!this.models.includes(model)) return failure(404, `Model ${model} not found`);
    if (request.method === 'GET')
      return json({ ...this.disclaimer, accepted: this.#isAccepted(request, model) });
    const { disclaimer, accepted } = request.json;
    if (typeof disclaimer !== 'string' || typeof accepted !== 'boolean') return failure(422, 'Wrong body');
    if (disclaimer !== this.disclaimer.id) return failure(404, 'No such disclaimer');
    this.answers.push({ model, disclaimer, accepted });
    if (accepted) this.#accepted.add(this.#consent(request, model));
    else this.#accepted.delete(this.#consent(request, model));
    return json({ success: true });
  }

  #complete(request: RecordedRequest): Scripted {
    const { model, prompt, n = 1, stop = [], stream: streamed } = request.json;
    if (typeof model !== 'string' || typeof prompt !== 'string')
      return failure(422, 'model and prompt are required');
    if (!this.models.includes(model)) return failure(404, `Model ${model} not found`);
    if (!this.#isAccepted(request, model)) return failure(403, 'The disclaimer has to be accepted first');
    const id = `cmpl-${this.issued.length + 1}`;
    this.issued.push(id);
    const text = stopped(
      typeof this.completion === 'string' ? this.completion : this.completion(request),
      stop,
    );
    if (streamed !== true) return json(completionObject(text, { id, model }));
    if (n === 1) return completion(text, { id, model });
    const indexes = Array.from({ length: Number(n) }, (_, index) => index);
    return stream(...indexes.map((index) => token(text, { id, model, index, finish: 'stop' })), DONE);
  }

  #report(request: RecordedRequest): Scripted {
    const { completion: id, accepted } = request.json;
    if (typeof id !== 'string' || typeof accepted !== 'boolean')
      return failure(422, 'completion and accepted are required');
    if (!this.issued.includes(id)) return failure(404, `Completion ${id} not found`);
    if (this.accepts.some((report) => report.completion === id))
      return failure(409, `Completion ${id} was reported before`);
    this.accepts.push({ completion: id, accepted });
    return json({ success: true });
  }

  #isAccepted(request: RecordedRequest, model: string): boolean {
    return this.#everybodyAccepted || this.#accepted.has(this.#consent(request, model));
  }

  #consent(request: RecordedRequest, model: string): string {
    const { id, version } = this.disclaimer;
    return JSON.stringify([request.headers['authorization'] ?? '', model, id, version]);
  }
}

/** Starts a scripted Qiskit Code Assistant. */
export async function startQiskit(options: QiskitOptions = {}): Promise<ScriptedQiskit> {
  const server = new ScriptedQiskit(options);
  await server.listen(options.port ?? 0);
  return server;
}

function isAt(request: RecordedRequest, route: string): boolean {
  return `${request.method} ${request.path}` === route;
}

function modelObject(id: string): unknown {
  return { id, object: 'model', created: 1_738_000_000, owned_by: 'qiskit' };
}

function stopped(text: string, stop: unknown): string {
  const stops = (Array.isArray(stop) ? stop : [stop]).filter(
    (end): end is string => typeof end === 'string' && end !== '',
  );
  return text.slice(
    0,
    Math.min(text.length, ...stops.map((end) => text.indexOf(end)).filter((at) => at !== -1)),
  );
}
