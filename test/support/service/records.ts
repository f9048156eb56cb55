import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How the exchange of a request ended: answered to the end, or its connection closed before that. */
export interface Ending {
  readonly by: 'answered' | 'client' | 'server';
  /** `performance.now()` of the server. */
  readonly at: number;
}

/** A request as the server received it. */
export interface RecordedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body as it came. */
  readonly text: string;
  /** The body as a JSON object; empty where it is none. */
  readonly json: Readonly<Record<string, unknown>>;
  /** `performance.now()` when the whole request was here. */
  readonly at: number;
  /** Which connection it came on, counted from 1, and which request on that connection it is, from 1. */
  readonly connection: number;
  readonly useOfConnection: number;
  /** Resolves when the exchange is over. */
  readonly closed: Promise<Ending>;
  /** The same, or null while it goes on. */
  readonly ending: Ending | null;
}

/** Reads a request to its end. */
export async function record(
  request: IncomingMessage,
  response: ServerResponse,
  numbers: Pick<RecordedRequest, 'connection' | 'useOfConnection'>,
): Promise<RecordedRequest> {
  let settle: (ending: Ending) => void;
  const closed = new Promise<Ending>((resolve) => (settle = resolve));
  const found: { ending: Ending | null } = { ending: null };
  response.on('close', () => {
    const by = response.writableFinished
      ? 'answered'
      : droppedByServer.has(request.socket)
        ? 'server'
        : 'client';
    found.ending = { by, at: performance.now() };
    settle(found.ending);
  });
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  const { method = 'GET', headers } = request;
  return {
    method,
    path,
    query,
    headers,
    text,
    json: objectOf(text),
    at: performance.now(),
    ...numbers,
    closed,
    get ending() {
      return found.ending;
    },
  };
}

const droppedByServer = new WeakSet<Socket>();

/** Closes a connection from the server's side, by a RST or a FIN. */
export function drop(socket: Socket, how: 'reset' | 'cut'): void {
  droppedByServer.add(socket);
  if (how === 'reset') socket.resetAndDestroy();
  else socket.destroy();
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
