import type { ServiceName } from '../backends/types.ts';
import type { ConnectionState } from './connection.ts';
import { failureSentence } from './failureMessages.ts';
import { requestSentence } from './requestMessages.ts';
import { t } from './words.ts';

const serviceNames: Record<ServiceName, string> = {
  // Behind "from": other languages bend it.
  offline: t('the embedded engine'),
  'qiskit-code-assistant': t('Qiskit Code Assistant'),
  openai: t('the OpenAI-compatible server'),
  'llama-stack': t('Llama Stack'),
  libertai: t('LibertAI'),
  qaip: t('QAIP'),
};

/** The name of a service inside a sentence. */
export function serviceName(service: ServiceName): string {
  return serviceNames[service];
}

/** One plain sentence for the state of the connection. */
export function stateSentence(state: ConnectionState): string {
  switch (state.kind) {
    case 'off':
      return t('Suggestions are off.');
    case 'untrusted':
      return t('Automatic suggestions are off until you trust this workspace.');
    case 'connecting':
      return t('Connecting to the service.');
    case 'ready':
      return t('Ready, with {0} from {1}.', state.model, serviceName(state.service));
    case 'working':
      return t('Working, with {0} from {1}.', state.model, serviceName(state.service));
    case 'signInNeeded':
      return state.refused
        ? t('{0} did not accept your token. Sign in again.', state.origin)
        : t('Sign in to {0}.', state.origin);
    case 'disclaimerWaiting':
      return t('Read and answer the disclaimer of {0} to get suggestions.', state.model);
    case 'disclaimerRejected':
      return t(
        '{0} is off because you rejected its disclaimer. Read it again, or pick another model.',
        state.model,
      );
    case 'invalidUrl':
      return t('The URL in the settings is not a usable http or https address. Pick a service to set it.');
    case 'invalidRequest':
      return requestSentence(state.problems, serviceName(state.service));
    case 'noModels':
      return t('The service offers no model. Pick another service.');
    case 'failed':
      return failureSentence(state.failure);
  }
}

/** Sentences of the sign-in, the pickers, the disclaimer panel and the menu. */
export const messages = {
  answeringOffline: (name: string): string => `${name}: ${t('answering offline')}`,
  standIn: t('The embedded engine answers meanwhile.'),
  retry: t('Retry'),
  signIn: t('Sign In'),
  pickService: t('Pick Service'),
  pickModel: t('Pick Model'),
  showDisclaimer: t('Show Disclaimer'),
  showLog: t('Show Log'),
  openSample: t('Open a Sample Notebook'),
  sample: `# ${t('A Bell pair')}\n\n${t('Go to the end of the last cell, press Enter and type `qc.`: what may come next appears in grey. Press Tab to take it.')}`,
  showSources: t('Show Sources'),
  trigger: t('Suggest'),
  why: t('Why?'),
  toggle: t('Turn On'),
  signOut: t('Sign Out'),
  showStatus: t('Show Status'),
  openSettings: t('Open Settings'),
  resetStatistics: t('Forget what was counted of your suggestions?'),
  reset: t('Reset'),
  asking: t('Asking for a suggestion'),
  checking: (what: string) => t('Checking {0}', what),
  readingDisclaimer: t('Reading the disclaimer'),
  awaitingSources: t('Waiting for the sources of the last suggestion'),
  whyNothing: t('Nothing has been asked for yet. Suggestions are asked for as you type Python.'),
  whyTimes: (times: number) => t('{0} times', times),
  commandFailed: (title: string) => t('"{0}" failed because of a defect. The log says more.', title),

  disclaimerTitle: (model: string) => t('Disclaimer of {0}', model),
  disclaimerPlace: (model: string, origin: string) => t('{0} at {1}', model, origin),
  disclaimerVersion: (version: string) => t('Version {0}', version),
  disclaimerAnswered: { accepted: t('Accepted'), rejected: t('Rejected') },
  disclaimerConsequence: (model: string) =>
    t('{0} writes suggestions once you accept. It stays off if you reject.', model),
  accept: t('Accept'),
  reject: t('Reject'),
  disclaimerEmpty: t('The service sent no text.'),
  disclaimerUnsafe: t(
    'The text cannot be shown safely, so it cannot be accepted. Install the extension again.',
  ),
  disclaimerChanged: t('The service has another text by now. Read it, and answer again.'),
  disclaimerFailed: (model: string, reason: string) =>
    t('The disclaimer of {0} cannot be shown. {1}', model, reason),
  nothingToAccept: (model: string) => t('There is no disclaimer to accept for {0}.', model),
  acceptFailed: (reason: string) => t('The service did not take your answer. {0}', reason),
  rejectFailed: (reason: string) =>
    t('The model stays off, but the service did not take your answer. {0}', reason),

  inUse: t('in use'),
  tryAgain: t('Try Again'),
  signInTitle: (origin: string) => t('Sign in to {0}', origin),
  signInNotNeeded: t('The service in use needs no token. Pick another service to sign in.'),
  tokenSource: (origin: string) => t('Which token is to be sent to {0}?', origin),
  enterToken: t('Enter a token'),
  enterTokenDetail: (origin: string) =>
    t('It will be kept in the secret storage and sent to {0} only.', origin),
  importVariable: (name: string) => t('Import {0} from the environment', name),
  importAccount: t('Import an account that Qiskit saved'),
  importDetail: (origin: string) => t('The token will be sent to {0}.', origin),
  pickAccount: (origin: string) => t('Pick the account whose token will be sent to {0}', origin),
  noAccounts: (path: string) =>
    t('There is no account with a token in {0}. Sign in and enter a token.', path),
  unusableAccounts: (path: string) =>
    t('{0} is not a file of accounts that can be read. Sign in and enter a token.', path),
  tokenPrompt: (origin: string, exposed: boolean) =>
    [
      t('The token is kept in the secret storage and sent to {0} only.', origin),
      ...(exposed ? [t('This address is not encrypted: others on the network can read the token.')] : []),
    ].join(' '),
  tokenPlaceholder: t('Token'),
  tokenReplaces: t('Token, in place of the one you typed before'),
  tokenInvalid: t('A token is one word without accents, spaces or line breaks.'),
  signingIn: (origin: string) => t('Signing in to {0}', origin),
  signedIn: (origin: string, models: number) =>
    models === 1
      ? t('Signed in to {0}, which offers 1 model.', origin)
      : t('Signed in to {0}, which offers {1} models.', origin, models),
  signInUntried: (origin: string, reason: string) =>
    t('The token for {0} is kept, but could not be tried. {1}', origin, reason),
  tokenKept: (origin: string) =>
    t('The token for {0} is kept. The first suggestion will show whether it is accepted.', origin),
  tokenRefused: (origin: string) => t('{0} did not accept this token, so it was not kept.', origin),
  tokenNotStored: t(
    'The token could not be stored, so you are not signed in. Check the keyring of this computer and sign in again.',
  ),
  tokenNotDeleted: t('The token could not be deleted. Check the keyring of this computer and try again.'),
  environmentToken: (origin: string) =>
    t('The token in QISKIT_INLINE_TOKEN is used for {0}, until you start the editor without it.', origin),
  signOutTitle: t('Sign Out'),
  signOutChoice: t('Whose token is to be deleted?'),
  signOutEverywhere: t('All of them'),
  signedOut: (origins: readonly string[]) =>
    origins.length === 0
      ? t('You are not signed in to any service.')
      : t('Signed out of {0}: the token was deleted.', origins.join(', ')),

  modelTitle: (service: string) => t('Models of {0}', service),
  modelPlaceholder: t('Pick the model that writes your suggestions'),
  modelsLoading: t('Asking for the models…'),
  noModels: t('This service offers no model.'),
  noModelsHint: t('Press Enter to try again.'),
  serviceUnusable: t(
    'The URL in the settings is not a usable http or https address. Pick a service to set it.',
  ),
  contextTokens: (tokens: number) => t('{0} tokens of context', tokens),
  infill: {
    none: t('does not fill in the middle'),
    suffixField: t('fills in the middle'),
    template: t('fills in the middle'),
  },
  disclaimerStandings: {
    none: t('no disclaimer'),
    accepted: t('disclaimer accepted'),
    rejected: t('disclaimer rejected'),
    unanswered: t('disclaimer not answered'),
  },

  localLook: t('Look for servers on this computer'),
  localLookDetail: t('Asks the usual ports of llama.cpp, Ollama, vLLM, LM Studio and others, once.'),
  localTitle: t('Servers on this computer'),
  localSearching: t('Asking ports 8080, 8000, 11434, 1234, 8321 and 8642…'),
  localPlaceholder: t('Pick the model that writes your suggestions'),
  localNone: t('No server answered on this computer.'),
  localNoneHint: t('Start one, and press Enter to look again.'),
  localStates: {
    empty: t('It has no model yet'),
    loading: t('Its model is loading'),
    locked: t('It wants a token before it names its models'),
  },
  trying: (place: string) => t('Asking {0} for a first suggestion', place),
  trialGood: (trial: {
    readonly model: string;
    readonly place: string;
    readonly text: string;
    readonly seconds: string;
  }) => t('{0} at {1} works. It answered in {2} s: {3}', trial.model, trial.place, trial.seconds, trial.text),
  trialEmpty: (model: string, place: string) =>
    t('{0} at {1} answered without any text. Pick another model.', model, place),
  trialFailed: (place: string, reason: string) => t('No first suggestion came from {0}. {1}', place, reason),

  sourcesLens: (sources: number) => t('Sources ({0})', sources),
  sourcesTitle: t('Sources of this suggestion'),
  sourcesPlaceholder: t('Pick a source to open it in the browser'),
  sourcePage: (page: number) => t('page {0}', page),
  sourceUnsafe: t('The address of this source is not one of a web page, so it was not opened.'),
  noSources: t('The last suggestion that you took names no sources.'),

  serviceTitle: t('Pick the service that answers'),
  servicePlaceholder: t('Where your suggestions come from'),
  urlTitle: (service: string) => t('Address of {0}', service),
  urlPrompt: (url: string) =>
    t('The URL of the server that your code will be sent to. Leave it empty for {0}.', url),
  urlInvalid: t(
    'Write an http or https address, such as http://localhost:8642, without a name, password or query in it.',
  ),
  urlTarget: (origin: string) => t('Your code will be sent to {0}.', origin),
  urlExposed: (origin: string) =>
    t(
      'Your code and token will be sent to {0} without encryption: others on the network can read them.',
      origin,
    ),
} as const;
