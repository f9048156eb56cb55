// Reads a file that Qiskit itself keeps in the user's home, which may lie outside of what `vscode.workspace.fs` reads safely.
// oxlint-disable-next-line no-restricted-imports -- opening without blocking, and looking at what was opened, needs a file descriptor
import { constants, open, stat } from 'node:fs/promises';

import { asToken } from './tokens.ts';

/** A token that Qiskit saved under a name. */
export interface Account {
  readonly name: string;
  /** The channel or the address that the account was saved for; empty where the file says nothing. */
  readonly place: string;
  readonly token: string;
}

/** What a file of accounts holds: `missing` when there is none, `unusable` when it is not one (not a regular file, too large, not JSON). */
export type Accounts =
  | { readonly kind: 'accounts'; readonly accounts: readonly Account[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unusable' };

/** Largest file of accounts that is read, in bytes: a saved account is below 1 KB, but may carry a long CRN. */
const LARGEST = 256 * 1024;
const MOST_ACCOUNTS = 200;

/** Whether there is anything at `path`; does not open it. */
export async function accountsExist(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Reads `~/.qiskit/qiskit-ibm.json` or a file like it; never hangs on a pipe or device, never throws. */
export async function readAccounts(path: string): Promise<Accounts> {
  try {
    const text = await readSmall(path);
    return text === null ? { kind: 'unusable' } : parseAccounts(text);
  } catch (error) {
    return { kind: isMissing(error) ? 'missing' : 'unusable' };
  }
}

/** The accounts with a usable token in the text of such a file, in its order. */
export function parseAccounts(text: string): Accounts {
  const value: unknown = parseJson(text);
  if (!isRecord(value)) return { kind: 'unusable' };
  const accounts = Object.entries(value)
    .slice(0, MOST_ACCOUNTS)
    .flatMap(([name, entry]) => accountOf(name, entry));
  return { kind: 'accounts', accounts };
}

/** The text of a regular file of at most `LARGEST` bytes, else null. */
async function readSmall(path: string): Promise<string | null> {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever. Windows has neither.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > LARGEST) return null;
    // The file may grow after it was measured.
    const { bytesRead, buffer } = await file.read(new Uint8Array(LARGEST + 1), 0, LARGEST + 1, 0);
    return bytesRead > LARGEST ? null : new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function accountOf(name: string, entry: unknown): readonly Account[] {
  if (!isRecord(entry) || typeof entry['token'] !== 'string') return [];
  const token = asToken(entry['token']);
  if (token === null) return [];
  const place = [entry['channel'], entry['url']].filter((part) => typeof part === 'string').join(' · ');
  return [{ name, place, token }];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
