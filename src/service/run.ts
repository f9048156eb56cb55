import { startServer, type ServerOptions } from './server.ts';

/** Starts the service, tells by `print` where it listens, and ends the process with code 0 after SIGTERM or SIGINT. */
export async function run(options: ServerOptions, print: (line: string) => void): Promise<void> {
  const server = await startServer(options);
  // A terminal's Ctrl+C reaches this process and npm, which passes it on: the second signal must not cut the first one short.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void server.stop().then(() => process.exit(0)));
  }
  print(JSON.stringify({ ready: true, url: server.url }));
}
