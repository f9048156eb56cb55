import { StatusBarAlignment, ThemeColor, window, type Disposable } from 'vscode';

import { commands, productName } from '../manifest.ts';
import { isLoading, type Connection, type ConnectionState } from './connection.ts';
import type { Fallback } from './fallback.ts';
import { messages, stateSentence } from './messages.ts';

/** Names of codicons; with `~spin` behind them they turn. */
const icons: Record<ConnectionState['kind'], string> = {
  off: 'circle-slash',
  untrusted: 'workspace-untrusted',
  connecting: 'sync~spin',
  ready: 'check',
  working: 'loading~spin',
  signInNeeded: 'key',
  disclaimerWaiting: 'law',
  disclaimerRejected: 'circle-slash',
  invalidUrl: 'warning',
  invalidRequest: 'warning',
  noModels: 'warning',
  failed: 'warning',
};

/** States that only the user can end. */
const asking = new Set<ConnectionState['kind']>([
  'signInNeeded',
  'disclaimerWaiting',
  'invalidUrl',
  'invalidRequest',
]);
/** Work that is done sooner is not shown: an icon that blinks at every key is noise. */
const workMs = 300;
const flashMs = 5_000;

/** The one item in the status bar: how things stand, and the way to the menu. */
export class Status implements Disposable {
  readonly #connection: Pick<Connection, 'state' | 'onDidChange'>;
  readonly #fallback: Pick<Fallback, 'standsIn'>;
  readonly #item = window.createStatusBarItem('status', StatusBarAlignment.Right, 90);
  readonly #subscription: Disposable;
  #work: ReturnType<typeof setTimeout> | undefined;
  #flash: ReturnType<typeof setTimeout> | undefined;
  #note: string | null = null;

  constructor(connection: Pick<Connection, 'state' | 'onDidChange'>, fallback: Pick<Fallback, 'standsIn'>) {
    this.#connection = connection;
    this.#fallback = fallback;
    this.#item.name = productName;
    this.#item.command = commands.showStatus.id;
    this.#subscription = connection.onDidChange((state) => this.#changed(state));
    this.#show(connection.state);
    this.#item.show();
  }

  /** Puts a sentence in the place of the state for a few seconds. */
  flash(sentence: string): void {
    clearTimeout(this.#flash);
    this.#note = sentence;
    this.#show(this.#connection.state);
    this.#flash = setTimeout(() => {
      this.#note = null;
      this.#show(this.#connection.state);
    }, flashMs);
  }

  dispose(): void {
    clearTimeout(this.#work);
    clearTimeout(this.#flash);
    this.#subscription.dispose();
    this.#item.dispose();
  }

  #changed(state: ConnectionState): void {
    clearTimeout(this.#work);
    if (state.kind === 'working') this.#work = setTimeout(() => this.#show(state), workMs);
    else this.#show(state);
  }

  #show(state: ConnectionState): void {
    const standsIn = this.#fallback.standsIn(state);
    const label = standsIn ? messages.answeringOffline(productName) : productName;
    const standing = standsIn ? `${stateSentence(state)} ${messages.standIn}` : stateSentence(state);
    const sentence = this.#note ?? standing;
    this.#item.text = `$(${iconOf(state)}) ${this.#note ?? label}`;
    this.#item.tooltip = sentence;
    this.#item.accessibilityInformation = { label: `${productName}: ${sentence}`, role: 'button' };
    this.#item.backgroundColor = asking.has(state.kind)
      ? new ThemeColor('statusBarItem.warningBackground')
      : undefined;
  }
}

/** The name of the icon of a state. A model that loads is nothing to warn of: it will be there by itself. */
export function iconOf(state: ConnectionState): string {
  return isLoading(state) ? icons.connecting : icons[state.kind];
}
