import { errorObject, eventsOf, type Flavour, plainModels, usage } from './flavour.ts';
import { DONE, event, json, token, withUsage } from './script.ts';

const zeros = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

/** Ollama with a model that fills no gaps. */
export const ollama: Flavour = {
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
