import { readFileSync } from 'node:fs';

import { readArgs, USAGE } from './args.ts';
import { StartError, StorageError } from './errors.ts';
import { GRACE_MS } from './limits.ts';
import { quietLog } from './log.ts';
import { run } from './run.ts';
import { providersFrom } from './sources.ts';

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
    const product = version();
    const log = quietLog(console.error, Date.now);
    const providers = providersFrom(args, { caller: `qiskit-inline-service/${product}`, log });
    const options = { ...args, providers, version: product, graceMs: GRACE_MS, log };
    await run(options, console.log);
  }
} catch (error) {
  if (!(error instanceof StartError || error instanceof StorageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
