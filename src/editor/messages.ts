import type { Failure, FailureKind, SkipReason } from '../completion/types.ts';
import type { ServiceName } from '../backends/types.ts';
import type { ConnectionState } from './connection.ts';

const serviceNames: Record<ServiceName, string> = {
  'offline': 'the embedded engine',
  'qiskit-code-assistant': 'Qiskit Code Assistant',
};

/** The name of a service inside a sentence. */
export function serviceName(service: ServiceName): string {
  return serviceNames[service];
}

const failures: Record<FailureKind, string> = {
  unauthorized: 'The service does not accept your token. Sign in again.',
  payment: 'The service wants a payment or a key with credit before it answers.',
  forbidden: 'Your token has no right to use this model.',
  disclaimer: 'The disclaimer of this model is not accepted yet.',
  noModel: 'The service does not have this model. Pick another one.',
  noRoute: 'This address answers, but not with the API of this service.',
  redirected: 'The service leads to another address, which was given neither your token nor your code.',
  rateLimited: 'The service is busy and asked to wait.',
  badRequest: 'The service did not understand the request.',
  contextTooLong: 'The file gives more context than this model can read.',
  loading: 'The service is still loading the model.',
  serverError: 'The service failed to answer.',
  unreachable: 'The service cannot be reached.',
  tls: 'The certificate of the service cannot be trusted.',
  timeout: 'The service did not answer in time.',
  malformed: 'The service sent an answer that is not part of its API.',
  tooLong: 'The service sent more than was asked for, so the answer was dropped.',
  cut: 'The answer was cut off before its end.',
  gone: 'This service was shut down. Pick another one.',
};

/** One plain sentence for a failure, with the time to wait where the service named one. */
export function failureSentence(failure: Failure): string {
  const sentence = failures[failure.kind];
  if (failure.retryAfterMs === null) return sentence;
  const seconds = Math.max(1, Math.ceil(failure.retryAfterMs / 1000));
  return `${sentence} Next try in ${seconds} s.`;
}

/** One plain sentence for the state of the connection. */
export function stateSentence(state: ConnectionState): string {
  switch (state.kind) {
    case 'off':
      return 'Suggestions are off.';
    case 'untrusted':
      return 'Automatic suggestions are off until you trust this workspace.';
    case 'connecting':
      return 'Connecting to the service.';
    case 'ready':
      return `Ready, with ${state.model} from ${serviceName(state.service)}.`;
    case 'working':
      return `Working, with ${state.model} from ${serviceName(state.service)}.`;
    case 'signInNeeded':
      return state.refused ? `${state.origin} did not accept your token. Sign in again.` : `Sign in to ${state.origin}.`;
    case 'disclaimerWaiting':
      return `Read and answer the disclaimer of ${state.model} to get suggestions.`;
    case 'disclaimerRejected':
      return `${state.model} is off because you rejected its disclaimer.`;
    case 'invalidUrl':
      return 'The URL in the settings is not a usable http or https address.';
    case 'noModels':
      return 'The service offers no model.';
    case 'failed':
      return failureSentence(state.failure);
  }
}

const skips: Record<SkipReason, string> = {
  midWord: 'the cursor is inside a word',
  selection: 'text is selected',
  manyCursors: 'there is more than one cursor',
  statementComplete: 'the statement is complete',
  insideLiteral: 'the cursor is inside a text or number',
  undoRedo: 'the last change was an undo or redo',
  pasted: 'the last change was a paste',
  external: 'the file was changed by something else',
  tooLarge: 'the file is too large',
  afterEscape: 'a suggestion was dismissed here',
  shortComment: 'the comment is too short to go by',
  deleted: 'the last change was a deletion',
  snippet: 'a snippet is being filled in',
  knownEmpty: 'the service had nothing for this place',
  breakerOpen: 'the service failed several times, and is given a pause',
  retryLater: 'the service asked to wait',
  widgetUnstable: 'the list of completions is changing',
};

/** Why no suggestion came, to be put after "No suggestion: ". */
export function skipReason(reason: SkipReason): string {
  return skips[reason];
}

/** Sentences of the sign-in, the pickers, the disclaimer panel and the menu. */
export const messages = {
  retry: 'Retry',
  signIn: 'Sign In',
  pickService: 'Pick Service',
  pickModel: 'Pick Model',
  showDisclaimer: 'Show Disclaimer',
  showLog: 'Show Log',
} as const;
