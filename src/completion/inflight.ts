import type { Flight } from './flight.ts';
import { typedSince } from './place.ts';
import type { Place } from './place.ts';
import type { CompletionRequest } from './types.ts';
import { spotOf, unitOf } from './unit.ts';

/** A running or just ended request that the text before the cursor is typing into. */
export interface Joined {
  readonly flight: Flight;
  /** What was typed since it was sent. */
  readonly typed: string;
}

/** The requests that are open. A request lives as long as the text may still be typing into its answer, and not a key longer. */
export class InFlight {
  readonly #flights = new Set<Flight>();
  readonly #listeners = new Set<() => void>();

  get size(): number {
    return this.#flights.size;
  }

  add(flight: Flight): void {
    this.#flights.add(flight);
    flight.onChange(() => {
      if (flight.ending !== null) this.#flights.delete(flight);
      for (const listener of this.#listeners) listener();
    });
  }

  /** Calls `listener` after each change of any open request until the function it returns is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Aborts what the text has left behind, lets the rest read for where it is now, and returns that, the nearest beginning first. */
  settle(place: Place, request: CompletionRequest): Joined[] {
    if (this.#flights.size === 0) return [];
    const joined: Joined[] = [];
    const unit = unitOf(request);
    const spot = spotOf(request);
    for (const flight of this.#flights) {
      const typed = typedSince(flight.plan.place, place, request);
      if (typed === null) flight.abort();
      else flight.follow({ typed, unit, spot });
      if (typed !== null && flight.ending === null) joined.push({ flight, typed });
    }
    return joined.toSorted((a, b) => a.typed.length - b.typed.length);
  }

  /** Aborts requests so that one more fits into `slots`: prefetches first, then the oldest. */
  makeRoom(slots: number): void {
    const order = [...this.#flights].toSorted(
      (a, b) => Number(b.plan.prefetch) - Number(a.plan.prefetch) || a.startedAt - b.startedAt,
    );
    for (const flight of order) if (flight.plan.prefetch || this.#flights.size >= slots) flight.abort();
  }

  abortAll(): void {
    for (const flight of this.#flights) flight.abort();
  }
}
