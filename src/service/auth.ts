import { timingSafeEqual } from 'node:crypto';

import type { FastifyRequest } from 'fastify';

import type { App } from './context.ts';
import { HttpError } from './errors.ts';
import type { Store } from './store.ts';

/** Who may use the service. */
export interface Access {
  /** Empty: everybody who reaches the service. */
  readonly tokens: readonly string[];
  /** The address the service listens on. */
  readonly host: string;
}

/** Names under which the same machine reaches a service on loopback. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/iu;

/** True for addresses and names that only the same machine reaches. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Finds out who is asking before anything else is done with a request; throws 401 and 421. */
export function addAccess(app: App, store: Store, { tokens, host }: Access): void {
  const known = tokens.map((token) => store.digest('token', token));
  const guarded = tokens.length === 0 && isLoopback(host);
  app.decorateRequest('caller', '');
  app.addHook('onRequest', async (request) => {
    if (guarded) refuseForeignHost(request);
    if (tokens.length === 0) {
      const address = isLoopback(request.ip) ? 'loopback' : request.ip;
      request.caller = store.digest('address', address).toString('base64url');
    } else if (request.routeOptions.config.open !== true) {
      request.caller = callerOf(request, store, known);
    }
  });
}

function callerOf(request: FastifyRequest, store: Store, known: readonly Buffer[]): string {
  const token = /^Bearer +(\S+) *$/iu.exec(request.headers.authorization ?? '')?.[1];
  const digest = token === undefined ? null : store.digest('token', token);
  // Digests of equal length are compared in constant time, and all of them: the time tells nothing about a token.
  const matches = digest === null ? 0 : known.filter((one) => timingSafeEqual(one, digest)).length;
  if (digest !== null && matches > 0) return digest.toString('base64url');
  const detail =
    token === undefined
      ? 'A token is needed: send it as "Authorization: Bearer <token>".'
      : 'The token is not valid.';
  throw new HttpError(401, detail, { 'www-authenticate': 'Bearer' });
}

/** A page in a browser can reach loopback under a name of its own (DNS rebinding); its requests carry that name as their host. */
function refuseForeignHost(request: FastifyRequest): void {
  const name = hostName(request.headers.host ?? 'localhost');
  if (name !== null && isLoopback(name)) return;
  throw new HttpError(
    421,
    'Without --token the service answers only requests to localhost, because it listens on loopback.',
  );
}

function hostName(header: string): string | null {
  return (
    /^(?:\[([\da-f:.]+)\]|([^\s:/?#@[\]]+))(?::\d*)?$/iu
      .exec(header)
      ?.slice(1)
      .find((part) => part !== undefined) ?? null
  );
}
