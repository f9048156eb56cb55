import type { Failure, FailureKind } from './types.ts';

/** What a source threw, as a failure: errors that carry a failure's fields keep them, anything else is `unreachable`. */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof Error) || !('kind' in thrown) || !isKind(thrown.kind)) return UNKNOWN;
  const { status, retryAfterMs, detail } = thrown as Partial<Record<keyof Failure, unknown>>;
  return {
    kind: thrown.kind,
    status: typeof status === 'number' ? status : null,
    retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : null,
    detail: typeof detail === 'string' ? detail : null,
  };
}

const UNKNOWN: Failure = { kind: 'unreachable', status: null, retryAfterMs: null, detail: null };

/** The failure of a request that was given up after the engine's own time limit. */
export const TIMED_OUT: Failure = { kind: 'timeout', status: null, retryAfterMs: null, detail: null };

const KINDS: Record<FailureKind, true> = {
  unauthorized: true,
  payment: true,
  forbidden: true,
  disclaimer: true,
  noModel: true,
  noRoute: true,
  redirected: true,
  rateLimited: true,
  badRequest: true,
  contextTooLong: true,
  loading: true,
  serverError: true,
  unreachable: true,
  tls: true,
  timeout: true,
  malformed: true,
  tooLong: true,
  cut: true,
  gone: true,
};

function isKind(value: unknown): value is FailureKind {
  return typeof value === 'string' && Object.hasOwn(KINDS, value);
}
