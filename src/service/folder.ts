import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { StartError } from './errors.ts';
import { resultCode, storing } from './sqlite.ts';

const BUSY = 5;

/** A data folder that no other service uses until it is released. */
export interface Folder {
  readonly path: string;
  release(): void;
}

/**
 * Makes the folder where it is missing (readable by its owner only) and locks it. The lock is SQLite's own file lock, which the system
 * releases with the process, however that ends. Throws `StartError`.
 */
export function openFolder(path: string): Folder {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The data folder ${path} cannot be made: ${reason}.`, { cause: error });
  }
  try {
    const lock = lockFile(path);
    return { path, release: () => lock.close() };
  } catch (error) {
    if (resultCode(error) === BUSY)
      throw new StartError(`The data folder ${path} is in use by another service.`, { cause: error });
    storing(path, () => {
      throw error;
    });
    throw error;
  }
}

function lockFile(path: string): DatabaseSync {
  const lock = new DatabaseSync(join(path, 'lock.sqlite'), { timeout: 0 });
  try {
    // Nothing is ever written: the transaction is open for as long as the service runs.
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}
