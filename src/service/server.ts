import { makeApp } from './app.ts';
import { type Access, addressOf, isLoopback } from './auth.ts';
import type { App, Context } from './context.ts';
import { StartError } from './errors.ts';
import { openFolder } from './folder.ts';
import { FLUSH_MS, PRUNE, UNREPORTED_MS } from './limits.ts';
import type { Providers } from './providers.ts';
import { Runs } from './runs.ts';
import { Store } from './store.ts';
import { termsIn } from './terms.ts';

/** What a service is made of. */
export interface ServerOptions extends Access {
  /** 0 lets the system choose. */
  readonly port: number;
  /** The data folder; made where it is missing. */
  readonly data: string;
  readonly providers: Providers;
  readonly version: string;
  /** How long open streams may go on once the service was told to stop, in milliseconds. */
  readonly graceMs: number;
  readonly log: Context['log'];
}

/** A running service. */
export interface Server {
  readonly url: string;
  /** Takes no more requests, lets open ones go on for at most `graceMs`, then closes everything. */
  stop(): Promise<void>;
}

/** Opens the data folder and listens; throws `StartError` or `StorageError` with a sentence for the operator. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const folder = openFolder(options.data);
  let store: Store | null = null;
  try {
    store = new Store(folder.path, Date.now);
    const terms = termsIn(folder.path);
    for (const id of options.providers.keys()) terms(id);
    const context = {
      store,
      terms,
      providers: options.providers,
      runs: new Runs(),
      now: Date.now,
      log: options.log,
    };
    const app = await makeApp(context, options, options.version);
    await listen(app, options);
    if (options.tokens.length === 0 && !isLoopback(addressOf(app) ?? options.host))
      options.log('No --token was given: everybody who reaches this address may use the service.');
    return running(app, { ...context, graceMs: options.graceMs }, () => folder.release());
  } catch (error) {
    store?.close();
    folder.release();
    throw error;
  }
}

async function listen(app: App, { host, port }: ServerOptions): Promise<void> {
  try {
    // For this name Fastify would open a second server, which the limits and the stopping would not reach.
    await app.listen({ host: host === 'localhost' ? '127.0.0.1' : host, port });
  } catch (error) {
    await app.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const reason =
      { EADDRINUSE: 'another program uses that port', EACCES: 'the system does not allow it' }[code] ?? code;
    throw new StartError(`Cannot listen on ${host}, port ${String(port)}: ${reason}.`, { cause: error });
  }
}

function running(app: App, context: Context & { graceMs: number }, release: () => void): Server {
  const prune = () => {
    try {
      context.store.prune(UNREPORTED_MS, PRUNE.rows);
    } catch (error) {
      context.log(error instanceof Error ? error.message : String(error));
    }
  };
  prune();
  const pruning = setInterval(prune, PRUNE.everyMs).unref();
  let stopped: Promise<void> | null = null;
  const stop = async () => {
    clearInterval(pruning);
    await closeGently(app, context.runs, context.graceMs);
    context.store.close();
    release();
  };
  return { url: urlOf(app), stop: () => (stopped ??= stop()) };
}

async function closeGently(app: App, runs: Runs, graceMs: number): Promise<void> {
  const grace = setTimeout(() => runs.abortAll(), graceMs);
  const force = setTimeout(() => app.server.closeAllConnections(), graceMs + FLUSH_MS);
  await app.close();
  clearTimeout(grace);
  clearTimeout(force);
}

function urlOf(app: App): string {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new StartError('The service has no address.');
  const any = address.address === '0.0.0.0' || address.address === '::';
  const host = any ? 'localhost' : address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${String(address.port)}`;
}
