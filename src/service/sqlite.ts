import { StorageError } from './errors.ts';

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html) that an operator can do something about. */
const REASONS: Readonly<Record<number, string>> = {
  5: 'another program has locked the database',
  8: 'the folder or its database is read-only',
  10: 'reading or writing failed',
  11: 'the database is damaged; restore it from a backup or move it away',
  13: 'the disk is full',
  14: 'the database cannot be opened or made',
  26: 'state.sqlite is not a database of this service',
};

/** The primary result code of an error thrown by `node:sqlite`, null for any other error. */
export function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}

/** Runs a database operation; an error of SQLite is thrown as a `StorageError` that names the folder and the reason. */
export function storing<T>(folder: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    const code = resultCode(error);
    if (code === null) throw error;
    const reason = REASONS[code] ?? `SQLite error ${String(code)}`;
    throw new StorageError(`The data folder ${folder}`, reason, { cause: error });
  }
}
