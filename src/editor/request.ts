import {
  EndOfLine,
  InlineCompletionTriggerKind,
  Position,
  Range,
  window,
  type InlineCompletionContext,
  type TextDocument,
  type TextEditor,
} from 'vscode';

import { AFTER_WINDOW, BEFORE_WINDOW } from '../completion/constants.ts';
import type { CompletionRequest, SelectedEntry } from '../completion/types.ts';
import type { Documents } from './documents.ts';
import type { Surrounds } from './surroundings.ts';

/** What VS Code hands to a provider. */
export interface Place {
  readonly document: TextDocument;
  /** The document's version then; the document itself goes on. */
  readonly version: number;
  readonly position: Position;
  readonly context: InlineCompletionContext;
}

/** What is known of open documents. */
export interface Known {
  readonly documents: Documents;
  readonly surrounds: Surrounds;
}

/** Describes the place to the engine. Costs as much as its window, whatever the size of the document and of what surrounds it. */
export function requestAt(
  { document, version, position, context }: Place,
  { documents, surrounds }: Known,
): CompletionRequest {
  const editor = editorOf(document);
  const start = windowStart(document, position);
  return {
    document: document.uri.toString(),
    version,
    before: textOf(document, new Range(start, position)),
    beforeStart: document.offsetAt(start) - (document.eol === EndOfLine.CRLF ? start.line : 0),
    after: textOf(document, new Range(position, windowEnd(document, position))),
    ...surrounds.of(document),
    indentation: indentationOf(editor),
    trigger: context.triggerKind === InlineCompletionTriggerKind.Invoke ? 'explicit' : 'automatic',
    selected: selectedEntry(context, position),
    cursors: editor?.selections.length ?? 1,
    selectionEmpty: editor?.selection.isEmpty ?? true,
    lastChange: documents.lastChange(document),
    documentLength: documents.length(document),
  };
}

/** The start of the line that is at least a window above the cursor; inside a line only where that line alone is longer. */
function windowStart(document: TextDocument, position: Position): Position {
  let { line } = position;
  let length = position.character;
  while (line > 0 && length < BEFORE_WINDOW) {
    line -= 1;
    length += document.lineAt(line).text.length + 1;
  }
  const excess = length - 2 * BEFORE_WINDOW;
  return excess > 0
    ? new Position(line, wholeCharacter(document.lineAt(line).text, excess))
    : new Position(line, 0);
}

function windowEnd(document: TextDocument, position: Position): Position {
  let { line } = position;
  let length = document.lineAt(line).text.length - position.character;
  while (line < document.lineCount - 1 && length < AFTER_WINDOW) {
    line += 1;
    length += document.lineAt(line).text.length + 1;
  }
  const { text } = document.lineAt(line);
  const excess = length - 2 * AFTER_WINDOW;
  return new Position(line, excess > 0 ? wholeCharacter(text, text.length - excess) : text.length);
}

/** The first place from `index` on that is not between the two halves of a character. */
function wholeCharacter(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc_00 && code <= 0xdf_ff ? index + 1 : index;
}

function textOf(document: TextDocument, range: Range): string {
  const text = document.getText(range);
  return document.eol === EndOfLine.CRLF ? text.replaceAll('\r\n', '\n') : text;
}

/** The editor that shows a document: the active one, if it does. */
function editorOf(document: TextDocument): TextEditor | undefined {
  const active = window.activeTextEditor;
  return active?.document === document
    ? active
    : window.visibleTextEditors.find((editor) => editor.document === document);
}

function indentationOf(editor: TextEditor | undefined): CompletionRequest['indentation'] {
  const { insertSpaces, tabSize } = editor?.options ?? {};
  return { tabs: insertSpaces === false, size: typeof tabSize === 'number' ? tabSize : 4 };
}

function selectedEntry(
  { selectedCompletionInfo }: InlineCompletionContext,
  position: Position,
): SelectedEntry | null {
  if (selectedCompletionInfo === undefined) return null;
  const { range, text } = selectedCompletionInfo;
  if (!range.isSingleLine || !range.end.isEqual(position)) return null;
  return { text, replaceBefore: position.character - range.start.character };
}
