import { catalog } from '../backends/catalog.ts';
import type { BackendConfig, CompletionBackend, Memory, ServiceName } from '../backends/types.ts';
import type { Clock } from '../completion/clock.ts';
import { failureOf } from '../completion/failure.ts';
import { originOf, outcomeOf, Queue, surplus, type Entry, type Report } from '../completion/outbox.ts';
import type { Failure } from '../completion/types.ts';
import { failureReport } from './failureMessages.ts';
import { thrown, type Log } from './log.ts';
import type { OutboxStore } from './outboxStore.ts';

/** What the outbox is joined to. */
export interface OutboxDeps {
  readonly store: Pick<OutboxStore, keyof OutboxStore>;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** Whether anything may be told to anybody. */
  readonly allowed: () => boolean;
  readonly createBackend: (config: BackendConfig) => CompletionBackend | null;
  readonly memory: Memory;
  readonly log: Pick<Log, 'debug' | 'info' | 'warn'>;
}

interface Running {
  readonly report: Report;
  readonly controller: AbortController;
}

type Send = NonNullable<CompletionBackend['report']>;

/** Milliseconds that sending one report may take. */
const SEND_MS = 10_000;
/** Milliseconds after the start, and between two looks, at what other windows left. */
const START_MS = 500;
const LOOK_MS = 300_000;
/** Where the origins are remembered that take no reports. */
const UNWANTED = 'reports.unwanted';

/**
 * Stores what is to be told to services, and tells it in the background until they have it: over restarts, crashes and days without a network.
 * Each report goes to the origin that its completion came from, whatever service is in use by then.
 */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #queue: Queue;
  readonly #sends = new Map<string, Send | null>();
  /** The report that is on its way to an origin. */
  readonly #running = new Map<string, Running>();
  #cancelLook: () => void;
  #cancelPump: () => void = () => undefined;
  #disposed = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    this.#queue = new Queue(deps.random);
    this.#cancelLook = deps.clock.after(START_MS, () => void this.#look());
  }

  /** Stores a report and sends it as soon as its time has come and that is possible. */
  add(report: Report): void {
    const { store, allowed, log } = this.#deps;
    const origin = originOf(report);
    if (!allowed() || this.#unwanted().includes(origin)) return;
    try {
      this.#keep(store.add(report), report);
    } catch (error) {
      log.warn(`A report was lost because it cannot be stored: ${thrown(error)}`);
      return;
    }
    // The completion that it is about came from there a moment ago.
    this.retry(origin);
    void this.#safely(() => this.#trim());
  }

  /** Deletes the report on a completion that waits for its time. */
  withdraw({ id, url }: Pick<Report, 'id' | 'url'>): void {
    const { entries } = this.#queue;
    const names = entries
      .filter(({ report }) => report.id === id && report.url === url)
      .map(({ name }) => name);
    for (const name of names) this.#queue.drop(name);
    void this.#safely(() => this.#deps.store.remove(names));
  }

  /** Takes note of a token for an origin: what it did not take before it may take by it. */
  signedIn(origin: string): void {
    const unwanted = this.#unwanted();
    if (unwanted.includes(origin))
      this.#deps.memory.set(
        UNWANTED,
        unwanted.filter((other) => other !== origin),
      );
    this.retry(origin);
  }

  /** Takes note that an origin may be back. */
  retry(origin: string): void {
    this.#queue.hurry(origin);
    this.#pump();
  }

  /** Deletes what was to be told to an origin, and stops telling it. */
  async forget(origin: string): Promise<void> {
    await this.#purge((report) => originOf(report) === origin);
  }

  /** Deletes everything that was to be told to anybody. */
  async clear(): Promise<void> {
    await this.#purge(() => true);
  }

  /** Stops sending; what is not delivered is there for the next window. */
  dispose(): void {
    this.#disposed = true;
    this.#cancelLook();
    this.#cancelPump();
    for (const { controller } of this.#running.values()) controller.abort();
    this.#deps.store.release();
  }

  /** Looks at what is in the folder: left from before, or by another window. */
  async #look(): Promise<void> {
    await this.#safely(async () => {
      if (!this.#deps.allowed()) return this.clear();
      for (const name of await this.#trim()) if (!this.#queue.has(name)) await this.#adopt(name);
    });
    if (this.#disposed) return;
    this.#cancelLook = this.#deps.clock.after(LOOK_MS, () => void this.#look());
    this.#pump();
  }

  async #adopt(name: string): Promise<void> {
    const report = await this.#deps.store.read(name);
    if (report === null || this.#queue.has(name)) return;
    if (this.#unwanted().includes(originOf(report))) await this.#deps.store.remove([name]);
    else this.#keep(name, report);
  }

  #keep(name: string, report: Report): void {
    const { clock, now } = this.#deps;
    this.#queue.add(name, report, clock.now() + Math.max(0, report.time - now()));
  }

  /** Deletes what is too old or too much; the names of the rest that no window is sending. */
  async #trim(): Promise<readonly string[]> {
    const { store, now, log } = this.#deps;
    const { waiting, claimed } = await store.list();
    const gone = new Set(surplus([...waiting, ...claimed], now()));
    const dropped = waiting.filter((name) => gone.has(name));
    if (dropped.length > 0) {
      log.warn(`Dropped reports that waited too long or were too many: ${dropped.length}`);
      for (const name of dropped) this.#queue.drop(name);
      await store.remove(dropped);
    }
    return waiting.filter((name) => !gone.has(name));
  }

  #pump(): void {
    this.#cancelPump();
    if (this.#disposed) return;
    const { clock } = this.#deps;
    const queue = this.#queue;
    for (let entry = queue.next(clock.now()); entry !== null; entry = queue.next(clock.now())) {
      queue.begin(entry);
      void this.#send(entry);
    }
    const { due } = queue;
    if (due !== null) this.#cancelPump = clock.after(Math.max(1, due - clock.now()), () => this.#pump());
  }

  async #send(entry: Entry): Promise<void> {
    const { store, clock, allowed } = this.#deps;
    const { name, report, origin } = entry;
    const { signal } = this.#begin(entry);
    const claimed = await store.claim(name);
    const failure = claimed && allowed() ? await this.#deliver(report, signal) : null;
    this.#running.delete(origin);
    if (!claimed || !allowed() || signal.aborted) {
      // Whoever aborted it deletes it, unless it is for the next window.
      store.release([name]);
      this.#queue.pass(entry);
    } else {
      const outcome = outcomeOf(failure);
      this.#queue.end(entry, outcome, { now: clock.now(), retryAfterMs: failure?.retryAfterMs ?? null });
      this.#note(report, failure);
      if (outcome === 'later') store.release([name]);
      else await store.remove([name]);
      if (outcome === 'unwanted') await this.#turnOff(origin);
    }
    this.#pump();
  }

  #begin({ report, origin }: Entry): AbortController {
    const controller = new AbortController();
    if (this.#disposed) controller.abort();
    this.#running.set(origin, { report, controller });
    return controller;
  }

  /** Sends a report; null once the service has it. */
  async #deliver(report: Report, signal: AbortSignal): Promise<Failure | null> {
    const send = this.#sendTo(report);
    // Nothing that was written by this program; there is nobody to send it to.
    if (send === null) return { kind: 'badRequest', status: null, retryAfterMs: null, detail: null };
    const late = new AbortController();
    const inTime = this.#deps.clock.after(SEND_MS, () => late.abort());
    try {
      signal.throwIfAborted();
      await send(report.id, report.accepted, AbortSignal.any([signal, late.signal]));
      return null;
    } catch (error) {
      return failureOf(error);
    } finally {
      inTime();
    }
  }

  /** How the service of a report is told, kept so that it need not learn its routes again; null where it cannot be told. */
  #sendTo({ service, url }: Report): Send | null {
    const key = `${service} ${url}`;
    const known = this.#sends.get(key);
    if (known !== undefined) return known;
    const backend = isService(service) ? this.#deps.createBackend({ service, url }) : null;
    const send = backend?.origin === new URL(url).origin ? backend.report : null;
    this.#sends.set(key, send);
    return send;
  }

  #note({ accepted, url }: Report, failure: Failure | null): void {
    const { origin } = new URL(url);
    const what = accepted ? 'accepted' : 'rejected';
    if (failure === null) this.#deps.log.debug(`Reported ${what} to ${origin}`);
    else this.#deps.log.debug(`Report not taken by ${origin}: ${failureReport(failure)}`);
  }

  async #turnOff(origin: string): Promise<void> {
    this.#deps.log.info(`${origin} takes no reports. They are off until you sign in to it again.`);
    this.#deps.memory.set(UNWANTED, [...this.#unwanted().filter((other) => other !== origin), origin]);
    await this.forget(origin);
  }

  #unwanted(): readonly unknown[] {
    const origins = this.#deps.memory.get(UNWANTED);
    return Array.isArray(origins) ? origins : [];
  }

  async #purge(which: (report: Report) => boolean): Promise<void> {
    for (const { name, report } of this.#queue.entries) if (which(report)) this.#queue.drop(name);
    for (const { report, controller } of this.#running.values()) if (which(report)) controller.abort();
    await this.#safely(() => this.#deps.store.purge(which));
  }

  /** The file system may fail at any time, and nothing here is worth more than a line in the log. */
  async #safely(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#deps.log.warn(`Reports that wait: ${thrown(error)}`);
    }
  }
}

function isService(name: string): name is ServiceName {
  return Object.hasOwn(catalog, name);
}
