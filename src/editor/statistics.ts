import type { Memento } from 'vscode';

import {
  asStatistics,
  count,
  DAYS_KEPT,
  summarize,
  type Counted,
  type Summary,
} from '../completion/statistics.ts';

const key = 'qiskitInline.statistics';

/** What the user sees of their own use: kept on this machine, told to nobody, and without code. */
export class LocalStatistics {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** Of today, and of the last 30 days with today. */
  get summaries(): { readonly today: Summary; readonly month: Summary } {
    const [statistics, date] = [asStatistics(this.#memory.get(key)), new Date()];
    return { today: summarize(statistics, date, 1), month: summarize(statistics, date, DAYS_KEPT) };
  }

  /** Whether nothing has been counted. */
  get isEmpty(): boolean {
    return Object.keys(asStatistics(this.#memory.get(key))).length === 0;
  }

  count(counted: Counted): void {
    // Read each time: another window may have counted meanwhile.
    void this.#memory.update(key, count(asStatistics(this.#memory.get(key)), counted, new Date()));
  }

  async reset(): Promise<void> {
    await this.#memory.update(key, undefined);
  }
}
