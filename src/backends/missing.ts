import { BackendError } from './failures.ts';
import type { ModelInfo } from './types.ts';

/** The same failure, understood better. */
export function as(
  kind: BackendError['kind'],
  { status, retryAfterMs, detail, context }: BackendError,
): BackendError {
  return new BackendError({ kind, status, retryAfterMs, detail, context });
}

/** Whether an answer says that there is nothing at a path, or not for that method. */
export function isMissing(error: unknown): error is BackendError {
  return error instanceof BackendError && (error.status === 404 || error.status === 405);
}

/** A listing of models; a path that is missing means an address without this API, and so does an error inside a 200, by which LM Studio answers paths it does not have. */
export async function listed(list: Promise<readonly ModelInfo[]>): Promise<readonly ModelInfo[]> {
  try {
    return await list;
  } catch (error) {
    const isHidden = error instanceof BackendError && error.status === 200 && error.kind === 'serverError';
    throw isMissing(error) || isHidden ? as('noRoute', error) : error;
  }
}

/** What a 404 means: a model that the service does not have, or a route that is not there; the listing tells. Rejects with the reason of an abort only. */
export async function whatIsMissing(
  error: BackendError,
  model: string,
  models: () => Promise<readonly ModelInfo[]>,
): Promise<BackendError> {
  try {
    return as((await models()).some(({ id }) => id === model) ? 'noRoute' : 'noModel', error);
  } catch (second) {
    if (!(second instanceof BackendError)) throw second;
    return second.kind === 'noRoute' ? as('noRoute', error) : error;
  }
}
