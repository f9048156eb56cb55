import { afterEach, beforeEach } from 'node:test';
import { setImmediate } from 'node:timers/promises';

import { BackendError } from '../../../src/backends/failures.ts';
import type { CompletionBackend } from '../../../src/backends/types.ts';
import { Outbox, type OutboxDeps } from '../../../src/editor/outbox.ts';
import type { OutboxStore } from '../../../src/editor/outboxStore.ts';
import { Desk } from './outboxFolder.ts';

/** What the services say to a report: null for yes, a failure, `never` for no word at all, `unheard` for a yes that does not arrive. */
export type Answer = null | BackendError | 'never' | 'unheard';

/** A window with an outbox. */
export interface Window {
  readonly outbox: Outbox;
  readonly pid: number;
}

type Send = NonNullable<CompletionBackend['report']>;

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Windows over one real folder, services that remember what they were told, and a clock that is moved by hand. */
export class Office {
  readonly desk = new Desk();
  /** What the services took, in order: origin, id, and whether it was accepted. */
  readonly taken: string[] = [];
  /** How often they were told what they knew. */
  repeated = 0;
  readonly lines: string[] = [];
  requests = 0;
  allowed = true;
  answer: (to: { readonly url: string }) => Answer = () => null;
  readonly #memory = new Map<string, string>();
  readonly #timers = new Set<Timer>();
  readonly #killed = new Set<number>();
  #time = 0;
  #busy = 0;

  open(): Window {
    const { store, pid } = this.desk.open();
    const log = (line: string): void => void this.lines.push(line);
    const outbox = new Outbox({
      store: this.#mortal(store, pid),
      clock: {
        now: () => this.#time,
        after: (ms, run) => {
          const timer = { at: this.#time + ms, run: () => void (this.#killed.has(pid) || run()) };
          this.#timers.add(timer);
          return () => void this.#timers.delete(timer);
        },
      },
      now: () => this.desk.now,
      random: () => 0.5,
      allowed: () => this.allowed,
      createBackend: ({ service, url }) =>
        ({
          origin: service === 'offline' ? null : new URL(url).origin,
          report:
            service === 'offline'
              ? null
              : (...report: Parameters<Send>) => this.#take({ url, pid }, ...report),
        }) as unknown as CompletionBackend,
      memory: {
        get: (key) => JSON.parse(this.#memory.get(key) ?? 'null'),
        set: (key, value) => void this.#memory.set(key, JSON.stringify(value)),
      },
      log: { debug: log, info: log, warn: log },
    });
    return { outbox, pid };
  }

  /** Ends a window in the middle of whatever it is doing. */
  kill({ pid }: Window): void {
    this.#killed.add(pid);
    this.desk.kill(pid);
  }

  get files(): readonly string[] {
    return this.desk.files;
  }

  get text(): string {
    return this.desk.text;
  }

  /** Lets so many milliseconds pass; what windows and disks do in that time is done then. */
  async pass(ms: number): Promise<void> {
    const end = this.#time + ms;
    for (;;) {
      await this.quiet();
      const [next] = [...this.#timers].toSorted((one, other) => one.at - other.at);
      if (next === undefined || next.at > end) break;
      this.desk.now += next.at - this.#time;
      this.#time = next.at;
      this.#timers.delete(next);
      next.run();
    }
    this.desk.now += end - this.#time;
    this.#time = end;
  }

  /** Waits until windows and disks have nothing to do. */
  async quiet(): Promise<void> {
    for (let turns = 0; turns < 2; turns = this.#busy > 0 ? 0 : turns + 1) await setImmediate();
  }

  /** Waits until so many reports were sent. */
  async sent(count: number): Promise<void> {
    await this.settled(() => this.requests >= count);
  }

  async settled(condition: () => boolean): Promise<void> {
    for (let turns = 0; !condition(); turns += 1) {
      if (turns > 100_000) throw new Error('It does not come to that.');
      await setImmediate();
    }
  }

  close(): void {
    this.desk.close();
  }

  /** A store that ends with its process: a killed one hears nothing of what it asked for. */
  #mortal(store: OutboxStore, pid: number): OutboxDeps['store'] {
    const dies = async <T>(work: Promise<T>): Promise<T> => {
      this.#busy += 1;
      const result = await work.finally(() => void (this.#busy -= 1));
      return this.#killed.has(pid) ? never() : result;
    };
    return {
      add: (report) => store.add(report),
      list: () => dies(store.list()),
      read: (name) => dies(store.read(name)),
      claim: (name) => dies(store.claim(name)),
      release: (names) => store.release(names),
      remove: (names) => dies(store.remove(names)),
      purge: (which) => dies(store.purge(which)),
    };
  }

  async #take(
    to: { readonly url: string; readonly pid: number },
    ...report: Parameters<Send>
  ): Promise<void> {
    const [id, accepted, signal] = report;
    this.requests += 1;
    const answer = this.answer(to);
    if (answer instanceof BackendError) throw answer;
    if (answer === 'never') return aborted(signal);
    const line = `${new URL(to.url).origin} ${id} ${accepted}`;
    const again = this.taken.includes(line);
    if (again) this.repeated += 1;
    else this.taken.push(line);
    if (answer === 'unheard') return aborted(signal);
    if (this.#killed.has(to.pid)) return never();
    if (again) throw new BackendError({ kind: 'badRequest', status: 409 });
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** A service that nobody reaches. */
export const DOWN = new BackendError({ kind: 'unreachable' });

/** Opens an office with one window before each test of the suite that this is called in, and closes it behind the test. */
export function withOffice(use: (made: { readonly office: Office; readonly window: Window }) => void): void {
  let office: Office;
  beforeEach(() => {
    office = new Office();
    use({ office, window: office.open() });
  });
  afterEach(() => office.close());
}
