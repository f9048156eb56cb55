// oxlint-disable-next-line no-restricted-imports -- the outbox is a folder on the disk, see outboxStore.ts
import { join } from 'node:path';

import { env, EventEmitter, type Disposable, type Event } from 'vscode';

import type { BackendConfig, CompletionBackend, Memory } from '../backends/types.ts';
import { wallClock } from '../completion/clock.ts';
import type { Report } from '../completion/outbox.ts';
import type { Log } from './log.ts';
import { Outbox } from './outbox.ts';
import { OutboxStore } from './outboxStore.ts';
import type { ServiceConnection } from './serviceConnection.ts';
import type { Settings } from './settings.ts';
import type { TokenStore } from './tokens.ts';

/** What the post is joined to. */
export interface PostDeps {
  /** Path of a folder that all windows share. */
  readonly storage: string;
  readonly settings: Settings;
  readonly tokens: TokenStore;
  readonly connection: Pick<ServiceConnection, 'backend' | 'onDidRecover'>;
  readonly createBackend: (config: BackendConfig) => CompletionBackend | null;
  readonly memory: Memory;
  readonly log: Log;
}

/** The outbox of this window, which follows what the user permits and where they are signed in. */
export class Post implements Disposable {
  readonly #deps: PostDeps;
  readonly #outbox: Outbox;
  readonly #forgotten = new EventEmitter<string | null>();
  readonly #subscriptions: readonly Disposable[];

  /** Fires with an origin that must not be told any more of what was suggested until now; null for every origin. */
  readonly onDidForget: Event<string | null> = this.#forgotten.event;

  constructor(deps: PostDeps) {
    const { storage, settings, tokens, connection } = deps;
    this.#deps = deps;
    this.#outbox = new Outbox({
      ...deps,
      store: new OutboxStore({
        folder: join(storage, 'reports'),
        now: Date.now,
        pid: process.pid,
        isRunning,
        unique: () => crypto.randomUUID().replaceAll('-', ''),
      }),
      clock: wallClock,
      now: Date.now,
      random: Math.random,
      allowed: () => this.#allowed,
    });
    this.#subscriptions = [
      env.onDidChangeTelemetryEnabled(() => this.#permit()),
      settings.onDidChange(() => this.#permit()),
      tokens.onDidChange((origin) => void this.#account(origin)),
      connection.onDidRecover(() => {
        const origin = connection.backend?.origin ?? null;
        if (origin !== null) this.#outbox.retry(origin);
      }),
      this.#forgotten,
    ];
  }

  /** Tells the service what became of a completion, now or as soon as that is possible; nothing without the user's permission. */
  send(report: Report): void {
    this.#outbox.add(report);
  }

  /** Takes a report back that waits for its time. */
  withdraw(report: Pick<Report, 'id' | 'url'>): void {
    this.#outbox.withdraw(report);
  }

  /** Deletes what is still to be told to an origin. */
  async forget(origin: string): Promise<void> {
    this.#forgotten.fire(origin);
    await this.#outbox.forget(origin);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#outbox.dispose();
  }

  get #allowed(): boolean {
    return env.isTelemetryEnabled && this.#deps.settings.reportAcceptance();
  }

  #permit(): void {
    if (this.#allowed) return;
    this.#forgotten.fire(null);
    void this.#outbox.clear();
  }

  async #account(origin: string): Promise<void> {
    if ((await this.#deps.tokens.stored(origin)) === null) await this.forget(origin);
    else this.#outbox.signedIn(origin);
  }
}

/** Whether a process of this machine runs; one that belongs to somebody else does. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
