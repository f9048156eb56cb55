import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Static, TSchema } from '@sinclair/typebox';
import type { FastifyBaseLogger, FastifyInstance, FastifyTypeProvider, RawServerDefault } from 'fastify';

import type { Providers } from './providers.ts';
import type { Runs } from './runs.ts';
import type { Store } from './store.ts';
import type { ReadTerms } from './terms.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Stands for the user: a keyed hash of the token, or of the address where no tokens are asked for. */
    caller: string;
  }
  interface FastifyContextConfig {
    /** True for routes that need no token. */
    open?: boolean;
    /** True for routes that also take the token as the password of HTTP Basic authentication, which browsers can ask for. */
    basic?: boolean;
  }
}

interface Schemas extends FastifyTypeProvider {
  validator: this['schema'] extends TSchema ? Static<this['schema']> : unknown;
}

/** A Fastify application whose handlers see the types of their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  Schemas
>;

/** What the routes work with. */
export interface Context {
  readonly store: Store;
  readonly terms: ReadTerms;
  readonly providers: Providers;
  readonly runs: Runs;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Takes one line about something the operator should know. */
  readonly log: (line: string) => void;
}
