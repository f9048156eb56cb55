import { InlineCompletionTriggerKind, window, type Disposable, type TextEditor } from 'vscode';

import type { Trigger } from '../completion/types.ts';
import type { Connection, ConnectionState } from './connection.ts';
import type { Place } from './request.ts';

interface Wait {
  readonly place: Place;
  readonly trigger: Trigger;
}

/** How often a place is asked about again, without a key, where it fails each time. */
const triesAfterFailure = 3;

/** Remembers where a suggestion was wanted while something was missing, and asks the editor for it again once nothing is. */
export class Waiting implements Disposable {
  #wait: Wait | null = null;
  /** Where asking failed last, and how often in a row. */
  #failed: { readonly place: Place; readonly times: number } | null = null;
  /** The trigger of the wait whose suggestion is being asked for again. */
  #resumed: Wait | null = null;
  #ready: boolean;
  /** An editor has come to the front, at the beginning of its text: its cursor is put back where it was a moment later. */
  #arriving = false;
  readonly #subscriptions: Disposable[];
  readonly #ask: () => Promise<void>;

  constructor(connection: Pick<Connection, 'onDidChange' | 'state'>, ask: () => Promise<void>) {
    this.#ask = ask;
    this.#ready = isReady(connection.state);
    this.#subscriptions = [
      connection.onDidChange((state) => {
        const ready = isReady(state);
        if ((ready && !this.#ready) || isAsking(state)) void this.resume();
        this.#ready = ready;
      }),
      // What was missing may have been given in a panel, and the focus comes back after the answer.
      window.onDidChangeActiveTextEditor(() => {
        this.#arriving = true;
        this.#returned(connection.state);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (!this.#arriving || textEditor !== window.activeTextEditor) return;
        this.#arriving = false;
        this.#returned(connection.state);
      }),
    ];
  }

  /** The user is back in an editor. What they asked for by hand has brought up the missing answer already, with the focus: not at each return. */
  #returned(state: ConnectionState): void {
    if (this.#ready || (isAsking(state) && this.#wait?.trigger === 'automatic')) void this.resume();
  }

  /** Notes that nothing could be suggested at `place` for now. */
  remember(place: Place, trigger: Trigger): void {
    this.#wait = { place, trigger };
  }

  /** Notes that asking at `place` failed for now. A place is not asked about again for ever: what fails at every try is a matter for the next key. */
  rememberFailed(place: Place, trigger: Trigger): void {
    const before = this.#failed;
    const times = before !== null && isSame(before.place, place) ? before.times + 1 : 1;
    this.#failed = { place, times };
    if (times <= triesAfterFailure) this.remember(place, trigger);
  }

  /** Forgets the place: something was suggested since, or the user went on. */
  forget(): void {
    this.#wait = null;
    this.#resumed = null;
  }

  /** What first asked for the suggestion at `place`, if the editor asks because it was told to here; null when it does so by itself. */
  original(place: Place): Trigger | null {
    const resumed = this.#resumed;
    if (resumed === null) return null;
    const invoked = place.context.triggerKind === InlineCompletionTriggerKind.Invoke;
    if (invoked) this.#resumed = null;
    if (isSame(resumed.place, place)) return resumed.trigger;
    // The user has gone on meanwhile, and did not ask.
    return invoked ? 'automatic' : null;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Asks the editor for the suggestion that was wanted, if the user is still there. */
  async resume(ask = this.#ask): Promise<void> {
    const wait = this.#wait;
    const editor = window.activeTextEditor;
    if (wait === null || editor === undefined) return;
    const { document } = wait.place;
    // Another file is in front: where the token was looked up, say.
    if (editor.document !== document && !document.isClosed) return;
    const still = isStill(wait.place, editor);
    if (!still && this.#arriving && document.version === wait.place.version) return;
    this.#wait = null;
    if (!still) return;
    this.#resumed = wait;
    await ask();
    if (this.#resumed === wait) this.#resumed = null;
  }
}

function isReady({ kind }: ConnectionState): boolean {
  return kind === 'ready' || kind === 'working';
}

/** Whether an answer of the user is missing, which to be asked for the suggestion brings up. */
function isAsking({ kind }: ConnectionState): boolean {
  return kind === 'disclaimerWaiting';
}

function isStill(place: Place, { document, selection }: TextEditor): boolean {
  return isSame(place, { document, version: document.version, position: selection.active });
}

function isSame(place: Place, { document, version, position }: Omit<Place, 'context'>): boolean {
  return document === place.document && version === place.version && position.isEqual(place.position);
}
