import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Report } from '../../../src/completion/outbox.ts';
import { OutboxStore } from '../../../src/editor/outboxStore.ts';

/** A report, decided a moment before `NOW`. */
export const report = (id: string, change: Partial<Report> = {}): Report => ({
  id,
  accepted: true,
  service: 'qiskit-code-assistant',
  url: 'http://there',
  time: NOW - 1000,
  ...change,
});

/** When the tests take place, in milliseconds since 1970. */
export const NOW = 1_753_000_000_000;

/** A folder that windows share, each a process of its own; a process that ended has no window any more. */
export class Desk {
  readonly folder = join(mkdtempSync(join(tmpdir(), 'qiskit-inline-')), 'reports');
  now = NOW;
  readonly #running = new Set<number>();
  #pids = 0;
  #names = 0;

  /** The store of a process that starts now. */
  open(): { readonly store: OutboxStore; readonly pid: number } {
    const pid = (this.#pids += 1);
    this.#running.add(pid);
    const store = new OutboxStore({
      folder: this.folder,
      now: () => this.now,
      pid,
      isRunning: (other) => this.#running.has(other),
      unique: () => String((this.#names += 1)),
    });
    return { store, pid };
  }

  /** Ends a process as `kill -9` does. */
  kill(pid: number): void {
    this.#running.delete(pid);
  }

  get files(): readonly string[] {
    try {
      return readdirSync(this.folder).toSorted();
    } catch {
      return [];
    }
  }

  /** All that is in the files. */
  get text(): string {
    return this.files.map((file) => readFileSync(join(this.folder, file), 'utf8')).join('\n');
  }

  close(): void {
    rmSync(join(this.folder, '..'), { recursive: true, force: true });
  }
}
