import {
  CodeAction,
  CodeActionKind,
  languages,
  Range,
  WorkspaceEdit,
  workspace,
  type CodeActionProvider,
  type Disposable,
  type TextDocument,
} from 'vscode';

import type { Lookup } from '../qiskit/lookup.ts';
import { importEdit, type Missing, missingImports } from '../qiskit/missing.ts';
import { linesOf, rangeOf } from './diagnostics.ts';
import { guardMessages } from './guardMessages.ts';
import type { Installations } from './installations.ts';
import { selector } from './registration.ts';
import type { Surrounds } from './surroundings.ts';

/** A suggestion that was taken. */
export interface Inserted {
  readonly document: string;
  /** The line it begins on. */
  readonly line: number;
  readonly text: string;
}

/** What the fixes are joined to. */
export interface MissingDeps {
  readonly surrounds: Pick<Surrounds, 'of'>;
  readonly installations: Pick<Installations, 'of'>;
  readonly lookup: () => Lookup;
}

interface Place {
  readonly document: TextDocument;
  readonly missing: readonly Missing[];
}

/** Suggestions that are remembered. */
const mostPlaces = 20;

/** Offers to import the names of Qiskit that a taken suggestion uses and nothing imports. Nothing is written unless the user says so. */
export class MissingImports implements CodeActionProvider, Disposable {
  readonly #deps: MissingDeps;
  readonly #registration: Disposable;
  #places: Place[] = [];

  constructor(deps: MissingDeps) {
    this.#deps = deps;
    this.#registration = languages.registerCodeActionsProvider(selector, this, {
      providedCodeActionKinds: [CodeActionKind.QuickFix],
    });
  }

  /** Takes note of a suggestion that was taken, in the document as it is now. */
  taken({ document: uri, line, text }: Inserted): void {
    const document = workspace.textDocuments.find((open) => open.uri.toString() === uri);
    if (document === undefined || line >= document.lineCount) return;
    const last = Math.min(line + text.split('\n').length, document.lineCount);
    const { surrounds, installations, lookup } = this.#deps;
    const missing = missingImports(
      {
        before: surrounds.of(document).context + document.getText(new Range(0, 0, line, 0)),
        text: document.getText(new Range(line, 0, last, 0)),
        after: document.getText(new Range(last, 0, document.lineCount, 0)),
      },
      lookup(),
      installations.of(document.uri),
    );
    if (missing.length > 0) this.#places = [...this.#places, { document, missing }].slice(-mostPlaces);
  }

  provideCodeActions(document: TextDocument, range: Range): CodeAction[] {
    const places = this.#places.filter((place) => place.document === document);
    if (places.length === 0) return [];
    const text = document.getText(new Range(range.start.line, 0, range.end.line + 1, 0));
    const wanted = places.flatMap(({ missing }) => missing);
    const here = wanted.filter(({ name }) => new RegExp(String.raw`(?<![.\w])${name}\b`, 'u').test(text));
    if (here.length === 0) return [];
    const imported = importedNames(document);
    return here
      .filter(({ name }, at) => !imported.has(name) && here.findIndex((one) => same(one, here[at])) === at)
      .map((missing) => {
        const action = new CodeAction(
          guardMessages.import(missing.module, missing.name),
          CodeActionKind.QuickFix,
        );
        const edit = importEdit(missing, linesOf(document));
        action.edit = new WorkspaceEdit();
        action.edit.replace(document.uri, rangeOf(edit), edit.text);
        return action;
      });
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

/** Names that the import lines of a document mention. */
function importedNames(document: TextDocument): ReadonlySet<string> {
  const lines = document.getText().match(/^\s*(?:from|import)\s(?:[^(\n]*\([^)]*\)|.*)/gmu) ?? [];
  return new Set(lines.flatMap((line) => line.match(/\w+/gu) ?? []));
}

function same(one: Missing, other: Missing | undefined): boolean {
  return one.name === other?.name && one.module === other.module;
}
