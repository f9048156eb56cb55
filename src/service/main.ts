import { readFileSync } from 'node:fs';

import { createOffline } from '../backends/offline.ts';
import { readArgs, USAGE, type Args } from './args.ts';
import { StartError, StorageError } from './errors.ts';
import { GRACE_MS } from './limits.ts';
import type { Providers } from './providers.ts';
import { run } from './run.ts';

/** The name of the embedded engine on the command line and at its backend. */
const OFFLINE = 'offline';

function log(line: string): void {
  console.error(`${new Date().toISOString()} ${line}`);
}

function providersOf({ models }: Args): Providers {
  const source = createOffline();
  const entries = [...models.keys()].map(
    (id) => [id, { id, owner: 'qiskit-inline', model: OFFLINE, source }] as const,
  );
  return new Map(entries);
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const product: unknown = JSON.parse(text);
  return typeof product === 'object' && product !== null && 'version' in product
    ? String(product.version)
    : '';
}

// Files of the state are for the operator alone, also in a folder that others may enter.
process.umask(0o077);
try {
  const args = readArgs(process.argv.slice(2), process.env);
  if (args.help) console.log(USAGE);
  else {
    const options = { ...args, providers: providersOf(args), version: version(), graceMs: GRACE_MS, log };
    await run(options, console.log);
  }
} catch (error) {
  if (!(error instanceof StartError || error instanceof StorageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
