import swagger from '@fastify/swagger';
import fastify from 'fastify';

import { acceptanceRoutes } from './acceptance.ts';
import { addAccess, type Access } from './auth.ts';
import { completionRoutes } from './completions.ts';
import type { App, Context } from './context.ts';
import { disclaimerRoutes } from './disclaimers.ts';
import { HttpError } from './errors.ts';
import * as limits from './limits.ts';
import { modelRoutes } from './models.ts';
import { failureOf, refuseUnreadable, schemaSentence, sendFailure } from './replies.ts';
import { rootRoutes } from './root.ts';
import { statsRoute } from './stats.ts';

/** Makes the application with all its routes; `version` is the product's. */
export async function makeApp(context: Context, access: Access, version: string): Promise<App> {
  const app: App = fastify({
    logger: false,
    bodyLimit: limits.BODY_BYTES,
    connectionTimeout: limits.SILENCE_MS,
    keepAliveTimeout: limits.KEEP_ALIVE_MS,
    requestTimeout: limits.REQUEST_MS,
    http: {
      headersTimeout: limits.HEAD_MS,
      connectionsCheckingInterval: limits.CHECK_MS,
      maxHeaderSize: limits.HEAD_BYTES,
    },
    return503OnClosing: false,
    routerOptions: { maxParamLength: limits.MODEL_LENGTH * 4 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allowUnionTypes: true } },
    schemaErrorFormatter: schemaSentence,
    frameworkErrors: (error, request, reply) =>
      void sendFailure(failureOf(error, request, context.log), reply),
    clientErrorHandler: refuseUnreadable,
  });
  app.server.maxConnections = limits.CONNECTIONS;
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error, request, reply) => sendFailure(failureOf(error, request, context.log), reply));
  app.setNotFoundHandler((_request, reply) =>
    sendFailure(new HttpError(404, 'There is no such path.'), reply),
  );
  closeOnStop(app);
  addAccess(app, context.store, access);
  await describe(app, access, version);
  rootRoutes(app, context, version);
  modelRoutes(app, context);
  disclaimerRoutes(app, context);
  completionRoutes(app, context);
  acceptanceRoutes(app, context);
  statsRoute(app, context);
  return app;
}

/** Once the service is stopping: no work for what comes in on connections that are still open, and no waiting for idle ones. */
function closeOnStop(app: App): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onRequest', async () => {
    if (stopping) throw new HttpError(503, 'The service is stopping.');
  });
  app.addHook('onResponse', async () => {
    if (stopping) setImmediate(() => app.server.closeIdleConnections());
  });
}

async function describe(app: App, { tokens }: Access, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Qiskit Code Assistant API', version, description: 'Served by Qiskit Inline.' },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      ...(tokens.length === 0 ? {} : { security: [{ token: [] }] }),
    },
  });
}
