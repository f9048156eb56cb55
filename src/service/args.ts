import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { parseBase } from '../backends/base.ts';
import { StartError } from './errors.ts';
import { MODEL_LENGTH } from './limits.ts';

/** What answers for a model: the embedded engine, or a model of an OpenAI-compatible server. */
export type Origin =
  | { readonly kind: 'offline' }
  | { readonly kind: 'upstream'; readonly url: string; readonly model: string };

/** What the command line and the environment say. */
export interface Args {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly tokens: readonly string[];
  /** By model id, in the order given. */
  readonly models: ReadonlyMap<string, Origin>;
  /** Keys for the servers of models, by origin (scheme, host and port). */
  readonly keys: ReadonlyMap<string, string>;
  readonly help: boolean;
}

/** What `--help` prints. */
export const USAGE = `Serves the Qiskit Code Assistant API.

  --port PORT    port to listen on; 0 lets the system choose (8642)
  --host HOST    address to listen on (127.0.0.1)
  --data DIR     folder for the state, and for disclaimer.html, the text to accept
                 ($XDG_DATA_HOME/qiskit-inline, or ~/.local/share/qiskit-inline)
  --token TOKEN  a token that gives access; may be repeated. Without any, everybody who
                 reaches the service may use it
  --model ID=offline
                 a model that the embedded engine answers for; may be repeated
                 (qiskit-inline-offline=offline)
  --model ID=URL[#NAME]
                 a model of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1,
                 where it is called NAME (ID)

Tokens and keys in the environment do not show in process lists:

  QISKIT_INLINE_SERVICE_TOKENS   more tokens that give access, separated by spaces
  QISKIT_INLINE_UPSTREAM_KEYS    keys for the servers of models: http://host:port=KEY,
                                 separated by spaces; a key goes to its own server only
`;

const DEFAULT_MODELS = ['qiskit-inline-offline=offline'];

/** Reads the command line and the environment; throws `StartError` with a sentence for whatever is wrong with them. */
export function readArgs(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Args {
  const { values } = parse(argv);
  const xdg = env['XDG_DATA_HOME'] ?? '';
  // An empty or relative path counts as none, by the XDG Base Directory Specification.
  const share = isAbsolute(xdg) ? xdg : join(homedir(), '.local', 'share');
  const tokens = [...(values.token ?? []), ...words(env['QISKIT_INLINE_SERVICE_TOKENS'])].map(usableToken);
  if (tokens.length === 0 && env['QISKIT_INLINE_SERVICE_TOKENS'] !== undefined)
    throw new StartError(
      'QISKIT_INLINE_SERVICE_TOKENS holds no token: put one in, or unset it to let in everybody who reaches the service.',
    );
  return {
    port: portOf(values.port ?? '8642'),
    host: values.host ?? '127.0.0.1',
    data: resolve(values.data ?? join(share, 'qiskit-inline')),
    tokens,
    models: modelsOf(values.model ?? DEFAULT_MODELS),
    keys: new Map(words(env['QISKIT_INLINE_UPSTREAM_KEYS']).map(keyOf)),
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

function words(text: string | undefined): string[] {
  return (text ?? '').split(/\s+/u).filter((word) => word !== '');
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Infinity;
  if (port > 65_535) throw new StartError('--port must be a number from 0 to 65535.');
  return port;
}

function usableToken(token: string): string {
  if (/^[\u0021-\u007E]+$/u.test(token)) return token;
  throw new StartError('A token must be at least one visible ASCII character, without spaces.');
}

function keyOf(pair: string): [origin: string, key: string] {
  const [, url, key] = /^(https?:\/\/[^=]+)=(.+)$/u.exec(pair) ?? [];
  const base = url === undefined ? null : parseBase(url);
  if (base !== null && key !== undefined) return [base.origin, usableToken(key)];
  throw new StartError('QISKIT_INLINE_UPSTREAM_KEYS must be pairs such as http://host:port=KEY.');
}

function modelsOf(entries: readonly string[]): ReadonlyMap<string, Origin> {
  const models = new Map<string, Origin>();
  for (const entry of entries) {
    const [, id, source] = /^([^\s=]+)=(.+)$/u.exec(entry) ?? [];
    if (id === undefined || source === undefined || /\p{C}/u.test(id) || id.length > MODEL_LENGTH) {
      throw new StartError(`--model ${entry}: write it as ID=offline or ID=URL.`);
    }
    if (models.has(id)) throw new StartError(`--model ${entry}: the id is used twice.`);
    models.set(id, originOf(entry, id, source));
  }
  return models;
}

function originOf(entry: string, id: string, source: string): Origin {
  if (source === 'offline') return { kind: 'offline' };
  const [url = '', name = ''] = source.split(/#(.*)/u);
  if (parseBase(url) === null)
    throw new StartError(`--model ${entry}: ${url} is neither "offline" nor a plain http or https URL.`);
  return { kind: 'upstream', url, model: name === '' ? id : name };
}
