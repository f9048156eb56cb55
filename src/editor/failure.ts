import type { FailureKind } from '../completion/types.ts';

/** What passes with time, and is tried again by itself; the others wait for the user. */
const passing: Record<FailureKind, boolean> = {
  unauthorized: false,
  payment: false,
  forbidden: false,
  disclaimer: false,
  noModel: false,
  noRoute: true,
  redirected: false,
  rateLimited: true,
  badRequest: false,
  contextTooLong: true,
  loading: true,
  serverError: true,
  unreachable: true,
  tls: true,
  timeout: true,
  malformed: true,
  tooLong: true,
  cut: true,
  gone: false,
  defect: true,
};

/** Whether a failure may be over at the next try without anybody doing anything. */
export function passes(kind: FailureKind): boolean {
  return passing[kind];
}
