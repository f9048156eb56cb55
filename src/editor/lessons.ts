import { window, workspace, type Disposable, type TextDocument } from 'vscode';

import type { OfflineBackend } from '../backends/offline.ts';
import type { Exclusion } from './exclusion.ts';
import type { Surrounds } from './surroundings.ts';

/** What lessons are made of. */
export interface LessonsDeps {
  readonly pupil: Pick<OfflineBackend, 'learn' | 'forget'>;
  readonly surrounds: Pick<Surrounds, 'usesQiskit'>;
  readonly exclusion: Pick<Exclusion, 'has'>;
}

/** Milliseconds after a change of editors before files are read: nobody waits for it. */
const quietMs = 1_000;
/** Open files that are read at the start, and how long one may be in UTF-16 units. */
const mostFiles = 12;
const longest = 64_000;

/** Shows the embedded engine the open Qiskit files that the user is not writing in, so that it offers what is usual there. */
export class Lessons implements Disposable {
  readonly #deps: LessonsDeps;
  readonly #subscriptions: readonly Disposable[];
  readonly #due = new Set<TextDocument>();
  #active = window.activeTextEditor?.document;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: LessonsDeps) {
    this.#deps = deps;
    this.#subscriptions = [
      window.onDidChangeActiveTextEditor((editor) => this.#turnTo(editor?.document)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
    ];
    const others = workspace.textDocuments.filter((document) => document !== this.#active);
    for (const document of others.slice(0, mostFiles)) this.#later(document);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** A file that is written in does not teach itself. */
  #turnTo(document: TextDocument | undefined): void {
    if (this.#active !== undefined) this.#later(this.#active);
    this.#active = document;
    if (document !== undefined) this.#forget(document);
  }

  #later(document: TextDocument): void {
    this.#due.add(document);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#teach(), quietMs);
  }

  /** Cells are left out: all of a notebook is before the engine while one is written in. */
  #teach(): void {
    const { pupil, surrounds, exclusion } = this.#deps;
    for (const document of this.#due) {
      const { uri, languageId, isClosed } = document;
      const isFile = languageId === 'python' && uri.scheme !== 'vscode-notebook-cell';
      if (!isFile || isClosed || exclusion.has(uri) || !surrounds.usesQiskit(document)) continue;
      const text = document.getText();
      if (text.length <= longest) pupil.learn(uri.toString(), text.replaceAll('\r\n', '\n'));
    }
    this.#due.clear();
  }

  #forget(document: TextDocument): void {
    this.#due.delete(document);
    this.#deps.pupil.forget(document.uri.toString());
  }
}
