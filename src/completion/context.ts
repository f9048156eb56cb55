import { BUDGETS, NAMES_AFTER, NEIGHBOUR_SHARE, WINDOW_STEP } from './constants.ts';
import { mask } from './mask.ts';
import { below, Selection } from './selection.ts';
import type { ContextPiece, Surroundings } from './surroundings.ts';
import type { CompletionRequest } from './types.ts';

/** Room for context, in characters. */
export interface Room {
  readonly context: number;
  /** What the text before the cursor may take, and what it takes. */
  readonly before: number;
  readonly used: number;
}

/** What a prompt takes from elsewhere, without secrets. */
export interface Printed {
  /** What goes before the text; empty, or whole lines. */
  readonly before: string;
  readonly after: string;
}

/** Prints what surrounds a text, within a budget: everything in a fixed order, and anew only when something of it changed. */
export class Contexts {
  readonly #selection = new Selection();
  #above: { readonly head: string | null; readonly names: ReadonlySet<string> } = {
    head: null,
    names: new Set(),
  };
  #names = { above: this.#above.names, line: '', added: '', all: this.#above.names };
  #head: Memo | null = null;
  #before: Memo | null = null;
  #after: Memo | null = null;

  /** The context of a request for which there is so much room. */
  print(request: CompletionRequest, surroundings: Surroundings, room: Room): Printed {
    const names = this.#namesIn(request);
    const near = this.#near(surroundings, Math.floor(room.context * NEIGHBOUR_SHARE));
    const rest = roomForCells(room, near.length + surroundings.above.length);
    const kept = this.#selection.choose(surroundings.before, names, rest);
    if (!isSame(this.#before, [surroundings, near, kept, rest])) {
      const text = mask(near + endOf(textOf(kept), rest) + surroundings.above);
      this.#before = { asked: [surroundings, near, kept, rest], text };
    }
    if (!isSame(this.#after, [surroundings, names])) {
      const pieces = below(surroundings.after, surroundings.before, names);
      this.#after = { asked: [surroundings, names], text: mask(textOf(pieces).trimEnd()) };
    }
    return { before: this.#before?.text ?? '', after: this.#after?.text ?? '' };
  }

  /** The versions, and of the neighbouring files as much as fits. */
  #near(surroundings: Surroundings, share: number): string {
    if (!isSame(this.#head, [surroundings, share])) {
      const { header, neighbours } = surroundings;
      let text = header === '' ? '' : `${header}\n`;
      let free = share;
      for (const piece of neighbours) {
        if (piece.text.length > free) continue;
        text += piece.text;
        free -= piece.text.length;
      }
      this.#head = { asked: [surroundings, share], text: text === '' ? '' : `${text}\n` };
    }
    return this.#head?.text ?? '';
  }

  /** Names in use around the cursor. The word that is being typed does not count, so they change only with the next word. */
  #namesIn({ before, after }: CompletionRequest): ReadonlySet<string> {
    const start = before.lastIndexOf('\n') + 1;
    const head = before.slice(0, start);
    const line = before.slice(start).replace(/\w*$/, '');
    if (head !== this.#above.head) {
      const text = `${head.slice(-BUDGETS.inProcess.before)}\n${after.slice(0, NAMES_AFTER)}`;
      this.#above = { head, names: new Set(namesIn(text)) };
    }
    const { names } = this.#above;
    if (line !== this.#names.line || this.#names.above !== names) {
      const own = namesIn(line).filter((name) => !names.has(name));
      const added = own.join(' ');
      // The same object for the same names: whoever asks for them then knows that nothing changed.
      const isSame = this.#names.above === names && this.#names.added === added;
      this.#names = {
        above: names,
        line,
        added,
        all: isSame ? this.#names.all : new Set([...names, ...own]),
      };
    }
    return this.#names.all;
  }
}

function namesIn(text: string): string[] {
  return text.match(/(?<![\w.])[^\W\d]\w*/g) ?? [];
}

interface Memo {
  readonly asked: readonly unknown[];
  readonly text: string;
}

function isSame(memo: Memo | null, asked: readonly unknown[]): boolean {
  return memo?.asked.every((value, index) => value === asked[index]) ?? false;
}

/** What the text before the cursor does not need goes to the cells, in steps, so that it does not change with each key. */
function roomForCells({ context, before, used }: Room, taken: number): number {
  const spare = Math.max(0, Math.floor((before - used) / WINDOW_STEP) * WINDOW_STEP);
  return Math.max(0, Math.floor(context - taken + spare));
}

function textOf(pieces: readonly ContextPiece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** The end of a text that fits, from a line start. */
export function endOf(text: string, room: number): string {
  if (text.length <= room) return text;
  const from = text.length - room;
  const line = text.indexOf('\n', from - 1) + 1;
  return line > 0 && line < text.length ? text.slice(line) : text.slice(from);
}
