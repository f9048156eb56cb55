import { window } from 'vscode';

import { catalog } from '../backends/catalog.ts';
import type { CompletionBackend } from '../backends/types.ts';
import { failureOf } from '../completion/failure.ts';
import type { Failure } from '../completion/types.ts';
import type { Connection } from './connection.ts';
import { failureSentence } from './failureMessages.ts';
import { thrown, type Log } from './log.ts';
import { messages } from './messages.ts';
import { withProgress } from './progress.ts';
import { askToken } from './tokenPrompt.ts';
import { asToken, type StoredToken, type TokenStore } from './tokens.ts';

/** What signing in needs from outside. */
export interface SignInDeps {
  readonly tokens: TokenStore;
  readonly connection: Pick<Connection, 'backend'>;
  /** The environment variables of this process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Path of the file in which Qiskit saves accounts. */
  readonly accountsFile: string;
  readonly pickService: () => Promise<unknown>;
  /** Deletes what is still to be told to an origin. */
  readonly forget: (origin: string) => Promise<void>;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** A token that is to be tried at the service it is for. */
interface Candidate {
  readonly backend: CompletionBackend;
  readonly origin: string;
  readonly token: StoredToken;
}

type Outcome =
  | { readonly kind: 'kept'; readonly models: number; readonly failure: Failure | null }
  | { readonly kind: 'refused' }
  | { readonly kind: 'notStored' }
  | { readonly kind: 'canceled' };

/** Asks for a token for the service in use, tries it there and keeps it unless the service refuses it; resolves to whether it was kept. */
export async function signIn(deps: SignInDeps): Promise<boolean> {
  const { backend } = deps.connection;
  const origin = backend?.origin ?? null;
  if (backend === null || origin === null) {
    const picked = await window.showInformationMessage(messages.signInNotNeeded, messages.pickService);
    if (picked) await deps.pickService();
    return false;
  }
  const token = await askToken({
    origin,
    accountsFile: deps.accountsFile,
    variables: variablesOf(backend, deps.environment),
    importable: (await deps.tokens.stored(origin))?.kind !== 'typed',
  });
  return token !== null && tryToken(deps, { backend, origin, token });
}

/** Deletes the token of a service; asks which one where there are several. */
export async function signOut({ tokens, connection, forget, log }: SignInDeps): Promise<void> {
  const current = connection.backend?.origin ?? null;
  const origins = await tokens.origins();
  const chosen = await chooseOrigins(origins, current);
  if (chosen === null) return;
  try {
    for (const origin of chosen) {
      // One after the other: they share an index.
      await forget(origin);
      await tokens.delete(origin);
      log.info(`Signed out of ${origin}`);
    }
  } catch (error) {
    log.warn(`Token not deleted: ${thrown(error)}`);
    void window.showErrorMessage(messages.tokenNotDeleted);
    return;
  }
  const rest =
    current !== null && tokens.usesEnvironment(current) ? [messages.environmentToken(current)] : [];
  const done = chosen.length === 0 && rest.length > 0 ? [] : [messages.signedOut(chosen)];
  void window.showInformationMessage([...done, ...rest].join(' '));
}

/** The origins to sign out of, null when the user gives up. */
async function chooseOrigins(
  origins: readonly string[],
  current: string | null,
): Promise<readonly string[] | null> {
  const [only, other] = origins;
  if (only === undefined || (other === undefined && only === current)) return origins;
  const items = origins.map((origin) => ({
    label: origin,
    description: origin === current ? messages.inUse : '',
    origins: [origin],
  }));
  const all = { label: messages.signOutEverywhere, description: '', origins };
  const picked = await window.showQuickPick(other === undefined ? items : [...items, all], {
    title: messages.signOutTitle,
    placeHolder: messages.signOutChoice,
  });
  return picked?.origins ?? null;
}

/** Tries the token at the service, and says in words what came of it. */
async function tryToken(deps: SignInDeps, candidate: Candidate): Promise<boolean> {
  const { origin } = candidate;
  const outcome: Outcome = (await withProgress(messages.signingIn(origin), (signal) =>
    keep(deps, candidate, signal),
  )) ?? { kind: 'canceled' };
  deps.log.info(`Sign-in to ${origin}: ${outcome.kind}`);
  switch (outcome.kind) {
    case 'canceled':
      return false;
    case 'notStored':
      void window.showErrorMessage(messages.tokenNotStored);
      return false;
    case 'kept':
      if (outcome.failure === null) void window.showInformationMessage(success(candidate, outcome.models));
      else void window.showWarningMessage(messages.signInUntried(origin, failureSentence(outcome.failure)));
      return true;
    case 'refused': {
      const again = await window.showErrorMessage(messages.tokenRefused(origin), messages.tryAgain);
      return again === undefined ? false : signIn(deps);
    }
  }
}

/** What can be said of a token that was kept: servers that list no models have not seen it yet. */
function success({ backend, origin }: Candidate, models: number): string {
  return catalog[backend.service].models === 'listed'
    ? messages.signedIn(origin, models)
    : messages.tokenKept(origin);
}

/** Keeps the token unless the service refuses it: a service that is away says nothing about it. */
async function keep(
  { tokens, log }: SignInDeps,
  candidate: Candidate,
  signal: AbortSignal,
): Promise<Outcome> {
  const { backend, origin, token } = candidate;
  try {
    const outcome = await tokens.trial(origin, token.token, () => ask(backend, signal));
    if (signal.aborted) return { kind: 'canceled' };
    if (outcome.kind !== 'kept' || (await tokens.set(origin, token))) return outcome;
  } catch (error) {
    log.warn(`Token not stored: ${thrown(error)}`);
  }
  return { kind: 'notStored' };
}

async function ask(backend: CompletionBackend, signal: AbortSignal): Promise<Outcome> {
  try {
    return { kind: 'kept', models: (await backend.models(signal)).length, failure: null };
  } catch (error) {
    if (signal.aborted) return { kind: 'canceled' };
    const failure = failureOf(error);
    return failure.kind === 'unauthorized' ? { kind: 'refused' } : { kind: 'kept', models: 0, failure };
  }
}

function variablesOf(
  backend: CompletionBackend,
  environment: SignInDeps['environment'],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of catalog[backend.service].variables) {
    const token = asToken(environment[name] ?? '');
    if (token !== null) found.set(name, token);
  }
  return found;
}
