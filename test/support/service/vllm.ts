import { eventsOf, type Flavour, usage } from './flavour.ts';
import { DONE, event, json } from './script.ts';

/** The server of vLLM. */
export const vllm: Flavour = {
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
