import type { Failure, FailureKind } from '../completion/types.ts';
import { t } from './words.ts';

const failures: Record<FailureKind, string> = {
  unauthorized: t('The service does not accept your token. Sign in again.'),
  payment: t('The service wants a payment or a key with credit before it answers.'),
  forbidden: t('Your token has no right to use this model.'),
  disclaimer: t('The disclaimer of this model is not accepted yet.'),
  noModel: t('The service does not have this model. Pick another one.'),
  noRoute: t('This address answers, but not with the API of this service.'),
  redirected: t('The service leads to another address, which was given neither your token nor your code.'),
  rateLimited: t('The service is busy and asked to wait.'),
  badRequest: t('The service did not understand the request.'),
  contextTooLong: t('The file gives more context than this model can read.'),
  loading: t('The model is loading. Suggestions come when it is ready.'),
  serverError: t('The service failed to answer.'),
  unreachable: t('The service cannot be reached.'),
  tls: t('The certificate of the service cannot be trusted.'),
  timeout: t('The service did not answer in time.'),
  malformed: t('The service sent an answer that is not part of its API.'),
  tooLong: t('The service sent more than was asked for, so the answer was dropped.'),
  cut: t('The answer was cut off before its end.'),
  gone: t('This service was shut down. Pick another one.'),
  defect: t('The extension made a mistake. The log says where; please report it.'),
};

/** What can be done about it, where that is not said yet; null where it is. */
const steps: Record<FailureKind, string | null> = {
  unauthorized: null,
  payment: t('Sign in with such a key, or pick another service.'),
  forbidden: t('Pick another model, or sign in with another token.'),
  disclaimer: t('Read it and answer it.'),
  noModel: null,
  noRoute: t('Check the URL, or pick another service.'),
  redirected: t('If you trust that address, set it as the URL.'),
  rateLimited: t('Try again in a moment.'),
  badRequest: t('The log says more.'),
  contextTooLong: t('Pick a model that reads more.'),
  loading: null,
  serverError: t('Try again in a moment.'),
  unreachable: t('Check its URL and your network.'),
  tls: t('Check the URL, or have its authority added to this computer.'),
  timeout: t('Try again in a moment.'),
  malformed: t('Check the URL.'),
  tooLong: t('Try again in a moment.'),
  cut: t('Try again in a moment.'),
  gone: null,
  defect: null,
};

/** One plain sentence for a failure, with what to do next or when it is tried again. */
export function failureSentence(failure: Failure): string {
  const step = failure.retryAfterMs === null ? steps[failure.kind] : null;
  return [failureReport(failure), ...(step === null ? [] : [step])].join(' ');
}

/** One plain sentence for a failure, with the time to wait where the service named one, for records. */
export function failureReport({ kind, retryAfterMs }: Failure): string {
  if (retryAfterMs === null) return failures[kind];
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  return `${failures[kind]} ${t('Next try in {0} s.', seconds)}`;
}

/** One plain sentence for a kind of failure. */
export function failureWords(kind: FailureKind): string {
  return failures[kind];
}
