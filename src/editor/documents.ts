import {
  TextDocumentChangeReason,
  window,
  workspace,
  type Disposable,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextDocumentContentChangeEvent,
} from 'vscode';

import type { LastChange } from '../completion/types.ts';
import { coveringEdit, UsageTracker } from '../qiskit/usage.ts';

/** What is known of a document without reading it again. */
interface Facts {
  lastChange: LastChange;
  /** Length in UTF-16 units, with the line ends the file has. */
  length: number;
  readonly usage: UsageTracker;
}

/** Follows the open Python documents change by change, so that nothing has to read a whole document when a key is pressed. */
export class Documents implements Disposable {
  readonly #facts = new WeakMap<TextDocument, Facts>();
  readonly #subscriptions: Disposable[];

  constructor() {
    this.#subscriptions = [
      workspace.onDidChangeTextDocument((event) => this.#change(event)),
      // Read once when it comes to the front, not at the first key.
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document.languageId === 'python') this.#of(editor.document);
      }),
    ];
  }

  lastChange(document: TextDocument): LastChange {
    return this.#of(document).lastChange;
  }

  length(document: TextDocument): number {
    return this.#of(document).length;
  }

  /** Whether the file or the cell imports a Qiskit package, also inside functions. */
  usesQiskit(document: TextDocument): boolean {
    return this.#of(document).usage.uses;
  }

  /** Notes that the last change of a document was a suggestion being taken. */
  accepted(uri: string): void {
    const document = workspace.textDocuments.find((open) => open.uri.toString() === uri);
    if (document !== undefined) this.#of(document).lastChange = 'accepted';
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #of(document: TextDocument): Facts {
    const known = this.#facts.get(document);
    if (known !== undefined) return known;
    const text = document.getText();
    const facts: Facts = { lastChange: 'none', length: text.length, usage: new UsageTracker(text) };
    this.#facts.set(document, facts);
    return facts;
  }

  #change(event: TextDocumentChangeEvent): void {
    const facts = this.#facts.get(event.document);
    if (facts === undefined || event.contentChanges.length === 0) return;
    for (const { text, rangeLength } of event.contentChanges) facts.length += text.length - rangeLength;
    const edit = coveringEdit(event.contentChanges, (line) => event.document.lineAt(line).text);
    if (edit !== null) facts.usage.edit(edit);
    facts.lastChange = classify(event);
  }
}

/** What a change was, by its reason, size and place. */
function classify(event: TextDocumentChangeEvent): LastChange {
  if (event.reason === TextDocumentChangeReason.Undo) return 'undo';
  if (event.reason === TextDocumentChangeReason.Redo) return 'redo';
  const own = atCursor(event) ?? keystroke(event);
  if (own === undefined) return 'external';
  if (own.text === '') return 'deleted';
  // Enter brings a line end and the new indentation; a paste or a snippet brings code.
  return /[\r\n]/.test(own.text) && own.text.trim() !== '' ? 'pasted' : 'typed';
}

/** The change on a line with a cursor, which is still where it was before. */
function atCursor({
  document,
  contentChanges,
}: TextDocumentChangeEvent): TextDocumentContentChangeEvent | undefined {
  const editor = window.activeTextEditor;
  const lines = editor?.document === document ? editor.selections.map(({ active }) => active.line) : [];
  return contentChanges.find(({ range }) =>
    lines.some((line) => range.start.line <= line && line <= range.end.line),
  );
}

/** The only change, if it is as small as a key makes one: VS Code tells of a new editor later than of the keys pressed in it. */
function keystroke({ contentChanges }: TextDocumentChangeEvent): TextDocumentContentChangeEvent | undefined {
  const [change] = contentChanges;
  return contentChanges.length === 1 &&
    change !== undefined &&
    change.rangeLength <= 2 &&
    change.text.trim().length <= 2
    ? change
    : undefined;
}
