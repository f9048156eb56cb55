import {
  Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  languages,
  Range,
  window,
  workspace,
  type Disposable,
  type TextDocument,
  type TextDocumentChangeEvent,
} from 'vscode';

import type { Lines, Placed, PlacedText } from '../qiskit/entries.ts';
import { guessType } from '../qiskit/guard.ts';
import type { Lookup } from '../qiskit/lookup.ts';
import { Reading } from '../qiskit/reading.ts';
import { Sheet } from '../qiskit/sheet.ts';
import { coveringEdit } from '../qiskit/usage.ts';
import { findingSentence, guardMessages } from './guardMessages.ts';
import type { Installations } from './installations.ts';
import { selector } from './registration.ts';
import type { Settings } from './settings.ts';
import type { Surrounds } from './surroundings.ts';

/** What the diagnostics are joined to. */
export interface DiagnosticsDeps {
  readonly settings: Pick<Settings, 'diagnostics' | 'onDidChange'>;
  readonly surrounds: Pick<Surrounds, 'of' | 'usesQiskit'>;
  readonly installations: Pick<Installations, 'of' | 'onDidChange' | 'onDidLearn'>;
  readonly lookup: () => Lookup;
}

/** A finding as the editor shows it. */
export interface Shown {
  readonly placed: Placed;
  readonly diagnostic: Diagnostic;
}

interface State {
  readonly document: TextDocument;
  readonly sheet: Sheet;
  /** The cells above, as they were. */
  readonly context: string;
  shown: readonly Shown[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Milliseconds after the last key before findings are shown, between two looks, and that a look takes at most. */
const pauseMs = 200;
const betweenMs = 10;
const lookMs = 2;

/** Tells, where the setting is on, what of the user's own code the installed packages no longer have, or will lose. */
export class Diagnostics implements Disposable {
  readonly #deps: DiagnosticsDeps;
  readonly #collection = languages.createDiagnosticCollection('qiskit-inline');
  readonly #states = new Map<TextDocument, State>();
  readonly #subscriptions: readonly Disposable[];

  constructor(deps: DiagnosticsDeps) {
    this.#deps = deps;
    this.#subscriptions = [
      this.#collection,
      workspace.onDidChangeTextDocument((event) => this.#edited(event)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      window.onDidChangeVisibleTextEditors(() => this.#look()),
      deps.settings.onDidChange(() => this.#anew()),
      deps.installations.onDidChange(() => this.#anew()),
      deps.installations.onDidLearn(() => this.#anew()),
    ];
    this.#look();
  }

  /** What is shown in a document now. */
  shown(document: TextDocument): readonly Shown[] {
    return this.#states.get(document)?.shown ?? [];
  }

  /** Every statement of a document with a rename in it, put right. */
  repairs(document: TextDocument): readonly PlacedText[] {
    return this.#states.get(document)?.sheet.repairs() ?? [];
  }

  dispose(): void {
    for (const { timer } of this.#states.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #anew(): void {
    const known = [...this.#states.values()];
    for (const { timer } of known) clearTimeout(timer);
    this.#states.clear();
    this.#look();
    // What is looked at again keeps its marks until then.
    for (const { document } of known) if (!this.#states.has(document)) this.#forget(document);
  }

  #look(): void {
    for (const { document } of window.visibleTextEditors) this.#follow(document);
  }

  #follow(document: TextDocument): void {
    const { settings, surrounds, installations, lookup } = this.#deps;
    if (this.#states.has(document) || languages.match(selector, document) === 0) return;
    if (!settings.diagnostics(document.uri) || !surrounds.usesQiskit(document)) return;
    const { context } = surrounds.of(document);
    const scope = new Reading(lookup().api, guessType).update(context).scope.clone();
    const sheet = new Sheet({
      lookup: lookup(),
      installation: installations.of(document.uri),
      scope: () => scope.clone(),
    });
    const state: State = { document, sheet, context, shown: [], timer: undefined };
    this.#states.set(document, state);
    this.#later(state, 0);
  }

  #forget(document: TextDocument): void {
    clearTimeout(this.#states.get(document)?.timer);
    this.#states.delete(document);
    this.#collection.delete(document.uri);
  }

  #edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    const state = this.#states.get(document);
    const edit = coveringEdit(contentChanges, (line) => document.lineAt(line).text);
    if (state === undefined || edit === null) {
      // The first import of Qiskit may just have been written.
      if (contentChanges.some(({ text }) => text.includes('\n'))) this.#follow(document);
      return;
    }
    const { first, last, lines } = edit;
    state.sheet.edit({ first, last, count: lines.length }, linesOf(document));
    this.#later(state, pauseMs);
  }

  #later(state: State, ms: number): void {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => this.#work(state), ms);
  }

  #work(state: State): void {
    const { document, sheet } = state;
    if (document.isClosed) return;
    if (this.#deps.surrounds.of(document).context !== state.context) {
      this.#forget(document);
      this.#follow(document);
      return;
    }
    const lines = linesOf(document);
    const until = performance.now() + lookMs;
    while (!sheet.isDone(lines) && performance.now() < until) sheet.work(lines);
    if (!sheet.isDone(lines)) return this.#later(state, betweenMs);
    state.shown = sheet.findings().map((placed) => ({ placed, diagnostic: diagnosticOf(placed) }));
    this.#collection.set(
      document.uri,
      state.shown.map(({ diagnostic }) => diagnostic),
    );
  }
}

/** A document by its lines. */
export function linesOf(document: TextDocument): Lines {
  return { count: document.lineCount, at: (line) => document.lineAt(line).text };
}

/** The range of something that was found. */
export function rangeOf({ start, end }: Pick<PlacedText, 'start' | 'end'>): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function diagnosticOf(placed: Placed): Diagnostic {
  const { finding } = placed;
  const diagnostic = new Diagnostic(
    rangeOf(placed),
    findingSentence(finding),
    DiagnosticSeverity.Information,
  );
  diagnostic.source = guardMessages.source;
  diagnostic.code = finding.symbol;
  diagnostic.tags = finding.standing === 'deprecated' ? [DiagnosticTag.Deprecated] : [];
  return diagnostic;
}
