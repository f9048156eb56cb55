import { NotebookCellData, NotebookCellKind, NotebookData, NotebookRange, window, workspace } from 'vscode';

import { messages } from './messages.ts';

const { Code, Markup } = NotebookCellKind;

/** Cells of the sample; the last one is where to type. */
const cells = [
  [Markup, 'markdown', messages.sample],
  [Code, 'python', 'from qiskit import QuantumCircuit'],
  [Code, 'python', '# build a Bell pair\nqc = QuantumCircuit(2)\nqc.h(0)'],
] as const;

/** Opens a new notebook with a few lines of Qiskit code; it is nowhere on disk until the user saves it. */
export async function openSample(): Promise<void> {
  const data = new NotebookData(
    cells.map(([kind, language, text]) => new NotebookCellData(kind, text, language)),
  );
  const notebook = await workspace.openNotebookDocument('jupyter-notebook', data);
  const last = notebook.cellCount - 1;
  await window.showNotebookDocument(notebook, { selections: [new NotebookRange(last, last + 1)] });
}
