import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

import type { Context } from './context.ts';
import { HttpError, StorageError } from './errors.ts';

/** Sentences for refusals of Fastify that its own do not explain. */
const SENTENCES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the body as JSON, with content-type: application/json.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty.',
  FST_ERR_BAD_URL: 'The path is not validly encoded.',
  FST_ERR_MAX_PARAM_LENGTH: 'The path is too long.',
};

type Log = Context['log'];

/** What a client is told about an error; what nobody foresaw is logged with its stack and answered 500 without a word about it. */
export function failureOf(
  error: unknown,
  request: Pick<FastifyRequest, 'method' | 'routeOptions'>,
  log: Log,
): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof StorageError) {
    log(error.message);
    return new HttpError(503, error.outside);
  }
  if (isFramework(error)) {
    const status = error.validation === undefined ? error.statusCode : 422;
    return new HttpError(status ?? 400, SENTENCES[error.code] ?? error.message);
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log(`${request.method} ${request.routeOptions.url ?? '(no route)'} failed: ${stack}`);
  return new HttpError(500, 'The service failed; its log says why.');
}

/** Fastify's own refusals: schema, body size, content type, JSON. */
function isFramework(error: unknown): error is FastifyError {
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
}

/** Answers a request with an error, as `{detail}`. */
export function sendFailure(failure: HttpError, reply: FastifyReply): FastifyReply {
  return reply
    .code(failure.status)
    .headers(failure.headers)
    .type('application/json; charset=utf-8')
    .send({ detail: failure.message });
}

/** One sentence about a body or path that does not fit its schema. */
export function schemaSentence(
  errors: readonly { instancePath: string; message?: string }[],
  where: string,
): Error {
  const [first] = errors;
  return new Error(`${where}${first?.instancePath ?? ''} ${first?.message ?? 'does not fit the schema'}`);
}

/** Statuses for what cannot even be read as a request; the socket is closed after the answer. */
const UNREADABLE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers on a socket whose bytes are not a request that Node can read. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = UNREADABLE[error.code ?? ''] ?? 400;
  const body = JSON.stringify({ detail: STATUS_CODES[status] });
  const head = `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/json\r\nConnection: close\r\n`;
  socket.end(`${head}Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
}
