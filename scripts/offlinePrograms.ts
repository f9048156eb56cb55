import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A program as text: code cells of a notebook are joined in order. */
export interface Program {
  readonly name: string;
  readonly notebook: boolean;
  /** One text per file or code cell. */
  readonly cells: readonly string[];
}

/** Reads the programs of a folder, `.py` and `.ipynb`, by name. */
export function readPrograms(folder: string): Program[] {
  return readdirSync(folder)
    .toSorted()
    .filter((name) => /\.(?:py|ipynb)$/u.test(name))
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      if (name.endsWith('.py')) return { name, notebook: false, cells: [text] };
      const book = JSON.parse(text) as { cells: { cell_type: string; source: string | string[] }[] };
      const cells = book.cells
        .filter((cell) => cell.cell_type === 'code')
        .map(({ source }) => `${typeof source === 'string' ? source : source.join('')}\n`);
      return { name, notebook: true, cells };
    });
}
