import { ErrorAnswer, Success } from './answers.ts';
import type { App, Context } from './context.ts';
import { HttpError } from './errors.ts';
import { AcceptBody } from './schemas.ts';

/** Reports of what became of a completion, under both spellings of the path. */
export function acceptanceRoutes(app: App, { store }: Context): void {
  for (const url of ['/v1/completions/accept', '/v1/completion/acceptance']) {
    app.route({
      method: 'POST',
      url,
      schema: {
        summary: 'Report that a completion was accepted or not, once',
        body: AcceptBody,
        response: { 200: Success, '4xx': ErrorAnswer },
      },
      handler: async ({ body }) => {
        const outcome = store.report(body.completion, body.accepted);
        if (outcome === 'unknown') throw new HttpError(404, 'This service issued no completion of that id.');
        if (outcome === 'repeated') throw new HttpError(409, 'This completion was reported before.');
        await store.synced();
        return { success: true };
      },
    });
  }
}
