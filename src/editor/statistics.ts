import type { Memento } from 'vscode';

import {
  asStatistics,
  count,
  DAYS_KEPT,
  summarize,
  type Counted,
  type Statistics,
  type Summary,
} from '../completion/statistics.ts';

const key = 'qiskitInline.statistics';

/** What the user sees of their own use: kept on this machine, told to nobody, and without code. */
export class LocalStatistics {
  readonly #memory: Memento;
  /** Counted, and not written yet. */
  #pending: { readonly counted: Counted; readonly date: Date }[] = [];
  #writing: Promise<void> | null = null;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** Of today, and of the last 30 days with today. */
  get summaries(): { readonly today: Summary; readonly month: Summary } {
    const [statistics, date] = [this.#now(), new Date()];
    return { today: summarize(statistics, date, 1), month: summarize(statistics, date, DAYS_KEPT) };
  }

  /** Whether nothing has been counted. */
  get isEmpty(): boolean {
    return Object.keys(this.#now()).length === 0;
  }

  count(counted: Counted): void {
    this.#pending.push({ counted, date: new Date() });
    this.#writing ??= this.#write();
  }

  async reset(): Promise<void> {
    this.#pending = [];
    await this.#writing;
    await this.#memory.update(key, undefined);
  }

  /** Read each time: another window may have counted meanwhile. */
  #now(): Statistics {
    return this.#pending.reduce(
      (statistics, { counted, date }) => count(statistics, counted, date),
      asStatistics(this.#memory.get(key)),
    );
  }

  /** One after the other: VS Code puts what it was given back in place of what is there, also when that is newer by then. */
  async #write(): Promise<void> {
    try {
      while (this.#pending.length > 0) {
        const statistics = this.#now();
        this.#pending = [];
        await this.#memory.update(key, statistics);
      }
    } catch {
      // A window that closes takes no more; counts are not worth a word.
    } finally {
      this.#writing = null;
    }
  }
}
