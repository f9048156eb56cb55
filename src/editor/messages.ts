import type { ServiceName } from '../backends/types.ts';
import type { Failure, FailureKind } from '../completion/types.ts';
import type { ConnectionState } from './connection.ts';
import { requestSentence } from './requestMessages.ts';

const serviceNames: Record<ServiceName, string> = {
  offline: 'the embedded engine',
  'qiskit-code-assistant': 'Qiskit Code Assistant',
  openai: 'the OpenAI-compatible server',
  'llama-stack': 'Llama Stack',
  libertai: 'LibertAI',
  qaip: 'QAIP',
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
  loading: 'The model is loading. Suggestions come when it is ready.',
  serverError: 'The service failed to answer.',
  unreachable: 'The service cannot be reached.',
  tls: 'The certificate of the service cannot be trusted.',
  timeout: 'The service did not answer in time.',
  malformed: 'The service sent an answer that is not part of its API.',
  tooLong: 'The service sent more than was asked for, so the answer was dropped.',
  cut: 'The answer was cut off before its end.',
  gone: 'This service was shut down. Pick another one.',
  defect: 'The extension made a mistake. The log says where.',
};

/** One plain sentence for a failure, with the time to wait where the service named one. */
export function failureSentence(failure: Failure): string {
  const sentence = failures[failure.kind];
  if (failure.retryAfterMs === null) return sentence;
  const seconds = Math.max(1, Math.ceil(failure.retryAfterMs / 1000));
  return `${sentence} Next try in ${seconds} s.`;
}

/** One plain sentence for a kind of failure. */
export function failureWords(kind: FailureKind): string {
  return failures[kind];
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
      return state.refused
        ? `${state.origin} did not accept your token. Sign in again.`
        : `Sign in to ${state.origin}.`;
    case 'disclaimerWaiting':
      return `Read and answer the disclaimer of ${state.model} to get suggestions.`;
    case 'disclaimerRejected':
      return `${state.model} is off because you rejected its disclaimer.`;
    case 'invalidUrl':
      return 'The URL in the settings is not a usable http or https address.';
    case 'invalidRequest':
      return requestSentence(state.problems, serviceName(state.service));
    case 'noModels':
      return 'The service offers no model.';
    case 'failed':
      return failureSentence(state.failure);
  }
}

/** Sentences of the sign-in, the pickers, the disclaimer panel and the menu. */
export const messages = {
  answeringOffline: (name: string): string => `${name}: answering offline`,
  standIn: 'The embedded engine answers meanwhile.',
  retry: 'Retry',
  signIn: 'Sign In',
  pickService: 'Pick Service',
  pickModel: 'Pick Model',
  showDisclaimer: 'Show Disclaimer',
  showLog: 'Show Log',
  openSample: 'Open a Sample Notebook',
  sample:
    '# A Bell pair\n\nGo to the end of the last cell, press Enter and type `qc.`: what may come next appears in grey. Tab takes it.',
  showSources: 'Show Sources',
  trigger: 'Suggest',
  why: 'Why?',
  toggle: 'Turn On',
  signOut: 'Sign Out',
  showStatus: 'Show Status',
  openSettings: 'Open Settings',
  resetStatistics: 'Forget what was counted of your suggestions?',
  reset: 'Reset',
  asking: 'Asking for a suggestion',
  checking: (what: string) => `Checking ${what}`,
  readingDisclaimer: 'Reading the disclaimer',
  awaitingSources: 'Waiting for the sources of the last suggestion',
  whyNothing: 'Nothing has been asked for yet. Suggestions are asked for as you type Python.',
  whyTimes: (times: number) => `${times} times`,
  commandFailed: (title: string) => `"${title}" failed because of a defect. The log says more.`,

  disclaimerTitle: (model: string) => `Disclaimer of ${model}`,
  disclaimerPlace: (model: string, origin: string) => `${model} at ${origin}`,
  disclaimerVersion: (version: string) => `Version ${version}`,
  disclaimerAnswered: { accepted: 'Accepted', rejected: 'Rejected' },
  disclaimerConsequence: (model: string) =>
    `${model} writes suggestions once you accept. It stays off if you reject.`,
  disclaimerEmpty: 'The service sent no text.',
  disclaimerUnsafe: 'The text cannot be shown safely, so it cannot be accepted. Install the extension again.',
  disclaimerChanged: 'The service has another text by now. Read it, and answer again.',
  disclaimerFailed: (model: string, reason: string) =>
    `The disclaimer of ${model} cannot be shown. ${reason}`,
  nothingToAccept: (model: string) => `There is no disclaimer to accept for ${model}.`,
  acceptFailed: (reason: string) => `The service did not take your answer. ${reason}`,
  rejectFailed: (reason: string) =>
    `The model stays off, but the service did not take your answer. ${reason}`,

  inUse: 'in use',
  tryAgain: 'Try Again',
  signInTitle: (origin: string) => `Sign in to ${origin}`,
  signInNotNeeded: 'The service in use needs no token. Pick another service to sign in.',
  tokenSource: (origin: string) => `Which token is to be sent to ${origin}?`,
  enterToken: 'Enter a token',
  enterTokenDetail: (origin: string) => `It will be kept in the secret storage and sent to ${origin} only.`,
  importVariable: (name: string) => `Import ${name} from the environment`,
  importAccount: 'Import an account that Qiskit saved',
  importDetail: (origin: string) => `The token will be sent to ${origin}.`,
  pickAccount: (origin: string) => `Pick the account whose token will be sent to ${origin}`,
  noAccounts: (path: string) => `There is no account with a token in ${path}.`,
  unusableAccounts: (path: string) => `${path} is not a file of accounts that can be read.`,
  tokenPrompt: (origin: string, exposed: boolean) =>
    `The token is kept in the secret storage and sent to ${origin} only.${exposed ? ' This address is not encrypted: others on the network can read the token.' : ''}`,
  tokenPlaceholder: 'Token',
  tokenReplaces: 'Token, in place of the one you typed before',
  tokenInvalid: 'A token is one word without accents, spaces or line breaks.',
  signingIn: (origin: string) => `Signing in to ${origin}`,
  signedIn: (origin: string, models: number) =>
    `Signed in to ${origin}, which offers ${count(models, 'model')}.`,
  signInUntried: (origin: string, reason: string) =>
    `The token for ${origin} is kept, but could not be tried. ${reason}`,
  tokenKept: (origin: string) =>
    `The token for ${origin} is kept. The first suggestion will show whether it is accepted.`,
  tokenRefused: (origin: string) => `${origin} did not accept this token, so it was not kept.`,
  tokenNotStored: 'The token could not be stored, so you are not signed in.',
  tokenNotDeleted: 'The token could not be deleted.',
  environmentToken: (origin: string) =>
    `The token in QISKIT_INLINE_TOKEN is used for ${origin}, until you start the editor without it.`,
  signOutTitle: 'Sign out',
  signOutChoice: 'Whose token is to be deleted?',
  signOutEverywhere: 'All of them',
  signedOut: (origins: readonly string[]) =>
    origins.length === 0
      ? 'You are not signed in to any service.'
      : `Signed out of ${origins.join(' and ')}: the token was deleted.`,

  modelTitle: (service: string) => `Models of ${service}`,
  modelPlaceholder: 'Pick the model that writes your suggestions',
  modelsLoading: 'Asking for the models…',
  noModels: 'This service offers no model.',
  noModelsHint: 'Press Enter to try again.',
  serviceUnusable: 'The URL in the settings is not a usable http or https address.',
  infill: {
    none: 'does not fill in the middle',
    suffixField: 'fills in the middle',
    template: 'fills in the middle',
  },
  disclaimerStandings: {
    none: 'no disclaimer',
    accepted: 'disclaimer accepted',
    rejected: 'disclaimer rejected',
    unanswered: 'disclaimer not answered',
  },

  localLook: 'Look for servers on this computer',
  localLookDetail: 'Asks the usual ports of llama.cpp, Ollama, vLLM, LM Studio and others, once.',
  localTitle: 'Servers on this computer',
  localSearching: 'Asking ports 8080, 8000, 11434, 1234, 8321 and 8642…',
  localPlaceholder: 'Pick the model that writes your suggestions',
  localNone: 'No server answered on this computer.',
  localNoneHint: 'Start one, and press Enter to look again.',
  localStates: {
    empty: 'It has no model yet',
    loading: 'Its model is loading',
    locked: 'It wants a token before it names its models',
  },
  trying: (place: string) => `Asking ${place} for a first suggestion`,
  trialGood: (trial: {
    readonly model: string;
    readonly place: string;
    readonly text: string;
    readonly seconds: string;
  }) => `${trial.model} at ${trial.place} works. It answered in ${trial.seconds} s: ${trial.text}`,
  trialEmpty: (model: string, place: string) =>
    `${model} at ${place} answered without any text. Pick another model.`,
  trialFailed: (place: string, reason: string) => `No first suggestion came from ${place}. ${reason}`,

  sourcesLens: (sources: number) => `Sources (${sources})`,
  sourcesTitle: 'Sources of this suggestion',
  sourcesPlaceholder: 'Pick a source to open it in the browser',
  sourcePage: (page: number) => `page ${page}`,
  sourceUnsafe: 'The address of this source is not one of a web page, so it was not opened.',
  noSources: 'The last suggestion that you took names no sources.',

  serviceTitle: 'Pick the service that answers',
  servicePlaceholder: 'Where your suggestions come from',
  urlTitle: (service: string) => `Address of ${service}`,
  urlPrompt: (url: string) =>
    `The URL of the server that your code will be sent to. Leave it empty for ${url}.`,
  urlInvalid:
    'Write an http or https address, such as http://localhost:8642, without a name, password or query in it.',
  urlTarget: (origin: string) => `Your code will be sent to ${origin}.`,
  urlExposed: (origin: string) =>
    `Your code and token will be sent to ${origin} without encryption: others on the network can read them.`,
} as const;

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
