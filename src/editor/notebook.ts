import { workspace, type NotebookCell, type NotebookDocument, type TextDocument } from 'vscode';

/** Scheme of the documents that notebook cells are. */
const cellScheme = 'vscode-notebook-cell';
/** Characters of other cells that go into a request, on either side. */
const contextChars = 4_000;

/** The code around a cell: the cells above it and those below it. */
export interface CellContext {
  readonly before: string;
  readonly after: string;
}

const nothing: CellContext = { before: '', after: '' };

/** The code cells that stand around a cell, as much as fits; nothing for a file. */
export function contextOf(document: TextDocument): CellContext {
  if (document.uri.scheme !== cellScheme) return nothing;
  const notebook = notebookOf(document);
  const index = notebook?.getCells().findIndex((cell) => cell.document === document) ?? -1;
  if (notebook === undefined || index < 0) return nothing;
  const cells = notebook.getCells();
  return { before: above(cells.slice(0, index)), after: below(cells.slice(index + 1)) };
}

/** All cells of the notebook that `document` is a cell of; none for a file. */
export function cellsOf(document: TextDocument): readonly NotebookCell[] {
  return document.uri.scheme === cellScheme ? (notebookOf(document)?.getCells() ?? []) : [];
}

function notebookOf(document: TextDocument): NotebookDocument | undefined {
  return workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document === document),
  );
}

/** The nearest cells first until the window is full, put in their order. */
function above(cells: readonly NotebookCell[]): string {
  const parts: string[] = [];
  let room = contextChars;
  for (const cell of cells.toReversed()) {
    const text = codeOf(cell);
    if (text === '') continue;
    if (text.length > room) break;
    parts.unshift(`${text}\n\n`);
    room -= text.length + 2;
  }
  return parts.join('');
}

function below(cells: readonly NotebookCell[]): string {
  const parts: string[] = [];
  let room = contextChars;
  for (const cell of cells) {
    const text = codeOf(cell);
    if (text === '') continue;
    if (text.length > room) break;
    parts.push(`\n\n${text}`);
    room -= text.length + 2;
  }
  return parts.join('');
}

/** A cell's Python, with the lines that only IPython understands made comments. A cell of more than a window is left out. */
function codeOf({ document }: NotebookCell): string {
  if (document.languageId !== 'python' || document.lineCount > contextChars) return '';
  const text = document.getText();
  if (text.length > contextChars || /^\s*%%(?!time|capture)/.test(text)) return '';
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/^(\s*)([%!])/gm, '$1# $2')
    .trim();
}
