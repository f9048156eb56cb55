import type { CompletionBackend } from '../backends/types.ts';
import type { CompletionResult, FailureKind } from '../completion/types.ts';
import type { Connected, ConnectionState } from './connection.ts';
import type { Settings } from './settings.ts';

/** Failures that say that nobody is there to answer; all others are the user's to put right. */
const away = new Set<FailureKind>(['unreachable', 'timeout', 'gone']);

/** The embedded engine in the place of a service that is away. */
export class Fallback {
  readonly #settings: Pick<Settings, 'offlineFallback'>;
  /** The engine, as what is asked. */
  readonly connected: Extract<Connected, { kind: 'connected' }>;

  constructor(embedded: CompletionBackend, settings: Pick<Settings, 'offlineFallback'>) {
    this.#settings = settings;
    this.connected = connectedTo(embedded);
  }

  /** Whether it stands in for a service in this state. */
  standsIn(state: ConnectionState): boolean {
    return state.kind === 'failed' && away.has(state.failure.kind) && this.#settings.offlineFallback();
  }

  /** Whether a request ended so that it may answer instead, as far as that depends on the request. */
  follows(result: CompletionResult): boolean {
    return result.kind === 'failed' || (result.kind === 'skipped' && result.reason === 'breakerOpen');
  }
}

function connectedTo(backend: CompletionBackend): Extract<Connected, { kind: 'connected' }> {
  const target = {
    key: 'fallback',
    source: backend,
    model: 'offline',
    infill: { kind: 'suffixField' },
    inProcess: true,
  } as const;
  return { kind: 'connected', backend, target };
}
