import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

import { StorageError } from './errors.ts';

const datasync = promisify(fdatasync);

/** Brings SQLite's write-ahead log to the disk without holding up anything else; what is in it has already survived the end of the process. */
export class Journal {
  readonly #place: string;
  readonly #file: number;
  #running: Promise<void> | null = null;
  #queued: Promise<void> | null = null;

  /** `path` is the log's file; `place` is what a failure names. Throws `StorageError`. */
  constructor(path: string, place: string) {
    this.#place = place;
    try {
      this.#file = openSync(path, 'r+');
    } catch (error) {
      throw new StorageError(place, "the database's log cannot be opened", { cause: error });
    }
  }

  /** Resolves once everything that was written until now is on the disk; throws `StorageError`. Calls that come together share one sync. */
  sync(): Promise<void> {
    // A sync under way may have begun before the last write: only one that begins later counts.
    this.#queued ??= this.#syncAfter(this.#running);
    return this.#queued;
  }

  /** Closes the file, after a sync that is under way. */
  close(): void {
    const last = this.#queued ?? this.#running ?? Promise.resolve();
    void Promise.allSettled([last]).then(() => closeSync(this.#file));
  }

  async #syncAfter(running: Promise<void> | null): Promise<void> {
    await Promise.allSettled([running]);
    this.#running = this.#queued;
    this.#queued = null;
    try {
      await datasync(this.#file);
    } catch (error) {
      throw new StorageError(this.#place, 'writing to the disk failed', { cause: error });
    }
  }
}
