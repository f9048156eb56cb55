import type { Call } from './client.ts';
import { BackendError } from './failures.ts';

/** A route that servers spell in different ways. */
export interface SpelledRoute {
  /** Identity of the route, the same for every model. */
  readonly name: string;
  /** Its paths: the documented one first. */
  readonly paths: readonly string[];
}

/** Whether an answer can mean that the server spells its route in another way. */
export function isMissing(error: unknown): error is BackendError {
  return error instanceof BackendError && (error.status === 404 || error.status === 405);
}

/** Asks routes by the spelling that the server is known to answer; it is tried first once it has worked, and the others still after a 404 or 405. */
export class Spellings {
  readonly #ask: (call: Call) => Promise<unknown>;
  readonly #worked = new Map<string, number>();

  constructor(ask: (call: Call) => Promise<unknown>) {
    this.#ask = ask;
  }

  /** The JSON answer of the route. Where every spelling is missing throws a 404 rather than a 405: a route that knows no such object says more. */
  async json(route: SpelledRoute, call: Omit<Call, 'path'>): Promise<unknown> {
    const known = this.#worked.get(route.name) ?? 0;
    const order = route.paths.map((path, spelling) => ({ path, spelling }));
    order.sort((a, b) => Number(b.spelling === known) - Number(a.spelling === known));
    let missing: BackendError | null = null;
    for (const { path, spelling } of order) {
      try {
        const value = await this.#ask({ ...call, path });
        this.#worked.set(route.name, spelling);
        return value;
      } catch (error) {
        if (!isMissing(error)) throw error;
        if (missing === null || missing.status === 405) missing = error;
      }
    }
    throw missing ?? new BackendError({ kind: 'noRoute' });
  }
}
