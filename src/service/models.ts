import { ErrorAnswer, ModelAnswer, ModelsAnswer } from './answers.ts';
import type { App, Context } from './context.ts';
import { providerOf } from './providers.ts';
import { ModelParams } from './schemas.ts';

/** Listing the models, and one model under both spellings of its path. */
export function modelRoutes(app: App, { store, providers }: Context): void {
  const created = new Map([...providers.keys()].map((id) => [id, store.modelCreated(id)]));
  const entryOf = (model: string) => {
    const { id, owner } = providerOf(providers, model);
    return { id, object: 'model', created: created.get(id), owned_by: owner };
  };

  app.route({
    method: 'GET',
    url: '/v1/models',
    schema: { summary: 'Every model', response: { 200: ModelsAnswer, '4xx': ErrorAnswer } },
    handler: async () => ({ object: 'list', data: [...providers.keys()].map(entryOf) }),
  });

  for (const url of ['/v1/model/:model', '/v1/models/:model']) {
    app.route({
      method: 'GET',
      url,
      schema: {
        summary: 'One model',
        params: ModelParams,
        response: { 200: ModelAnswer, '4xx': ErrorAnswer },
      },
      handler: async ({ params }) => entryOf(params.model),
    });
  }
}
