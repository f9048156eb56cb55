import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import type { Scope } from './setup.ts';

/** The service as its users start it. */
export const MAIN = fileURLToPath(new URL('../../../src/service/main.ts', import.meta.url));

/** A process with its outputs open. */
export type Running = ChildProcess & { readonly stdout: Readable; readonly stderr: Readable };

/** Where a process differs from a plain one. */
export interface SpawnSetup {
  readonly env?: Readonly<Record<string, string>>;
  /** User and group. */
  readonly id?: number;
  /** A shell command that runs before, in the same process. */
  readonly shell?: string;
}

/** Starts a script with this Node, and kills it when the scope ends. */
export function start(
  t: Scope,
  [script, ...args]: readonly [string, ...string[]],
  { env = {}, id, shell }: SpawnSetup = {},
): Running {
  const command = [process.execPath, script, ...args];
  const [file, ...rest] =
    shell === undefined ? command : ['/bin/sh', '-c', `${shell}; exec "$0" "$@"`, ...command];
  const child = spawn(file ?? '', rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    ...(id === undefined ? {} : { uid: id, gid: id }),
  });
  t.after(() => void child.kill('SIGKILL'));
  return child;
}

/** The URL that a service says it listens at. */
export async function ready(child: Pick<Running, 'stdout'>): Promise<string> {
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  const said = JSON.parse(line) as { ready: boolean; url: string };
  assert.equal(said.ready, true);
  return said.url;
}

/** How a process ended, and all it wrote to its error output. */
export async function outcome(child: Running): Promise<{ code: number | null; errors: string }> {
  const [errors] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, errors };
}
