import { errorLine, render, type Cell, type Rendered } from './cells.ts';
import type { ContextPiece } from './surroundings.ts';

/** A cell of an open notebook: its identity, and its text when that is asked for. */
export interface CellSource {
  readonly key: string;
  read(): Cell;
}

/** What the cells of a notebook give to one of them. */
export interface CellContext {
  /** The code cells above, in the order of the document, each with the prose right above it. */
  readonly before: readonly ContextPiece[];
  /** The prose right above the cell, and how the cell failed when it ran last; as comment lines. */
  readonly above: string;
  readonly after: readonly ContextPiece[];
  /** Whether a cell above imports a Qiskit package. */
  readonly usesQiskit: boolean;
}

const NONE: CellContext = { before: [], above: '', after: [], usesQiskit: false };

/** Markdown cells in a row that are shown above a code cell, the nearest ones. */
const PROSE_CELLS = 2;
/** Characters of cells on either side that are kept at hand: many prompts, and little memory. */
const MOST = 100_000;

/** The cells of one notebook, rendered once each: a change of the cell that is being typed in costs nothing here. */
export class Notebook {
  #sources: readonly CellSource[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #rendered = new Map<string, Rendered>();
  /** What was answered last. */
  #known: { readonly key: string; readonly context: CellContext } | null = null;

  /** Takes the cells as they are now; renderings of cells that stay are kept. */
  setCells(sources: readonly CellSource[]): void {
    this.#sources = sources;
    this.#known = null;
    this.#indexes.clear();
    for (const [index, { key }] of sources.entries()) this.#indexes.set(key, index);
    for (const key of this.#rendered.keys()) if (!this.#indexes.has(key)) this.#rendered.delete(key);
  }

  /** Notes that the text of a cell changed. */
  edited(key: string): void {
    this.#rendered.delete(key);
    // What others give to a cell does not depend on its own text.
    if (this.#known !== null && this.#known.key !== key) this.#known = null;
  }

  /** Notes that a cell ran, or lost its outputs. */
  ran(key: string): void {
    this.#rendered.delete(key);
    this.#known = null;
  }

  /** What surrounds a cell; the same object while no other cell changed. */
  around(key: string): CellContext {
    if (this.#known?.key === key) return this.#known.context;
    const index = this.#indexes.get(key);
    const context = index === undefined ? NONE : this.#read(index);
    this.#known = { key, context };
    return context;
  }

  #read(index: number): CellContext {
    const before: ContextPiece[] = [];
    let prose: string[] = [];
    let uses = false;
    for (const source of this.#sources.slice(0, index)) {
      const { text, prose: isProse, ...rest } = this.#render(source);
      if (isProse) prose = [...prose.slice(1 - PROSE_CELLS), text];
      else {
        if (text !== '') before.push(pieceOf(source.key, prose.join('') + text, rest));
        uses ||= rest.usesQiskit;
        prose = [];
      }
    }
    const error = this.#sources[index]?.read().error ?? null;
    const above = prose.join('') + (error === null ? '' : errorLine(error));
    return {
      before: nearest(before),
      above,
      after: nearest(this.#below(index).toReversed()).toReversed(),
      usesQiskit: uses,
    };
  }

  #below(index: number): ContextPiece[] {
    return this.#sources.slice(index + 1).flatMap((source) => {
      const { text, prose, ...rest } = this.#render(source);
      return prose || text === '' ? [] : [pieceOf(source.key, text, rest)];
    });
  }

  #render(source: CellSource): Rendered {
    const known = this.#rendered.get(source.key);
    if (known !== undefined) return known;
    const rendered = render(source.read());
    this.#rendered.set(source.key, rendered);
    return rendered;
  }
}

/** The last pieces, as far as they come into question for any prompt. */
function nearest(pieces: readonly ContextPiece[]): ContextPiece[] {
  let room = MOST;
  const from = pieces.findLastIndex(({ text }) => (room -= text.length) < 0);
  return pieces.slice(from + 1);
}

/** A piece ends with a blank line, as cells stand apart. */
function pieceOf(
  key: string,
  text: string,
  { defines, ran }: Pick<Rendered, 'defines' | 'ran'>,
): ContextPiece {
  return { key, text: `${text}\n`, defines, ran };
}
