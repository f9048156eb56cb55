import { readFileSync, writeFileSync } from 'node:fs';

import { raisedAt, type Cell } from '../../../src/completion/cells.ts';
import { Notebook, type CellSource } from '../../../src/completion/notebook.ts';
import type { Surroundings } from '../../../src/completion/surroundings.ts';
import type { CompletionRequest } from '../../../src/completion/types.ts';
import { requestAt } from './golden.ts';

/** A cell whose text a test may change. */
export type OpenCell = { -readonly [K in keyof Cell]: Cell[K] } & { readonly key: string };

/** A notebook as an editor has it open. */
export class OpenNotebook {
  readonly cells: OpenCell[];
  readonly notebook = new Notebook();
  readonly #versions = new Map<string, Surroundings>();

  constructor(name: string) {
    this.cells = cellsOf(name);
    this.reorder();
  }

  /** Tells that cells came, went or moved. */
  reorder(): void {
    this.notebook.setCells(this.cells.map(sourceOf));
  }

  /** Changes the text of a cell, as typing does. */
  edit(index: number, text: string): void {
    const cell = this.#cell(index);
    cell.text = text;
    this.notebook.edited(cell.key);
  }

  /** The request in a cell, at the end of its text or right behind the first `behind` in it. */
  request(index: number, behind?: string, changes: Partial<Surroundings> = {}): CompletionRequest {
    const { key, text } = this.#cell(index);
    const at = behind === undefined ? text.length : text.indexOf(behind) + behind.length;
    const { before, above, after } = this.notebook.around(key);
    const surroundings = {
      key: 'notebook',
      notebook: true,
      header: '',
      neighbours: [],
      before,
      above,
      after,
      ...changes,
    };
    // The same object while nothing changed, as an editor hands it out.
    const identity = JSON.stringify([key, surroundings]);
    const known = this.#versions.get(identity) ?? surroundings;
    this.#versions.set(identity, known);
    return { ...requestAt(`${text.slice(0, at)}‸${text.slice(at)}`), document: key, surroundings: known };
  }

  #cell(index: number): OpenCell {
    const cell = this.cells[index];
    if (cell === undefined) throw new Error(`no cell ${index}`);
    return cell;
  }
}

function sourceOf(cell: OpenCell): CellSource {
  return { key: cell.key, read: () => cell };
}

interface Stored {
  readonly cells: readonly {
    readonly cell_type: 'code' | 'markdown' | 'raw';
    readonly execution_count?: number | null;
    readonly source: readonly string[];
    readonly metadata: { readonly vscode?: { readonly languageId: string } };
    readonly outputs?: readonly {
      readonly output_type: string;
      readonly ename?: string;
      readonly evalue?: string;
      readonly traceback?: readonly string[];
    }[];
  }[];
}

/** The cells of `notebooks/<name>.ipynb`, read as VS Code reads them. */
function cellsOf(name: string): OpenCell[] {
  const url = new URL(`notebooks/${name}.ipynb`, import.meta.url);
  const { cells } = JSON.parse(readFileSync(url, 'utf8')) as Stored;
  return cells.map(({ cell_type: type, execution_count: ran, source, metadata, outputs }, index) => {
    const error = outputs?.find(({ output_type: kind }) => kind === 'error');
    const traceback = error?.traceback?.join('\n') ?? '';
    return {
      key: `${name}#${index}`,
      kind: type === 'markdown' ? 'markdown' : 'code',
      language: metadata.vscode?.languageId ?? { code: 'python', markdown: 'markdown', raw: 'raw' }[type],
      text: source.join(''),
      ran: ran ?? null,
      error:
        error === undefined
          ? null
          : { name: error.ename ?? '', message: error.evalue ?? '', line: raisedAt(traceback) },
    };
  });
}

/** What a golden file says of each case; with `UPDATE_GOLDEN` set in the environment it says what `made` says from now on. */
export function goldenPrompts(name: string, made: ReadonlyMap<string, string>): Map<string, string> {
  const url = new URL(`notebooks/${name}.txt`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'])
    writeFileSync(url, [...made].map(([title, text]) => `=== ${title}\n${text}\n`).join(''));
  const [, ...cases] = `\n${readFileSync(url, 'utf8')}`.split(/\n=== /u);
  return new Map(
    cases.map((text, index) => {
      const end = text.indexOf('\n');
      const last = index === cases.length - 1;
      return [text.slice(0, end), text.slice(end + 1, last ? -1 : undefined)];
    }),
  );
}
