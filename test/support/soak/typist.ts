import assert from 'node:assert/strict';
import { setTimeout as pass } from 'node:timers/promises';

import { commands, window, type TextDocument } from 'vscode';

import type { Random } from '../hosted/random.ts';

/** Chances, for each key: that it is a wrong letter, put right at once; that the typist stops to look. */
const TYPO = 0.03;
const STOP = 0.04;
/** Milliseconds that a typist looks, at least and at most: longer than the editor and the extension wait before they ask. */
const LOOK = [80, 320] as const;
/** Chances, when the typist looks: that a suggestion is asked for, that what is shown is taken. */
const ASK = 0.1;
const TAKE = 0.4;

/** How often the typist did what. */
export interface Tally {
  letters: number;
  newlines: number;
  deletions: number;
  accepts: number;
  asked: number;
  checks: number;
}

/** Types into the active editor by VS Code's own commands, and knows what has to stand there. */
export class Typist {
  readonly tally: Tally = { letters: 0, newlines: 0, deletions: 0, accepts: 0, asked: 0, checks: 0 };
  readonly #random: Random;
  /** What has to be in the document. */
  #expected = '';
  #document: TextDocument;

  constructor(document: TextDocument, random: Random) {
    this.#document = document;
    this.#random = random;
  }

  /** Keys so far. */
  get keys(): number {
    const { letters, newlines, deletions, accepts } = this.tally;
    return letters + newlines + deletions + accepts;
  }

  /** What plain typing gives. */
  get expected(): string {
    return this.#expected;
  }

  /** Goes on in an empty document. */
  turnTo(document: TextDocument): void {
    this.#document = document;
    this.#expected = '';
  }

  /** Types a program at the end of the document, or as much of it as `limit` keys are. Takes suggestions that are right where `takes`. */
  async write(program: string, { takes, limit }: { takes: boolean; limit: number }): Promise<void> {
    let at = 0;
    while (at < program.length && this.keys < limit) {
      if (this.#random.chance(TYPO)) await this.#slip();
      await this.#key(program.charAt(at));
      at += 1;
      if (!this.#random.chance(STOP)) continue;
      await pass(LOOK[0] + this.#random.below(LOOK[1] - LOOK[0]));
      if (this.#random.chance(ASK)) await this.#ask();
      if (takes && this.#random.chance(TAKE)) at += await this.#take(program.slice(at));
      this.check();
    }
    this.check();
  }

  /** Compares the document with what was typed. */
  check(): void {
    this.tally.checks += 1;
    assert.equal(this.#document.getText(), this.#expected);
  }

  async #key(letter: string): Promise<void> {
    await commands.executeCommand('type', { text: letter });
    this.#expected += letter;
    this.tally[letter === '\n' ? 'newlines' : 'letters'] += 1;
  }

  /** A wrong letter, and Backspace. */
  async #slip(): Promise<void> {
    await this.#key(this.#random.pick(['x', 'q', '(', '.', ' ', '\n']));
    if (this.#random.chance(0.3)) await pass(LOOK[0]);
    await commands.executeCommand('deleteLeft');
    this.#expected = this.#expected.slice(0, -1);
    this.tally.deletions += 1;
  }

  async #ask(): Promise<void> {
    this.tally.asked += 1;
    await commands.executeCommand('editor.action.inlineSuggest.trigger');
  }

  /** Takes what is shown: all that was typed before has to stay. What does not continue the program is undone. Gives how much of the program it was. */
  async #take(rest: string): Promise<number> {
    await commands.executeCommand('editor.action.inlineSuggest.commit');
    const text = this.#document.getText();
    if (text === this.#expected) return 0;
    this.tally.accepts += 1;
    const taken = text.slice(this.#expected.length);
    if (text === this.#expected + taken && rest.startsWith(taken)) {
      this.#expected = text;
      return taken.length;
    }
    const line = this.#expected.slice(0, this.#expected.lastIndexOf('\n') + 1);
    assert.ok(text.startsWith(line), 'a suggestion changes its own line and no other');
    await commands.executeCommand('undo');
    assert.equal(this.#document.getText(), this.#expected, 'one undo takes a suggestion back');
    const editor = window.activeTextEditor;
    assert.equal(editor?.document, this.#document);
    await commands.executeCommand('cursorBottom');
    return 0;
  }
}
