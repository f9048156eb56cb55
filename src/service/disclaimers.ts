import { DisclaimerAnswer, ErrorAnswer, Success } from './answers.ts';
import type { App, Context } from './context.ts';
import { HttpError } from './errors.ts';
import { type Provider, providerOf } from './providers.ts';
import { DisclaimerBody, ModelParams } from './schemas.ts';

const URLS = ['/v1/model/:model/disclaimer', '/v1/models/:model/disclaimer'];

/** Throws 403 unless the caller accepted the model's disclaimer as it is at this moment. */
export function requireAccepted({ store, terms }: Context, caller: string, { id }: Provider): void {
  const answer = store.answered({ caller, model: id, version: terms(id).version });
  if (answer === true) return;
  const state = answer === null ? 'has not been accepted' : 'was rejected';
  const path = `/v1/model/${encodeURIComponent(id)}/disclaimer`;
  throw new HttpError(403, `The disclaimer of ${id} ${state}. Read and accept it at ${path}.`);
}

/** Reading and answering a model's disclaimer, under both spellings of the path. */
export function disclaimerRoutes(app: App, context: Context): void {
  for (const url of URLS) {
    readRoute(app, context, url);
    answerRoute(app, context, url);
  }
}

function readRoute(app: App, { store, terms, providers }: Context, url: string): void {
  app.route({
    method: 'GET',
    url,
    schema: {
      summary: 'The disclaimer of a model',
      params: ModelParams,
      response: { 200: DisclaimerAnswer, '4xx': ErrorAnswer },
    },
    handler: async ({ caller, params }) => {
      const { id } = providerOf(providers, params.model);
      const current = terms(id);
      return {
        ...current,
        accepted: store.answered({ caller, model: id, version: current.version }) === true,
      };
    },
  });
}

function answerRoute(app: App, { store, terms, providers }: Context, url: string): void {
  app.route({
    method: 'POST',
    url,
    schema: {
      summary: 'Accept or reject the disclaimer of a model',
      params: ModelParams,
      body: DisclaimerBody,
      response: { 200: Success, '4xx': ErrorAnswer },
    },
    handler: async ({ caller, params, body }) => {
      const { id } = providerOf(providers, params.model);
      const current = terms(id);
      if (body.disclaimer !== current.id) {
        throw new HttpError(
          404,
          `This is not the current disclaimer of ${id}. Read it again before you answer it.`,
        );
      }
      store.answer({ caller, model: id, version: current.version }, body.accepted);
      await store.synced();
      return { success: true };
    },
  });
}
