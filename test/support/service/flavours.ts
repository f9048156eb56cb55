import { DONE, event, json, token, withUsage, type Scripted, type Step } from './script.ts';

/** How one kind of OpenAI-compatible server behaves, as far as a client notices. */
export interface Flavour {
  readonly models: (ids: readonly string[]) => unknown;
  readonly unknownPath: Scripted;
  readonly unauthorized: Scripted;
  /** `ignored` answers with whatever is loaded. */
  readonly unknownModel: (id: string) => Scripted | 'ignored';
  readonly suffix: 'ignored' | 'used' | Scripted;
  /** Whether `stop` has to be a list. */
  readonly stopIsList: boolean;
  /** Whether there is a route that cuts text into tokens. */
  readonly tokenizes: boolean;
  /** The answer to a prompt of `used` tokens where only `limit` can be read; null cuts it silently. */
  readonly tooLong: (limit: number, used: number) => Scripted | null;
  /** The steps of a streamed answer. */
  readonly streamed: (pieces: readonly string[], id: string, model: string) => readonly Step[];
  /** What follows the pieces of an answer that breaks off with an error, status and headers being sent. */
  readonly brokenOff: readonly Step[];
  /** The answer on every path while the model loads; null where requests wait instead. */
  readonly loading: Scripted | null;
}

const usage = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 };
const zeros = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };
const errorObject = (status: number, message: string, type: string): Scripted =>
  json({ error: { code: status, message, type } }, status);

/** Events of the pieces, the last with a finish reason and what `more` adds to it. */
function eventsOf(pieces: readonly string[], id: string, model: string): string[] {
  return pieces.map((text, at) =>
    token(text, { id, model, finish: at === pieces.length - 1 ? 'stop' : null }),
  );
}

const plainModels = (owner: string) => (ids: readonly string[]) => ({
  object: 'list',
  data: ids.map((id) => ({ id, object: 'model', created: 1_764_000_000, owned_by: owner })),
});

const llamacpp: Flavour = {
  models: (ids) => ({
    models: ids.map((name) => ({ name, model: name, capabilities: ['completion'] })),
    object: 'list',
    data: ids.map((id) => ({
      id,
      object: 'model',
      created: 1_764_000_000,
      owned_by: 'llamacpp',
      meta: { n_ctx: 4096, n_vocab: 49_155 },
    })),
  }),
  unknownPath: errorObject(404, 'File Not Found', 'not_found_error'),
  unauthorized: errorObject(401, 'Invalid API Key', 'authentication_error'),
  unknownModel: () => 'ignored',
  suffix: 'ignored',
  stopIsList: false,
  tokenizes: true,
  tooLong: (limit, used) =>
    json(
      {
        error: {
          code: 400,
          message: `the request exceeds the available context size (${limit} tokens), try increasing it`,
          type: 'exceed_context_size_error',
          n_prompt_tokens: used,
          n_ctx: limit,
        },
      },
      400,
    ),
  streamed: (pieces, id, model) => {
    const events = eventsOf(pieces, id, model);
    return [': ping\n\n', ...events.slice(0, -1), ':\n\n', withUsage(events.at(-1) ?? '', usage), DONE];
  },
  brokenOff: [event({ error: { code: 500, message: 'the context shift failed', type: 'server_error' } })],
  loading: errorObject(503, 'Loading model', 'unavailable_error'),
};

const vllm: Flavour = {
  models: (ids) => ({
    object: 'list',
    data: ids.map((id) => ({
      id,
      object: 'model',
      created: 1_764_000_000,
      owned_by: 'vllm',
      root: id,
      max_model_len: 4096,
    })),
  }),
  unknownPath: json({ detail: 'Not Found' }, 404),
  unauthorized: json({ error: 'Unauthorized' }, 401),
  unknownModel: (id) =>
    json(
      {
        error: {
          message: `The model \`${id}\` does not exist.`,
          type: 'NotFoundError',
          param: null,
          code: 404,
        },
      },
      404,
    ),
  suffix: json(
    {
      error: {
        message: 'suffix is not currently supported',
        type: 'BadRequestError',
        param: null,
        code: 400,
      },
    },
    400,
  ),
  stopIsList: false,
  tokenizes: true,
  tooLong: (limit, used) => {
    const message = `This model's maximum context length is ${limit} tokens. However, your request has ${used} input tokens. Please reduce the length of the input messages.`;
    return json({ error: { message, type: 'BadRequestError', param: null, code: 400 } }, 400);
  },
  streamed: (pieces, id, model) => [
    ...eventsOf(pieces, id, model),
    event({ id, object: 'text_completion', created: 1_764_000_000, model, choices: [], usage }),
    DONE,
  ],
  brokenOff: [event({ error: { message: 'EngineCore died', type: 'InternalServerError', code: 500 } }), DONE],
  loading: null,
};

const ollama: Flavour = {
  models: (ids) => ({ object: 'list', data: ids.length === 0 ? null : plainModels('library')(ids).data }),
  unknownPath: { status: 404, headers: { 'content-type': 'text/plain' }, steps: ['404 page not found'] },
  unauthorized: errorObject(401, 'unauthorized', 'invalid_request_error'),
  unknownModel: (id) =>
    json(
      {
        error: {
          message: `model "${id}" not found, try pulling it first`,
          type: 'api_error',
          param: null,
          code: null,
        },
      },
      404,
    ),
  suffix: json(
    {
      error: {
        message: 'registry.ollama.ai/library/x does not support insert',
        type: 'api_error',
        code: null,
      },
    },
    400,
  ),
  stopIsList: false,
  tokenizes: false,
  tooLong: () => null,
  streamed: (pieces, id, model) => [
    ...eventsOf(pieces, id, model).map((line) => withUsage(line, zeros)),
    event({ id, object: 'text_completion', created: 1_764_000_000, model, choices: [], usage }),
    DONE,
  ],
  brokenOff: [token('', { finish: '' })],
  loading: null,
};

/** Every kind of server that is known well enough to be played. */
export const flavours = {
  llamacpp,
  'llamacpp 2025': {
    ...llamacpp,
    suffix: errorObject(500, 'type must be string, but is null', 'server_error'),
    tooLong: () => null,
  },
  vllm,
  'vllm older': {
    ...vllm,
    suffix: json(
      {
        object: 'error',
        message: 'suffix is not currently supported',
        type: 'BadRequestError',
        param: null,
        code: 400,
      },
      400,
    ),
    unknownModel: (id) =>
      json(
        { object: 'error', message: `The model \`${id}\` does not exist.`, type: 'NotFoundError', code: 404 },
        404,
      ),
  },
  ollama,
  'ollama with FIM': { ...ollama, suffix: 'used' },
  lmstudio: {
    ...ollama,
    models: plainModels('organization_owner'),
    unknownPath: json({ error: 'Unexpected endpoint or method. (POST /tokenize)' }),
    unknownModel: () => 'ignored',
    suffix: 'ignored',
    streamed: (pieces, id, model) => [...eventsOf(pieces, id, model), DONE],
    brokenOff: [event({ error: 'The model has crashed without additional information.' })],
  },
  llamastack: {
    ...vllm,
    models: (ids: readonly string[]) => ({
      data: [
        ...ids.map((identifier) => ({
          identifier,
          provider_id: 'ollama',
          provider_resource_id: identifier,
          model_type: 'llm',
          type: 'model',
          metadata: {},
        })),
        {
          identifier: 'all-minilm',
          provider_id: 'ollama',
          model_type: 'embedding',
          type: 'model',
          metadata: {},
        },
      ],
    }),
    unauthorized: json({ error: { message: 'Authentication required' } }, 401),
    unknownModel: (id: string) =>
      json({ status: 400, title: 'Bad Request', detail: `Model '${id}' not found` }, 400),
    suffix: 'ignored',
    tokenizes: false,
    streamed: (pieces: readonly string[], id: string, model: string) => eventsOf(pieces, id, model),
    brokenOff: [event({ error: { message: '500: Internal server error: An unexpected error occurred.' } })],
    loading: json({ status: 503, title: 'Service Unavailable', detail: 'starting' }, 503),
  },
  tgi: {
    models: plainModels('huggingface'),
    unknownPath: { status: 404, steps: [] },
    unauthorized: { status: 401, steps: [] },
    unknownModel: () => json({ error: 'adapter not found', error_type: 'validation' }, 422),
    suffix: json(
      {
        error: 'Suffix is not supported and can be achieved by preprocessing the prompt.',
        error_type: 'suffix not supported',
      },
      422,
    ),
    stopIsList: true,
    tokenizes: false,
    tooLong: (limit, used) => {
      const error = `Input validation error: \`inputs\` tokens + \`max_new_tokens\` must be <= ${limit}. Given: ${used} \`inputs\` tokens and 48 \`max_new_tokens\``;
      return json({ error, error_type: 'validation' }, 422);
    },
    streamed: (pieces, id, model) => {
      const events = pieces.map((text, at) =>
        token(text, { id, model, finish: at === pieces.length - 1 ? 'stop' : '' }),
      );
      return [...events.slice(0, -1), withUsage(events.at(-1) ?? '', usage), DONE];
    },
    brokenOff: [event({ error: 'Request failed during generation', error_type: 'generation' }), DONE],
    loading: json({ error: 'Model is overloaded', error_type: 'overloaded' }, 503),
  },
} as const satisfies Readonly<Record<string, Flavour>>;
