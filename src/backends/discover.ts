import { parseBase } from './base.ts';
import { BackendError } from './failures.ts';
import { isQiskit } from './qiskit.ts';
import { createBackend } from './registry.ts';
import type { BackendDeps, ModelInfo, ServiceName } from './types.ts';

/** A server that answered on this computer. */
export interface FoundServer {
  readonly service: ServiceName;
  readonly url: string;
  /** `locked` servers want a token before they list their models; `loading` ones are starting. */
  readonly state: 'ready' | 'loading' | 'locked';
  readonly models: readonly ModelInfo[];
}

/** Where servers listen by default, and which service is looked for there. */
const PORTS: readonly (readonly [number, ServiceName])[] = [
  [8080, 'openai'],
  [8000, 'openai'],
  [11434, 'openai'],
  [1234, 'openai'],
  [8321, 'llama-stack'],
  [8642, 'qiskit-code-assistant'],
];
/** For one server, from the first to the last question. Ports where nobody listens say so at once. */
const LIMIT_MS = 5000;

/** What a search needs: the way out, and the ports where it is not to look everywhere. */
export interface DiscoverOptions extends Pick<BackendDeps, 'fetch' | 'caller'> {
  readonly ports?: readonly (readonly [number, ServiceName])[];
}

/** Asks the usual ports of this computer, all at once and never with a token, and tells who answered. Rejects with the signal's reason on abort only. */
export async function discover(
  options: DiscoverOptions,
  signal: AbortSignal,
): Promise<readonly FoundServer[]> {
  const deps: BackendDeps = { fetch: options.fetch, caller: options.caller, token: async () => null };
  const asked = (options.ports ?? PORTS).map(([port, service]) =>
    lookAt(`http://127.0.0.1:${port}`, service, {
      deps,
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
    }),
  );
  const found = await Promise.all(asked);
  signal.throwIfAborted();
  return found.filter((server) => server !== null);
}

interface Look {
  readonly deps: BackendDeps;
  readonly signal: AbortSignal;
}

async function lookAt(url: string, expected: ServiceName, look: Look): Promise<FoundServer | null> {
  const service = (await saysQiskit(url, look)) ? 'qiskit-code-assistant' : expected;
  try {
    const models = await createBackend({ service, url }, look.deps)?.models(look.signal);
    return { service, url, state: 'ready', models: models ?? [] };
  } catch (error) {
    const kind = error instanceof BackendError ? error.kind : null;
    if (kind === 'unauthorized') return { service, url, state: 'locked', models: [] };
    return kind === 'loading' ? { service, url, state: 'loading', models: [] } : null;
  }
}

async function saysQiskit(url: string, { deps, signal }: Look): Promise<boolean> {
  const base = parseBase(url);
  try {
    return base !== null && (await isQiskit(base, deps, signal));
  } catch {
    // Whoever does not say so may still be another service.
    return false;
  }
}
