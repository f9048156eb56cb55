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
  app.decorateRequest('caller', '');
  app.addHook('onRequest', async (request) => {
    if (tokens.length === 0 && isLoopback(addressOf(app) ?? host)) refuseForeignHost(request, host);
    if (tokens.length === 0) {
      const address = isLoopback(request.ip) ? 'loopback' : request.ip;
      request.caller = store.digest('address', address).toString('base64url');
    } else if (request.routeOptions.config.open !== true) {
      request.caller = callerOf(request, store, known);
    }
  });
}

/** The address that the service is bound to, which a name may have led to; null while it does not listen. */
export function addressOf(app: App): string | null {
  const address = app.server.address();
  return typeof address === 'object' ? (address?.address ?? null) : null;
}

function callerOf({ headers, routeOptions }: FastifyRequest, store: Store, known: readonly Buffer[]): string {
  const basic = routeOptions.config.basic === true;
  const token = tokenIn(headers.authorization ?? '', basic);
  const digest = token === null ? null : store.digest('token', token);
  // Digests of equal length are compared in constant time, and all of them: the time tells nothing about a token.
  const matches = digest === null ? 0 : known.filter((one) => timingSafeEqual(one, digest)).length;
  if (digest !== null && matches > 0) return digest.toString('base64url');
  const detail =
    token === null
      ? 'A token is needed: send it as "Authorization: Bearer <token>".'
      : 'The token is not valid.';
  const challenge = basic ? 'Basic realm="the token is the password", charset="UTF-8"' : 'Bearer';
  throw new HttpError(401, detail, { 'www-authenticate': challenge });
}

function tokenIn(header: string, basic: boolean): string | null {
  const bearer = /^Bearer +(\S+) *$/iu.exec(header)?.[1];
  if (bearer !== undefined || !basic) return bearer ?? null;
  const pair = /^Basic +([\w+/=-]+) *$/iu.exec(header)?.[1];
  const password =
    pair === undefined ? undefined : /^[^:]*:([^]+)$/u.exec(Buffer.from(pair, 'base64').toString())?.[1];
  return password ?? null;
}

/** A page in a browser can reach loopback under a name of its own (DNS rebinding); its requests carry that name as their host. The name that the service was told to listen on is the operator's. */
function refuseForeignHost(request: FastifyRequest, own: string): void {
  const name = hostName(request.headers.host ?? 'localhost');
  if (name !== null && (isLoopback(name) || name.toLowerCase() === own.toLowerCase())) return;
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
