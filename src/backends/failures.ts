import type { Failure, FailureKind } from '../completion/types.ts';
import type { TransportError, TransportReason } from '../http/failure.ts';
import type { ContextLimit, ErrorBody } from '../protocol/errors.ts';

/** What a service or the network did wrong; the only error a backend throws, next to the reason of an abort. */
export class BackendError extends Error implements Failure {
  override readonly name = 'BackendError';
  readonly kind: FailureKind;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly detail: string | null;
  /** The limit that the prompt went over, where the service named it. */
  readonly context: ContextLimit | null;

  constructor(
    failure: Partial<Failure> & Pick<Failure, 'kind'> & { readonly context?: ContextLimit | null },
  ) {
    super(failure.kind);
    this.kind = failure.kind;
    this.status = failure.status ?? null;
    this.retryAfterMs = failure.retryAfterMs ?? null;
    this.detail = failure.detail ?? null;
    this.context = failure.context ?? null;
  }
}

/** What a status means where it does not mean what its class of a hundred says. */
export type StatusKinds = Readonly<Record<number, FailureKind>>;

const STATUS_KINDS: StatusKinds = {
  401: 'unauthorized',
  402: 'payment',
  403: 'forbidden',
  404: 'noModel',
  405: 'noRoute',
  407: 'unreachable',
  408: 'timeout',
  410: 'gone',
  413: 'contextTooLong',
  425: 'rateLimited',
  429: 'rateLimited',
  504: 'timeout',
};

/** Codes inside error bodies that say more than the status. */
const CODE_KINDS: Readonly<Record<string, FailureKind>> = {
  exceed_context_size_error: 'contextTooLong',
  context_length_exceeded: 'contextTooLong',
  model_not_found: 'noModel',
};

const REASON_KINDS: Readonly<Record<TransportReason, FailureKind>> = {
  unreachable: 'unreachable',
  tls: 'tls',
  timeout: 'timeout',
  redirected: 'redirected',
  malformed: 'malformed',
  tooLong: 'tooLong',
  cut: 'cut',
};

/** An answer that reports an error, as far as it matters for its meaning. */
export interface Refusal {
  readonly status: number;
  readonly retryAfterMs: number | null;
  readonly body: ErrorBody;
}

/** The failure that a refusing answer stands for; `kinds` are the service's own meanings of a status. */
export function refusalError({ status, retryAfterMs, body }: Refusal, kinds: StatusKinds = {}): BackendError {
  // An error inside a 200 may name its own status.
  const meant = status < 400 ? (body.status ?? 500) : status;
  const byContext = body.context === null || meant >= 500 ? undefined : 'contextTooLong';
  const byCode =
    body.code === null || !Object.hasOwn(CODE_KINDS, body.code) ? undefined : CODE_KINDS[body.code];
  const kind =
    byContext ??
    byCode ??
    kinds[meant] ??
    (meant === 503 && retryAfterMs !== null ? 'rateLimited' : undefined) ??
    STATUS_KINDS[meant] ??
    (meant < 500 ? 'badRequest' : 'serverError');
  return new BackendError({ kind, status, retryAfterMs, detail: body.detail, context: body.context });
}

/** The failure that trouble on the way stands for. */
export function transportFailure(error: TransportError): BackendError {
  return new BackendError({ kind: REASON_KINDS[error.reason], detail: error.detail });
}
