import type { CompletionBackend } from '../backends/types.ts';
import { HttpError } from './errors.ts';

/** What answers the requests for a model. */
export type Source = Pick<CompletionBackend, 'complete'>;

/** One request to a source. */
export type SourceRequest = Parameters<Source['complete']>[0];

/** A model as this service offers it. */
export interface Provider {
  /** The name clients use. */
  readonly id: string;
  /** Who runs the model: this service, or the host it is passed on to. */
  readonly owner: string;
  /** The model's name at its source. */
  readonly model: string;
  readonly source: Source;
}

/** Every model of the service by name, in the order they are listed. */
export type Providers = ReadonlyMap<string, Provider>;

/** The model of that name; throws 404 where there is none. */
export function providerOf(providers: Providers, id: string): Provider {
  const provider = providers.get(id);
  if (provider === undefined)
    throw new HttpError(404, `There is no model ${JSON.stringify(id.slice(0, 80))}.`);
  return provider;
}
