/** What can go wrong between two hosts, before anybody looks at what an answer means. */
export type TransportReason =
  | 'unreachable'
  | 'tls'
  | 'timeout'
  | 'redirected'
  | 'malformed'
  | 'tooLong'
  | 'cut';

/** A request that got no whole answer. Carries no text of the request, and no message of the runtime, which may quote headers. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly reason: TransportReason;
  /** Error code, name of the limit, or origin of a redirect; for the log. */
  readonly detail: string | null;

  constructor(reason: TransportReason, detail: string | null) {
    super(detail === null ? reason : `${reason}: ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}

const TLS_CODES = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'EPROTO',
]);
const TLS_PREFIXES = ['CERT_', 'UNABLE_TO_', 'ERR_TLS_', 'ERR_SSL_'];
const TIMEOUT_CODES = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
const MALFORMED_CODES = new Set(['UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);
const CLOSED_CODES = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET', 'UND_ERR_CLOSED']);
/** What undici says of bytes that are no HTTP; not every version gives it a code. */
const PARSER_ERROR = 'HTTPParserError';
const PARSER_CODE = 'HPE_INVALID';
/** How deep runtimes wrap the error of a socket. */
const CAUSE_DEPTH = 5;

/** The error code at the bottom of an error's causes, or null. */
function codeOf(error: unknown): string | null {
  let found: string | null = null;
  let current = error;
  for (let depth = 0; depth < CAUSE_DEPTH && typeof current === 'object' && current !== null; depth += 1) {
    const { code, name, cause }: { code?: unknown; name?: unknown; cause?: unknown } = current;
    if (typeof code === 'string') found = code;
    else if (name === PARSER_ERROR) found = PARSER_CODE;
    current = cause;
  }
  return found;
}

/** Whether the other side closed the connection under a request. */
export function isClosed(error: unknown): boolean {
  return CLOSED_CODES.has(codeOf(error) ?? '');
}

/** What the failure of `fetch`, or of reading its answer (`reading`), means; told by error codes and names alone. */
export function transportError(error: unknown, reading: boolean): TransportError {
  if (error instanceof TransportError) return error;
  const code = codeOf(error);
  return new TransportError(reasonOf(code ?? '', reading), code);
}

function reasonOf(code: string, reading: boolean): TransportReason {
  if (TLS_CODES.has(code) || TLS_PREFIXES.some((prefix) => code.startsWith(prefix))) return 'tls';
  if (TIMEOUT_CODES.has(code)) return 'timeout';
  if (MALFORMED_CODES.has(code) || code.startsWith('HPE_') || code.startsWith('Z_')) return 'malformed';
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return 'tooLong';
  return reading ? 'cut' : 'unreachable';
}
