import { commands, window, type Disposable } from 'vscode';

import type { CompletionResult, FailureKind } from '../completion/types.ts';
import { commands as names, section, settings, type CommandName } from '../manifest.ts';
import { isLoading, type Connection, type ConnectionState } from './connection.ts';
import { failureSentence } from './failureMessages.ts';
import { messages, stateSentence } from './messages.ts';
import { noSuggestion } from './skipMessages.ts';
import type { Status } from './status.ts';

/** What a notification offers to do. */
type Action = CommandName | 'openSettings';

/** Says once what the user asked for and did not get, or what only the user can put right. Typing alone never leads to a notification. */
export class Notices implements Disposable {
  readonly #connection: Pick<Connection, 'state'>;
  readonly #status: Pick<Status, 'flash'>;
  readonly #subscription: Disposable;
  /** What was said last, until the state changes. */
  #said: string | null = null;

  constructor(connection: Pick<Connection, 'onDidChange' | 'state'>, status: Pick<Status, 'flash'>) {
    this.#connection = connection;
    this.#status = status;
    this.#subscription = connection.onDidChange((state) => this.#changed(state));
    this.#changed(connection.state);
  }

  /** The user asked for a suggestion, and something is missing first. */
  blocked(state: ConnectionState): void {
    // The panel that asks for the answer has opened.
    if (state.kind === 'disclaimerWaiting') return;
    if (isLoading(state)) this.#status.flash(stateSentence(state));
    else this.#say(stateSentence(state), actionsOf(state));
  }

  /** The user asked for a suggestion, and it ended like this. */
  answered(result: CompletionResult): void {
    const { state } = this.#connection;
    if (result.kind === 'failed' && isLoading(state)) this.#status.flash(stateSentence(state));
    else if (result.kind === 'failed')
      this.#say(failureSentence(result.failure), actionsFor(result.failure.kind));
    else if (result.kind === 'empty' && result.outdated !== undefined) this.#tell(noSuggestion(result));
    else if (result.kind === 'skipped' || result.kind === 'empty') this.#status.flash(noSuggestion(result));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #changed(state: ConnectionState): void {
    if (state.kind === 'connecting' || state.kind === 'working') return;
    if (state.kind === 'signInNeeded') this.#say(stateSentence(state), actionsOf(state));
    else if (state.kind === 'ready') this.#said = null;
  }

  /** Says what is longer than the status bar, once: it was asked for, and nothing is wrong. */
  #tell(sentence: string): void {
    if (sentence === this.#said) this.#status.flash(sentence);
    else void window.showInformationMessage(sentence);
    this.#said = sentence;
  }

  #say(sentence: string, actions: readonly Action[]): void {
    if (sentence === this.#said) {
      this.#status.flash(sentence);
      return;
    }
    this.#said = sentence;
    const labels = new Map(actions.map((action) => [messages[action], action]));
    void window.showWarningMessage(sentence, ...labels.keys()).then((label) => {
      const action = label === undefined ? undefined : labels.get(label);
      return action && run(action);
    });
  }
}

function run(action: Action): Thenable<unknown> {
  return action === 'openSettings'
    ? commands.executeCommand('workbench.action.openSettings', `${section}.${settings.request.key}`)
    : commands.executeCommand(names[action].id);
}

function actionsOf(state: ConnectionState): readonly Action[] {
  switch (state.kind) {
    case 'off':
      return ['toggle'];
    case 'signInNeeded':
      return ['signIn'];
    case 'disclaimerRejected':
      return ['showDisclaimer', 'pickModel'];
    case 'invalidRequest':
      return ['openSettings'];
    case 'invalidUrl':
    case 'noModels':
      return ['pickService'];
    case 'failed':
      return actionsFor(state.failure.kind);
    case 'untrusted':
    case 'connecting':
    case 'ready':
    case 'working':
    case 'disclaimerWaiting':
      return [];
  }
}

function actionsFor(kind: FailureKind): readonly CommandName[] {
  if (kind === 'unauthorized' || kind === 'payment') return ['signIn'];
  if (kind === 'noModel' || kind === 'forbidden' || kind === 'contextTooLong') return ['pickModel'];
  if (kind === 'gone' || kind === 'redirected' || kind === 'noRoute') return ['pickService'];
  // Its URL is the first thing to be checked.
  if (kind === 'unreachable') return ['pickService', 'showLog'];
  return ['showLog'];
}
