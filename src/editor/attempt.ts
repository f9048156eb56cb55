import type { CompletionBackend } from '../backends/types.ts';
import { failureOf } from '../completion/failure.ts';
import type { Failure } from '../completion/types.ts';
import type { Connected, ConnectionState } from './connection.ts';
import type { DisclaimerGate, TokenSource } from './gate.ts';

/** What one attempt to connect needs. */
export interface AttemptDeps {
  readonly backend: CompletionBackend;
  /** The model in the settings; empty for the first one of the service. */
  readonly model: string;
  /** Changes whenever the account does, so that no answer is reused across accounts. */
  readonly account: string;
  readonly gate: DisclaimerGate;
  readonly tokens: TokenSource;
  /** Asks for the disclaimer anew, because the service has just said that it is not accepted. */
  readonly fresh: boolean;
  readonly signal: AbortSignal;
  /** Called when all that is left to do is to ask the model itself. */
  readonly probing?: (model: string) => void;
}

/** Finds the model and asks for its disclaimer: what is needed before the first suggestion. Rejects on abort only. */
export async function attempt(deps: AttemptDeps): Promise<Connected> {
  const { backend, gate, signal } = deps;
  let model = deps.model;
  try {
    if (model === '') {
      const [first] = await backend.models(signal);
      if (first === undefined) return blocked({ kind: 'noModels' });
      model = first.id;
    }
    deps.probing?.(model);
    const [answer, infill] = await Promise.all([
      gate.check(backend, model, { fresh: deps.fresh, signal }),
      backend.infill(model, signal),
    ]);
    if (answer === 'unanswered') return blocked({ kind: 'disclaimerWaiting', model });
    if (answer === 'rejected') return blocked({ kind: 'disclaimerRejected', model });
    const key = [backend.service, backend.origin, model, deps.account].join(' ');
    const target = { key, source: backend, model, infill, inProcess: backend.origin === null };
    return { kind: 'connected', target, backend };
  } catch (error) {
    signal.throwIfAborted();
    return blocked(await stateOf(failureOf(error), { ...deps, model }));
  }
}

/** What a failure means for the connection: some ask the user for something, the others are told as they are. */
export async function stateOf(
  failure: Failure,
  deps: Pick<AttemptDeps, 'backend' | 'model' | 'tokens'>,
): Promise<ConnectionState> {
  const { origin } = deps.backend;
  if (failure.kind === 'unauthorized' && origin !== null) {
    return { kind: 'signInNeeded', origin, refused: (await deps.tokens.token(origin)) !== null };
  }
  return { kind: 'failed', failure, model: deps.model };
}

function blocked(state: ConnectionState): Connected {
  return { kind: 'blocked', state };
}
