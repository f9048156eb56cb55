import { errorObject, eventsOf, type Flavour, plainModels, usage } from './flavour.ts';
import { llamacpp } from './llamacpp.ts';
import { ollama } from './ollama.ts';
import { DONE, event, json, token, withUsage } from './script.ts';
import { vllm } from './vllm.ts';

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
