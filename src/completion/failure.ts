import type { Failure, FailureKind } from './types.ts';

/**
 * What was thrown, as a failure: errors that carry a failure's fields keep them, a signal that fired is trouble on the way,
 * and anything else is a mistake of ours, which must not pass for a network that is down.
 */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof Error) || !('kind' in thrown) || !isKind(thrown.kind))
    return plainly(...meaningOf(thrown));
  const { status, retryAfterMs, detail } = thrown as Partial<Record<keyof Failure, unknown>>;
  return {
    kind: thrown.kind,
    status: typeof status === 'number' ? status : null,
    retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : null,
    detail: typeof detail === 'string' ? detail : null,
  };
}

/** The failure of a request that was given up after the engine's own time limit. */
export const TIMED_OUT: Failure = plainly('timeout', null);

function plainly(kind: FailureKind, detail: string | null): Failure {
  return { kind, status: null, retryAfterMs: null, detail };
}

function meaningOf(thrown: unknown): [FailureKind, string | null] {
  if (!(thrown instanceof Error)) return ['defect', null];
  if (thrown.name === 'TimeoutError') return ['timeout', null];
  if (thrown.name === 'AbortError') return ['unreachable', null];
  // The message may hold what was being worked on: code, or a token.
  const place = /([^\s/\\()]+:\d+:\d+)\)?$/m.exec(thrown.stack ?? '')?.[1];
  return ['defect', place === undefined ? thrown.name : `${thrown.name} at ${place}`];
}

/** Every kind of failure. */
export const FAILURE_KINDS: Readonly<Record<FailureKind, true>> = {
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
  defect: true,
};

function isKind(value: unknown): value is FailureKind {
  return typeof value === 'string' && Object.hasOwn(FAILURE_KINDS, value);
}
