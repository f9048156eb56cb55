import type { BackendError } from '../backends/failures.ts';
import { HttpError } from './errors.ts';

type Kind = BackendError['kind'];

/** What clients are told about each failure of a model's server; keys and names between it and this service are not their business. */
const FAILURES: Readonly<Record<Kind, readonly [status: number, detail: string]>> = {
  unauthorized: [502, "The model's server refuses the key of this service."],
  payment: [502, "The model's server asks this service for payment."],
  forbidden: [502, "The model's server forbids this service to use the model."],
  disclaimer: [502, "The model's server forbids this service to use the model."],
  noModel: [502, "The model's server does not have the model."],
  noRoute: [502, "The model's server does not speak the API that was expected of it."],
  redirected: [502, "The model's server leads to another one, which this service does not follow."],
  rateLimited: [429, "The model's server has too much to do; ask again later."],
  badRequest: [400, "The model's server refuses the request."],
  contextTooLong: [413, 'The text is too long for the model.'],
  loading: [503, "The model's server is loading the model; ask again later."],
  serverError: [502, "The model's server failed."],
  unreachable: [502, "The model's server cannot be reached."],
  tls: [502, "The model's server has no certificate that this service trusts."],
  timeout: [504, "The model's server took too long to answer."],
  malformed: [502, "The model's server gave an answer that cannot be read."],
  tooLong: [502, "The model's server gave an answer that is too long."],
  cut: [502, "The model's server broke off its answer."],
  defect: [500, 'This service made a mistake.'],
  gone: [502, "The model's server does not answer this kind of request."],
};

/** Kinds whose cause is the request, so that what the model's server said about it helps whoever sent it. */
const EXPLAINED: ReadonlySet<Kind> = new Set<Kind>(['badRequest', 'contextTooLong']);

/** A failure of a model's server as this service answers it. */
export function refusalOf({ kind, detail, retryAfterMs }: BackendError): HttpError {
  const [status, sentence] = FAILURES[kind];
  const said = EXPLAINED.has(kind) && detail !== null ? ` It says: ${detail}` : '';
  const headers = retryAfterMs === null ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) };
  return new HttpError(status, sentence + said, headers);
}
