import { createBackend } from '../backends/registry.ts';
import type { CompletionBackend } from '../backends/types.ts';
import type { Args, Origin } from './args.ts';
import { StartError } from './errors.ts';
import type { Provider, Providers } from './providers.ts';
import { upstreamSource } from './upstream.ts';

/** How models of other servers are dealt with. */
interface Manners {
  /** What this service calls itself to other servers. */
  readonly caller: string;
  /** Takes one line about something the operator should know. */
  readonly log: (line: string) => void;
}

/** The models of the command line, each with what answers for it. */
export function providersFrom(
  { models, keys }: Pick<Args, 'models' | 'keys'>,
  { caller, log }: Manners,
): Providers {
  const deps = { fetch, token: async (origin: string) => keys.get(origin) ?? null, caller };
  const backends = new Map<string, CompletionBackend>();
  const backendOf = (origin: Origin) => {
    const url = origin.kind === 'offline' ? '' : origin.url;
    const service = origin.kind === 'offline' ? 'offline' : 'openai';
    const backend = backends.get(url) ?? createBackend({ service, url }, deps);
    if (backend === null) throw new StartError(`${url} is not an address of a server.`);
    backends.set(url, backend);
    return backend;
  };
  const entries = [...models].map(([id, origin]): [string, Provider] => {
    const backend = backendOf(origin);
    if (origin.kind === 'offline')
      return [id, { id, owner: 'qiskit-inline', model: 'offline', source: backend }];
    const source = upstreamSource(backend, origin.model, log);
    return [id, { id, owner: new URL(origin.url).host, model: origin.model, source }];
  });
  return new Map(entries);
}
