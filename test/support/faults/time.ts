import { AsyncLocalStorage } from 'node:async_hooks';

const times = new AsyncLocalStorage<Time>();
const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now };
/** Only timers that the product itself starts are bent: those of undici, Node and the tests' servers are not. */
const PRODUCT = /\/src\/(?:http|backends)\//;

class Timer {
  readonly time: Time;
  readonly ms: number;
  readonly due: number;
  readonly run: () => void;

  constructor(time: Time, ms: number, run: () => void) {
    this.time = time;
    this.ms = ms;
    this.due = time.now + ms;
    this.run = run;
  }
}

/** Time as the product sees it while one cell of the matrix runs: it stands still until the fault moves it. Other code keeps the real time. */
export class Time {
  /** Milliseconds since the cell began. */
  now = 0;
  /** Milliseconds by which the wall clock is wrong. */
  offset = 0;
  /** Milliseconds of the timers that ran, in their order. */
  readonly ran: number[] = [];
  readonly #timers = new Set<Timer>();

  /** Timers that are still to run. */
  get pending(): number {
    return this.#timers.size;
  }

  start(run: () => void, ms: number): Timer {
    const timer = new Timer(this, ms, run);
    this.#timers.add(timer);
    return timer;
  }

  forget(timer: Timer): void {
    this.#timers.delete(timer);
  }

  /** Lets so many milliseconds go by, each timer in its turn. */
  pass(ms: number): void {
    const until = this.now + ms;
    for (let next = this.#next(); next !== undefined && next.due <= until; next = this.#next()) {
      this.now = Math.max(this.now, next.due);
      this.#run(next);
    }
    this.now = until;
  }

  /** Lets time go by up to the next timer. */
  advance(): void {
    const next = this.#next();
    if (next !== undefined) this.pass(next.due - this.now);
  }

  #next(): Timer | undefined {
    return [...this.#timers].toSorted((a, b) => a.due - b.due)[0];
  }

  #run(timer: Timer): void {
    this.#timers.delete(timer);
    this.ran.push(timer.ms);
    times.run(this, timer.run);
  }
}

/** Runs `work` with its own time. */
export function within<T>(time: Time, work: () => Promise<T>): Promise<T> {
  return times.run(time, work);
}

/** Lets whatever was written to a socket of this machine be read, in `turns` rounds of the event loop. */
export async function settle(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((next) => real.setTimeout(next, 1));
}

/** Puts the bent clocks in place of the global ones; gives what puts them back. */
export function bendTime(): () => void {
  const bent: object = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): unknown => {
    const time = times.getStore();
    const isBent = time !== undefined && PRODUCT.test(new Error('where').stack ?? '');
    return isBent ? time.start(() => run(...args), ms) : real.setTimeout(run, ms, ...args);
  };
  globalThis.setTimeout = Object.assign(bent, real.setTimeout);
  globalThis.clearTimeout = (timer: unknown) => {
    if (timer instanceof Timer) timer.time.forget(timer);
    else real.clearTimeout(timer as NodeJS.Timeout);
  };
  Date.now = () => real.now() + (times.getStore()?.offset ?? 0);
  return () => {
    globalThis.setTimeout = real.setTimeout;
    globalThis.clearTimeout = real.clearTimeout;
    Date.now = real.now;
  };
}
