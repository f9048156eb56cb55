import { Answer } from './answer.ts';
import { isClosed, TransportError, transportError } from './failure.ts';
import { Watch, type Limits } from './watch.ts';

/** A request. Its token, if any, is among the headers, and goes to the origin of `url` only. */
export interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  readonly limits: Limits;
}

/** Sends a request and resolves with its answer, whatever the status; throws TransportError, or the signal's reason on abort. */
export type Send = (outgoing: Outgoing) => Promise<Answer>;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const REDIRECTS_LIMIT = 5;

/** Makes the one function through which every request goes, whatever `fetch` does about proxies and certificates. */
export function createSend(fetch: typeof globalThis.fetch): Send {
  const answered = new Set<string>();
  return async (outgoing) => {
    outgoing.signal.throwIfAborted();
    const watch = new Watch(outgoing.signal, outgoing.limits.totalMs);
    try {
      watch.arm('headers', outgoing.limits.headersMs);
      const response = await follow(outgoing, (hop) => fetchTwice({ fetch, hop, watch, answered }));
      watch.disarm();
      return new Answer(response, watch, outgoing.limits);
    } catch (error) {
      watch.stop();
      if (watch.signal.aborted) throw watch.signal.reason;
      throw transportError(error, false);
    }
  };
}

/** Follows redirects within the origin; the method stays what it was, for a completion asked by GET is none. */
async function follow(outgoing: Outgoing, hopTo: (hop: Outgoing) => Promise<Response>): Promise<Response> {
  const { origin } = new URL(outgoing.url);
  let hop = outgoing;
  for (let count = 0; count <= REDIRECTS_LIMIT; count += 1) {
    const response = await hopTo(hop);
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || location === null) return response;
    response.body?.cancel().catch(() => undefined);
    const target = parseUrl(location, hop.url);
    // A name and a password in an address are nothing that `fetch` takes.
    if (target === null || target.username !== '' || target.password !== '')
      throw new TransportError('malformed', 'location');
    if (target.origin !== origin) throw new TransportError('redirected', target.origin);
    hop = { ...(response.status === 303 ? asGet(outgoing) : hop), url: target.href };
  }
  throw new TransportError('malformed', 'redirects');
}

function asGet({ url, headers, signal, limits }: Outgoing): Outgoing {
  return { method: 'GET', url, headers, signal, limits };
}

function parseUrl(location: string, base: string): URL | null {
  return URL.canParse(location, base) ? new URL(location, base) : null;
}

interface Attempt {
  readonly fetch: typeof globalThis.fetch;
  readonly hop: Outgoing;
  readonly watch: Watch;
  /** Origins that answered before, and so may have left a connection that has died since. */
  readonly answered: Set<string>;
}

/** Some servers close an idle connection just as the next request is written to it: such a request was never read, and is sent once more. */
async function fetchTwice(attempt: Attempt): Promise<Response> {
  const { origin } = new URL(attempt.hop.url);
  let response: Response;
  try {
    response = await fetchOnce(attempt);
  } catch (error) {
    if (attempt.watch.signal.aborted || !isClosed(error) || !wasReused(error, attempt.answered.has(origin)))
      throw error;
    response = await fetchOnce(attempt);
  }
  attempt.answered.add(origin);
  return response;
}

function fetchOnce({ fetch, hop, watch }: Attempt): Promise<Response> {
  return watch.during(
    fetch(hop.url, {
      method: hop.method,
      headers: { ...hop.headers },
      body: hop.body ?? null,
      signal: watch.signal,
      redirect: 'manual',
    }),
  );
}

/** Whether the connection had carried an answer before: undici counts its bytes, and otherwise the history of the origin decides. */
function wasReused(error: unknown, answeredBefore: boolean): boolean {
  const { cause }: { cause?: unknown } = error instanceof Error ? error : {};
  if (typeof cause !== 'object' || cause === null) return answeredBefore;
  const { socket }: { socket?: { bytesRead?: unknown } | null } = cause;
  return typeof socket?.bytesRead === 'number' ? socket.bytesRead > 0 : answeredBefore;
}
