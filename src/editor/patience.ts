import { commands, window, workspace, type Disposable, type TextDocument } from 'vscode';

import type { Trigger } from '../completion/types.ts';
import type { Place } from './request.ts';
import type { Waiting } from './waiting.ts';

/**
 * Milliseconds after a key for which the editor waits (`_waitForInlineCompletionsAndTrigger` of its suggest model). It counts from where
 * the key was pressed, and a busy extension host hears of that late.
 */
const limit = 750;
const [lateFrom, lateUntil] = [limit - 250, limit + 500];
/** Milliseconds in which what else may have ended a question would be seen: the next key, another place of the cursor. */
const graceMs = 100;

/** How a question of the editor ended. */
export interface Ending {
  readonly place: Place;
  readonly trigger: Trigger;
  /** The editor took its question back. */
  readonly canceled: boolean;
  /** There was something to show. */
  readonly found: boolean;
}

/**
 * Asks the editor to ask again where it lost patience. With `editor.quickSuggestions` at `offWhenInlineCompletions` the list of words waits
 * for ghost text, but not for long: then the editor takes its question back, and it would not see an answer that comes later.
 */
export class Patience implements Disposable {
  readonly #waiting: Waiting;
  readonly #rivals: () => boolean;
  readonly #subscription: Disposable;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the last key was heard of, by `performance.now()`. */
  #keyAt = Number.NEGATIVE_INFINITY;
  /** The version of the document that was asked about again. */
  #again: Pick<Place, 'document' | 'version'> | null = null;

  /** `rivals` tells whether another extension may have won, which also ends a question. */
  constructor(waiting: Waiting, rivals: () => boolean) {
    this.#waiting = waiting;
    this.#rivals = rivals;
    this.#subscription = workspace.onDidChangeTextDocument(({ document }) => {
      if (document === window.activeTextEditor?.document) this.#keyAt = performance.now();
    });
  }

  /** The editor asks. What is returned is to be called when the answer is there, or is no longer wanted. */
  asked(): (ending: Ending) => void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const asked = this.#asked;
    return (ending) => {
      const afterMs = performance.now() - this.#keyAt;
      if (asked !== this.#asked || this.#wasAskedAgain(ending) || !isLost(ending, afterMs)) return;
      if (!hasLimit(ending.place.document) || this.#rivals()) return;
      // Not before the limit is over: it would end that question too.
      const ms = Math.max(limit - afterMs, 0) + graceMs;
      this.#timer = setTimeout(() => this.#askAgain(ending), ms);
    };
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  /** Once only: what was asked for again is not asked for a third time. */
  #wasAskedAgain({ place: { document, version } }: Ending): boolean {
    return this.#again?.document === document && this.#again.version === version;
  }

  #askAgain({ place, trigger }: Ending): void {
    this.#again = place;
    this.#waiting.remember(place, trigger);
    // Without a key before it, the editor waits for as long as it takes.
    void this.#waiting.resume(async () => {
      await commands.executeCommand('editor.action.inlineSuggest.trigger');
    });
  }
}

function isLost({ canceled, found }: Ending, afterMs: number): boolean {
  return afterMs >= lateFrom && (canceled || (found && afterMs <= lateUntil));
}

/** Whether the editor's list of words waits for ghost text in code. */
function hasLimit(document: TextDocument): boolean {
  const value: unknown = workspace.getConfiguration('editor', document).get('quickSuggestions');
  const inCode = typeof value === 'object' && value !== null && 'other' in value ? value.other : value;
  return inCode === 'offWhenInlineCompletions';
}
