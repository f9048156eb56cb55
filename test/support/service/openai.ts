import type { Flavour } from './flavour.ts';
import { flavours } from './flavours.ts';
import type { RecordedRequest } from './records.ts';
import { completionObject, json, stream, type Scripted } from './script.ts';
import { ScriptedServer, type ServerOptions } from './server.ts';

/** How a scripted OpenAI-compatible server is set up. */
export interface OpenaiOptions extends Omit<ServerOptions, 'fallback'> {
  readonly flavour: keyof typeof flavours;
  readonly models?: readonly string[];
  readonly token?: string;
  /** Control tokens that the model was trained with, in the order prefix, suffix, middle; without them it knows no filling in the middle. */
  readonly marks?: readonly [string, string, string];
  /** Tokens that the model can read; a token is three characters. */
  readonly context?: number;
  /** What stands before `/models` and `/completions`. */
  readonly prefix?: string;
}

const CHARACTERS_PER_TOKEN = 3;
const FIELDS =
  'best_of echo frequency_penalty logit_bias logprobs max_tokens model n presence_penalty prompt seed stop stream stream_options suffix temperature top_p user guided_choice prompt_logprobs'.split(
    ' ',
  );

/** A scripted server with OpenAI's completions API and the quirks of its flavour. */
export class ScriptedOpenai extends ScriptedServer {
  /** Pieces of every completion that no script answers and that is no probe. */
  pieces: readonly string[] = ['Quantum', 'Circuit', '(2)'];
  /** Whether the model is still being loaded. */
  loading = false;
  /** Whether answers break off after their pieces. */
  breaksOff = false;
  /** Whether fields outside of OpenAI's schema are refused, as Llama Stack does. */
  strict = false;
  models: readonly string[];
  readonly #options: OpenaiOptions;
  readonly #flavour: Flavour;
  #count = 0;

  constructor(options: OpenaiOptions) {
    super({ ...options, fallback: (request) => this.#answer(request) });
    this.#options = options;
    this.#flavour = flavours[options.flavour];
    this.models = options.models ?? ['qwen2.5-coder-14b-qiskit'];
  }

  #answer(request: RecordedRequest): Scripted {
    const { token, prefix = '/v1' } = this.#options;
    const flavour = this.#flavour;
    if (this.loading && flavour.loading !== null) return flavour.loading;
    if (token !== undefined && request.headers['authorization'] !== `Bearer ${token}`)
      return flavour.unauthorized;
    if (request.path === `${prefix}/models` && request.method === 'GET')
      return json(flavour.models(this.models));
    if (request.path === `${prefix}/completions` && request.method === 'POST') return this.#complete(request);
    if (request.path === '/tokenize' && flavour.tokenizes) return this.#tokenize(request);
    return flavour.unknownPath;
  }

  #complete(request: RecordedRequest): Scripted {
    const { model, prompt, suffix, stop, stream: streamed } = request.json;
    const flavour = this.#flavour;
    if (typeof prompt !== 'string' || typeof model !== 'string')
      return json({ error: { message: 'prompt and model are required' } }, 400);
    const unknown = this.strict ? Object.keys(request.json).filter((field) => !FIELDS.includes(field)) : [];
    if (unknown.length > 0)
      return json(
        {
          error: {
            detail: { errors: [{ loc: ['body', ...unknown], msg: 'Extra inputs are not permitted' }] },
          },
        },
        400,
      );
    if (/\p{Surrogate}/u.test(prompt))
      return json({ error: { code: 500, message: 'invalid string', type: 'server_error' } }, 500);
    if (!this.models.includes(model) && flavour.unknownModel(model) !== 'ignored')
      return flavour.unknownModel(model) as Scripted;
    if ('suffix' in request.json && typeof flavour.suffix === 'object') return flavour.suffix;
    if (flavour.stopIsList && stop !== undefined && !Array.isArray(stop))
      return json({ error: 'stop: invalid type', error_type: 'validation' }, 422);
    const used = Math.ceil(prompt.length / CHARACTERS_PER_TOKEN);
    const { context = Number.POSITIVE_INFINITY } = this.#options;
    const refusal =
      used + Number(request.json['max_tokens'] ?? 16) > context ? flavour.tooLong(context, used) : null;
    if (refusal !== null) return refusal;
    this.#count += 1;
    const id = `cmpl-${this.#count}`;
    const pieces =
      Array.isArray(stop) && stop.includes('') ? [''] : (this.#filled(prompt, suffix) ?? this.pieces);
    if (streamed !== true) return json(completionObject(pieces.join(''), { id, model }));
    const steps = flavour.streamed(pieces, id, model);
    const kept = steps.filter(
      (step) => typeof step !== 'string' || !/"finish_reason":"\w|DONE|"choices":\[\]/.test(step),
    );
    return stream(...(this.breaksOff ? [...kept, ...flavour.brokenOff] : steps));
  }

  /** What a model answers that sees the gap of the probe; null for any other prompt. */
  #filled(prompt: string, suffix: unknown): readonly string[] | null {
    const [before = '', after = '', middle = ''] = this.#options.marks ?? [];
    const sees = before !== '' && [before, after, middle].every((mark) => prompt.includes(mark));
    if (sees || (suffix !== undefined && this.#flavour.suffix === 'used')) return ['width', ', height'];
    return prompt.includes('def area(') ? ['r', '):\n    return 3'] : null;
  }

  #tokenize(request: RecordedRequest): Scripted {
    const text = request.json['content'] ?? request.json['prompt'];
    if (typeof text !== 'string') return json({ error: { message: 'content or prompt is required' } }, 400);
    const marks = this.#options.marks ?? [];
    const known = marks.length > 0 && marks.every((mark) => text.includes(mark));
    const ids = Array.from(
      { length: known ? marks.filter((mark) => mark !== '').length : text.length },
      (_, id) => id,
    );
    return json({ tokens: ids, count: ids.length });
  }
}

/** Starts a scripted OpenAI-compatible server. */
export async function startOpenai(options: OpenaiOptions): Promise<ScriptedOpenai> {
  const server = new ScriptedOpenai(options);
  await server.listen(options.port ?? 0);
  return server;
}
