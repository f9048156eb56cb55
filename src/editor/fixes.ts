import {
  CodeAction,
  CodeActionKind,
  languages,
  WorkspaceEdit,
  type CodeActionContext,
  type CodeActionProvider,
  type Disposable,
  type Range,
  type TextDocument,
} from 'vscode';

import type { PlacedText } from '../qiskit/entries.ts';
import { rangeOf, type Diagnostics } from './diagnostics.ts';
import { guardMessages } from './guardMessages.ts';
import { selector } from './registration.ts';

const fixAll = CodeActionKind.SourceFixAll.append('qiskitInline');

/** Quick fixes for what was found, where nothing but a name has changed; and all of them at once. */
export class Fixes implements CodeActionProvider, Disposable {
  readonly #diagnostics: Pick<Diagnostics, 'shown' | 'repairs'>;
  readonly #registration: Disposable;

  constructor(diagnostics: Pick<Diagnostics, 'shown' | 'repairs'>) {
    this.#diagnostics = diagnostics;
    this.#registration = languages.registerCodeActionsProvider(selector, this, {
      providedCodeActionKinds: [CodeActionKind.QuickFix, fixAll],
    });
  }

  provideCodeActions(document: TextDocument, range: Range, { only }: CodeActionContext): CodeAction[] {
    const wants = (kind: CodeActionKind): boolean => only === undefined || only.contains(kind);
    const here = this.#diagnostics
      .shown(document)
      .filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined);
    const actions = wants(CodeActionKind.QuickFix)
      ? here.flatMap(({ placed: { fix }, diagnostic }) => {
          if (fix === null) return [];
          const action = actionOf(document, guardMessages.replaceWith(fix.text), CodeActionKind.QuickFix, [
            fix,
          ]);
          action.diagnostics = [diagnostic];
          action.isPreferred = true;
          return [action];
        })
      : [];
    const repairs = this.#diagnostics.repairs(document);
    if (repairs.length === 0) return actions;
    if (only !== undefined && only.contains(fixAll))
      return [...actions, actionOf(document, guardMessages.fixAll, fixAll, repairs)];
    // Beside the fix for one place, in the same list.
    return wants(CodeActionKind.QuickFix) && here.length > 0
      ? [...actions, actionOf(document, guardMessages.fixAll, CodeActionKind.QuickFix, repairs)]
      : actions;
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

function actionOf(
  document: TextDocument,
  title: string,
  ...[kind, texts]: readonly [CodeActionKind, readonly PlacedText[]]
): CodeAction {
  const action = new CodeAction(title, kind);
  action.edit = new WorkspaceEdit();
  for (const one of texts) action.edit.replace(document.uri, rangeOf(one), one.text);
  return action;
}
