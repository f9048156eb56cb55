import { errorObject, eventsOf, type Flavour, usage } from './flavour.ts';
import { DONE, event, json, withUsage } from './script.ts';

/** The server of llama.cpp. */
export const llamacpp: Flavour = {
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
