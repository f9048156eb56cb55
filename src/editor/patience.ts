import { commands, workspace, type Disposable, type TextDocument } from 'vscode';

import type { Trigger } from '../completion/types.ts';
import type { Place } from './request.ts';
import type { Waiting } from './waiting.ts';

/**
 * Milliseconds after the editor's question from which on an answer may have come too late: it waits for 750 after the key, and
 * asks 50 after it (`_waitForInlineCompletionsAndTrigger` of its suggest model); the rest is for a busy machine.
 */
const lateFrom = 600;
const lateUntil = 1200;
/** Milliseconds in which what else may have ended a question would be seen: the next key, another place of the cursor. */
const graceMs = 100;

/** How a question of the editor ended. */
export interface Ending {
  readonly place: Place;
  readonly trigger: Trigger;
  /** Milliseconds since the editor asked. */
  readonly afterMs: number;
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
  readonly #waiting: Pick<Waiting, 'remember' | 'resume'>;
  readonly #rivals: () => boolean;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `rivals` tells whether another extension may have won, which also ends a question. */
  constructor(waiting: Pick<Waiting, 'remember' | 'resume'>, rivals: () => boolean) {
    this.#waiting = waiting;
    this.#rivals = rivals;
  }

  /** The editor asks. What is returned is to be called when the answer is there, or is no longer wanted. */
  asked(): (ending: Ending) => void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const asked = this.#asked;
    return (ending) => {
      if (asked !== this.#asked || !isLost(ending) || !hasLimit(ending.place.document) || this.#rivals())
        return;
      this.#timer = setTimeout(() => this.#askAgain(ending), graceMs);
    };
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #askAgain({ place, trigger }: Ending): void {
    this.#waiting.remember(place, trigger);
    // Without a key before it, the editor waits for as long as it takes.
    void this.#waiting.resume(async () => {
      await commands.executeCommand('editor.action.inlineSuggest.trigger');
    });
  }
}

/** A question that the editor takes back while nothing changes was given up, however soon: a busy extension host hears of it when much of the limit is over. */
function isLost({ trigger, afterMs, canceled, found }: Ending): boolean {
  // Without a key before it, the editor waits for as long as it takes, and who takes the question back is the user.
  if (trigger === 'explicit') return false;
  return canceled || (found && afterMs >= lateFrom && afterMs <= lateUntil);
}

/** Whether the editor's list of words waits for ghost text in code. */
function hasLimit(document: TextDocument): boolean {
  const value: unknown = workspace.getConfiguration('editor', document).get('quickSuggestions');
  const inCode = typeof value === 'object' && value !== null && 'other' in value ? value.other : value;
  return inCode === 'offWhenInlineCompletions';
}
