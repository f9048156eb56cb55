import { BackendError } from './failures.ts';
import { isMissing } from './missing.ts';

/** A route that servers spell in different ways. */
export interface SpelledRoute {
  /** Identity of the route, the same for every model. */
  readonly name: string;
  /** Its paths: the documented one first. */
  readonly paths: readonly string[];
}

/** Asks routes by the spelling that the server is known to answer; it is tried first once it has worked, and the others still after a 404 or 405. */
export class Spellings {
  readonly #worked = new Map<string, number>();

  /** The answer of the first spelling that is there. Where every one is missing throws a 404 rather than a 405: a route that knows no such object says more. */
  async first<T>(route: SpelledRoute, ask: (path: string) => Promise<T>): Promise<T> {
    let missing: BackendError | null = null;
    for (const spelling of this.#order(route)) {
      try {
        const answer = await ask(route.paths[spelling] ?? '');
        this.#worked.set(route.name, spelling);
        return answer;
      } catch (error) {
        missing = worse(missing, error);
      }
    }
    throw missing ?? new BackendError({ kind: 'noRoute' });
  }

  /** Whether a spelling of the route has ever worked. */
  knows(route: SpelledRoute): boolean {
    return this.#worked.has(route.name);
  }

  /** The pieces that the first spelling gives; throws as `first` does. */
  async *stream<T>(
    route: SpelledRoute,
    ask: (path: string) => AsyncIterable<T>,
  ): AsyncGenerator<T, void, undefined> {
    let missing: BackendError | null = null;
    for (const spelling of this.#order(route)) {
      try {
        for await (const piece of ask(route.paths[spelling] ?? '')) {
          this.#worked.set(route.name, spelling);
          yield piece;
        }
        return;
      } catch (error) {
        missing = worse(missing, error);
      }
    }
    throw missing ?? new BackendError({ kind: 'noRoute' });
  }

  #order(route: SpelledRoute): readonly number[] {
    const known = this.#worked.get(route.name) ?? 0;
    const spellings = route.paths.map((_, spelling) => spelling);
    return [known, ...spellings.filter((spelling) => spelling !== known)];
  }
}

/** The failure that says more; rethrows what does not mean that a route is missing. */
function worse(first: BackendError | null, error: unknown): BackendError {
  if (!isMissing(error)) throw error;
  return first === null || first.status === 405 ? error : first;
}
