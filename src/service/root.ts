import { Type } from '@sinclair/typebox';

import { ErrorAnswer } from './answers.ts';
import type { App, Context } from './context.ts';

/** What the API calls itself; clients tell it from other services by this name. */
const NAME = 'qiskit-code-assistant';

const About = Type.Object({ name: Type.String(), version: Type.String(), server: Type.String() });
const Health = Type.Object({ status: Type.Literal('ok') });

/** The routes about the service itself. */
export function rootRoutes(app: App, { store }: Context, version: string): void {
  app.route({
    method: 'GET',
    url: '/',
    schema: { summary: 'Name and version', security: [], response: { 200: About } },
    config: { open: true },
    handler: async () => ({ name: NAME, version, server: 'qiskit-inline' }),
  });

  app.route({
    method: 'GET',
    url: '/health',
    schema: {
      summary: 'Whether the service can answer',
      security: [],
      response: { 200: Health, 503: ErrorAnswer },
    },
    config: { open: true },
    handler: async () => {
      store.probe();
      return { status: 'ok' };
    },
  });

  app.route({
    method: 'GET',
    url: '/openapi.json',
    schema: { hide: true },
    handler: async () => app.swagger(),
  });
}
