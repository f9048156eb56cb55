import { commands, InlineCompletionTriggerKind, languages, window, workspace, type Disposable } from 'vscode';

import { selector } from './registration.ts';
import type { Waiting } from './waiting.ts';

/** The editor asks 50 ms after a key; a key that it has not asked for after this time will not be asked for. */
const unaskedMs = 250;

/** Keys that were typed while a provider was being registered: the editor does not ask it for what came before it. */
export class FirstKeys implements Disposable {
  readonly #waiting: Waiting;
  #subscription: Disposable | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(waiting: Waiting) {
    this.#waiting = waiting;
    this.watch();
    // A text that was just opened has version 1.
    if ((window.activeTextEditor?.document.version ?? 1) > 1) this.#typed();
  }

  /** A provider is registered: looks after the keys until the editor asks it. */
  watch(): void {
    this.#subscription ??= workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document === window.activeTextEditor?.document && contentChanges.length > 0) this.#typed();
    });
  }

  /** The editor knows the provider: all is well from here on. */
  asked(): void {
    this.dispose();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription?.dispose();
    this.#subscription = null;
  }

  #typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), unaskedMs);
  }

  #ask(): void {
    const editor = window.activeTextEditor;
    if (editor === undefined || languages.match(selector, editor.document) === 0) return;
    const { document, selection } = editor;
    // Then the editor asks nobody, at no key.
    if (workspace.getConfiguration('editor', document).get('inlineSuggest.enabled') === false) return;
    const context = { triggerKind: InlineCompletionTriggerKind.Automatic, selectedCompletionInfo: undefined };
    const place = { document, version: document.version, position: selection.active, context };
    this.#waiting.remember(place, 'automatic');
    // Not by registering the provider anew: keys that are typed meanwhile would find none.
    void this.#waiting.resume(async () => {
      await commands.executeCommand('editor.action.inlineSuggest.trigger');
    });
  }
}
