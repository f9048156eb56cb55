import type { Clock } from '../../src/completion/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that stands still until it is moved; between two timers every promise that can go on does. */
export class VirtualClock implements Clock {
  #now = 0;
  #order = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#order++, run };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** Timers that have not run. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves to the next timer if it is not after `limit`, and runs it; otherwise moves to `limit` and says so. */
  async step(limit: number): Promise<boolean> {
    const next = this.#next();
    if (next === undefined || next.at > limit) {
      this.#now = Math.max(this.#now, limit);
      return false;
    }
    this.#timers.delete(next);
    this.#now = Math.max(this.#now, next.at);
    next.run();
    await settled();
    return true;
  }

  /** Lets so many milliseconds pass. */
  async pass(ms: number): Promise<void> {
    await settled();
    const limit = this.#now + ms;
    while (await this.step(limit));
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer;
    }
    return first;
  }
}

/** Lets every promise go on that waits for nothing but others. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
