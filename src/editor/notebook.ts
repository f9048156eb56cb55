import {
  NotebookCellKind,
  Range,
  workspace,
  type Disposable,
  type NotebookCell,
  type NotebookDocument,
  type NotebookDocumentChangeEvent,
  type TextDocument,
} from 'vscode';

import { raisedAt, type Cell, type CellError } from '../completion/cells.ts';
import { Notebook, type CellContext } from '../completion/notebook.ts';

/** Scheme of the documents that notebook cells are. */
const cellScheme = 'vscode-notebook-cell';
/** Lines of a cell that are read: a longer one is data. */
const mostLines = 400;
const errorMime = 'application/vnd.code.notebook.error';

/** Follows the open notebooks, so that what is around a cell costs nothing while only that cell is typed in. */
export class Notebooks implements Disposable {
  /** Notebooks that were asked about. */
  readonly #open = new Map<NotebookDocument, Notebook>();
  /** The notebook of each document that is a cell. */
  readonly #owners = new WeakMap<TextDocument, NotebookDocument>();
  readonly #subscriptions: Disposable[];

  constructor() {
    this.#subscriptions = [
      workspace.onDidChangeNotebookDocument((event) => this.#changed(event)),
      workspace.onDidCloseNotebookDocument((closed) => this.#open.delete(closed)),
      workspace.onDidChangeTextDocument(({ document }) => {
        const owner = this.#owners.get(document);
        if (owner !== undefined) this.#open.get(owner)?.edited(document.uri.toString());
      }),
    ];
  }

  /** The notebook that a document is a cell of; null for a file. */
  ownerOf(document: TextDocument): NotebookDocument | null {
    if (document.uri.scheme !== cellScheme) return null;
    const known = this.#owners.get(document);
    if (known !== undefined) return known;
    const found = workspace.notebookDocuments.find((one) =>
      one.getCells().some((cell) => cell.document === document),
    );
    if (found !== undefined) this.#follow(found);
    return found ?? null;
  }

  /** What stands around a cell; null for a file. */
  around(document: TextDocument): CellContext | null {
    const owner = this.ownerOf(document);
    if (owner === null) return null;
    const notebook = this.#open.get(owner) ?? this.#follow(owner);
    return notebook.around(document.uri.toString());
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(owner: NotebookDocument): Notebook {
    const notebook = this.#open.get(owner) ?? new Notebook();
    this.#open.set(owner, notebook);
    const cells = owner.getCells();
    for (const { document } of cells) this.#owners.set(document, owner);
    notebook.setCells(
      cells.map((cell) => ({ key: cell.document.uri.toString(), read: () => readCell(cell) })),
    );
    return notebook;
  }

  #changed({ notebook: owner, contentChanges, cellChanges }: NotebookDocumentChangeEvent): void {
    const notebook = this.#open.get(owner);
    if (notebook === undefined) return;
    if (contentChanges.length > 0) this.#follow(owner);
    for (const { cell, outputs, executionSummary } of cellChanges) {
      if (outputs !== undefined || executionSummary !== undefined) notebook.ran(cell.document.uri.toString());
    }
  }
}

function readCell(cell: NotebookCell): Cell {
  const { document } = cell;
  return {
    kind: cell.kind === NotebookCellKind.Markup ? 'markdown' : 'code',
    language: document.languageId,
    text: document.getText(new Range(0, 0, mostLines, 0)).replaceAll(/\r\n?/g, '\n'),
    ran: cell.executionSummary?.executionOrder ?? null,
    error: errorOf(cell),
  };
}

/** The last error that a cell showed. */
function errorOf({ outputs }: NotebookCell): CellError | null {
  const item = outputs.flatMap(({ items }) => items).findLast(({ mime }) => mime === errorMime);
  if (item === undefined) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(item.data));
    if (typeof value !== 'object' || value === null || !('name' in value)) return null;
    const { name } = value;
    const { message, stack } = { message: '', stack: '', ...value };
    if (typeof name !== 'string' || name === '') return null;
    return {
      name,
      message: typeof message === 'string' ? message : '',
      line: typeof stack === 'string' ? raisedAt(stack) : null,
    };
  } catch {
    return null;
  }
}
