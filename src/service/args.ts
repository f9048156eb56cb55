import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { StartError } from './errors.ts';
import { MODEL_LENGTH } from './limits.ts';

/** What the command line says. */
export interface Args {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly tokens: readonly string[];
  /** Model ids in the order given, and what answers each. */
  readonly models: ReadonlyMap<string, string>;
  readonly help: boolean;
}

/** What `--help` prints. */
export const USAGE = `Serves the Qiskit Code Assistant API.

  --port PORT       port to listen on; 0 lets the system choose (8642)
  --host HOST       address to listen on (127.0.0.1)
  --data DIR        folder for the state, and for disclaimer.html, the text to accept
                    ($XDG_DATA_HOME/qiskit-inline, or ~/.local/share/qiskit-inline)
  --token TOKEN     a token that gives access; may be repeated. Tokens in the environment variable
                    QISKIT_INLINE_SERVICE_TOKENS, separated by spaces, do not show in process lists.
                    Without any, everybody who reaches the service may use it
  --model ID=offline
                    a model to serve, answered by the embedded engine; may be repeated
                    (qiskit-inline-offline=offline)
`;

const DEFAULT_MODELS = ['qiskit-inline-offline=offline'];

/** Reads the command line; throws `StartError` with a sentence for whatever is wrong with it. */
export function readArgs(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Args {
  const { values } = parse(argv);
  return {
    port: portOf(values.port ?? '8642'),
    host: values.host ?? '127.0.0.1',
    data: resolve(
      values.data ?? join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'qiskit-inline'),
    ),
    tokens: [
      ...(values.token ?? []),
      ...(env['QISKIT_INLINE_SERVICE_TOKENS'] ?? '').split(/\s+/u).filter((token) => token !== ''),
    ].map(usableToken),
    models: modelsOf(values.model ?? DEFAULT_MODELS),
    help: values.help ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        token: { type: 'string', multiple: true },
        model: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Infinity;
  if (port > 65_535) throw new StartError('--port must be a number from 0 to 65535.');
  return port;
}

function usableToken(token: string): string {
  if (!/^[\u0021-\u007E]+$/u.test(token))
    throw new StartError('A token must be at least one visible ASCII character, without spaces.');
  return token;
}

function modelsOf(entries: readonly string[]): ReadonlyMap<string, string> {
  const models = new Map<string, string>();
  for (const entry of entries) {
    const at = entry.indexOf('=');
    const id = entry.slice(0, at);
    const source = entry.slice(at + 1);
    if (at < 1 || /[\s\p{C}]/u.test(id) || id.length > MODEL_LENGTH)
      throw new StartError(`--model ${entry}: write it as ID=offline.`);
    if (source !== 'offline')
      throw new StartError(`--model ${entry}: nothing called ${source} can answer; write ID=offline.`);
    if (models.has(id)) throw new StartError(`--model ${entry}: the id is used twice.`);
    models.set(id, source);
  }
  return models;
}
