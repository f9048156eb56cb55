import { window, type Disposable, type NotebookCell, type TextDocument } from 'vscode';

import type { CellContext } from '../completion/notebook.ts';
import type { Surroundings } from '../completion/surroundings.ts';
import type { Documents } from './documents.ts';
import type { Near, Neighbours } from './neighbours.ts';
import type { Notebooks } from './notebook.ts';
import type { QiskitVersions } from './versions.ts';

/** What goes into a request besides the text of its document. */
export interface Around {
  readonly surroundings: Surroundings;
  readonly context: string;
  readonly contextAfter: string;
}

/** What the parts are. */
export interface AroundDeps {
  readonly documents: Documents;
  readonly notebooks: Notebooks;
  readonly neighbours: Neighbours;
  readonly versions: QiskitVersions;
}

interface Known {
  readonly cells: CellContext | null;
  readonly near: Near;
  readonly header: string;
  readonly around: Around;
}

/** Joins the cells, the neighbouring files and the versions that surround a document; the same objects while none of them changed. */
export class Surrounds implements Disposable {
  readonly #deps: AroundDeps;
  readonly #known = new WeakMap<TextDocument, Known>();
  readonly #subscriptions: readonly Disposable[];

  constructor(deps: AroundDeps) {
    this.#deps = deps;
    // What is near is looked for when a document comes to the front, not at its first key.
    this.#subscriptions = [
      window.onDidChangeActiveTextEditor((editor) => this.#prepare(editor?.document)),
      window.onDidChangeActiveNotebookEditor((editor) =>
        this.#prepare(editor?.notebook.getCells().find(isPython)?.document),
      ),
    ];
    this.#prepare(window.activeTextEditor?.document);
  }

  of(document: TextDocument): Around {
    const { notebooks, neighbours, versions } = this.#deps;
    const cells = notebooks.around(document);
    const owner = notebooks.ownerOf(document) ?? document;
    const near = neighbours.of(owner);
    const header = versions.comment(document.uri);
    const known = this.#known.get(document);
    if (known?.cells === cells && known.near === near && known.header === header) return known.around;
    const around = join(owner.uri.toString(), { cells, near, header });
    this.#known.set(document, { cells, near, header, around });
    return around;
  }

  /** Whether a document, a cell above it, or a module of the workspace that they import, imports a Qiskit package. */
  usesQiskit(document: TextDocument): boolean {
    const { documents, notebooks, neighbours } = this.#deps;
    if (documents.usesQiskit(document)) return true;
    if (notebooks.around(document)?.usesQiskit === true) return true;
    return neighbours.of(notebooks.ownerOf(document) ?? document).usesQiskit;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #prepare(document: TextDocument | undefined): void {
    if (document?.languageId === 'python') this.of(document);
  }
}

function isPython({ document }: NotebookCell): boolean {
  return document.languageId === 'python';
}

function join(key: string, { cells, near, header }: Omit<Known, 'around'>): Around {
  const { before = [], above = '', after = [] } = cells ?? {};
  const surroundings = {
    key,
    notebook: cells !== null,
    header,
    neighbours: near.pieces,
    before,
    above,
    after,
  };
  const texts = [...near.pieces, ...before].map(({ text }) => text);
  return {
    surroundings,
    context: `${header === '' ? '' : `${header}\n`}${texts.join('')}${above}`,
    contextAfter: after.map(({ text }) => text).join(''),
  };
}
