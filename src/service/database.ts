import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { StorageError } from './errors.ts';
import { MIGRATIONS } from './migrations.ts';
import { storing } from './sqlite.ts';

/** How long a write waits for another program that has the database locked, in milliseconds; nothing else is answered meanwhile. */
const BUSY_MS = 200;

/** The database of a data folder, as this version of the service expects it, and the folder's own key for hashes. Throws `StorageError`. */
export function openDatabase(folder: string): { readonly db: DatabaseSync; readonly salt: Uint8Array } {
  return storing(folder, () => {
    const db = new DatabaseSync(join(folder, 'state.sqlite'), { timeout: BUSY_MS });
    try {
      // So a commit survives the end of the process; only a power cut can undo the last ones.
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF');
      migrate(db, folder);
      return { db, salt: saltOf(db, folder) };
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function migrate(db: DatabaseSync, folder: string): void {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > MIGRATIONS.length)
    throw new StorageError(`The data folder ${folder}`, 'it was written by a newer version of the service');
  for (const [index, sql] of [...MIGRATIONS.entries()].slice(version)) {
    db.exec(`BEGIN; ${sql}; PRAGMA user_version = ${String(index + 1)}; COMMIT`);
  }
}

function saltOf(db: DatabaseSync, folder: string): Uint8Array {
  db.prepare("INSERT INTO meta VALUES ('salt', ?) ON CONFLICT DO NOTHING").run(randomBytes(32));
  const salt = db.prepare("SELECT value FROM meta WHERE key = 'salt'").get()?.['value'];
  if (salt instanceof Uint8Array) return salt;
  throw new StorageError(`The data folder ${folder}`, 'state.sqlite has lost its key');
}
