/** One edit of a document. Offsets count UTF-16 units of the text with `\n` line ends, before the edit. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** A suggestion at the cursor, as far as it is still ahead of the text. */
export interface Standing {
  /** Offset of the cursor. */
  readonly cursor: number;
  /** The line up to the cursor. */
  readonly typed: string;
  /** What the suggestion still inserts at the cursor. */
  readonly remaining: string;
  /** What is right of the cursor and goes away when the suggestion is taken. */
  readonly replaced: string;
}

/** What an edit did to a suggestion. */
export type Progress =
  /** `piece` of the suggestion is in the text now; `atOnce` when it came by one insertion of several characters, as taking a suggestion does and a key does not. */
  | {
      readonly kind: 'advanced';
      readonly standing: Standing;
      readonly piece: string;
      readonly atOnce: boolean;
    }
  /** Something else was typed in its place. */
  | { readonly kind: 'contradicted' }
  /** The text took another way that says nothing of the suggestion: deleted, pasted, rewritten, changed elsewhere. */
  | { readonly kind: 'lost' };

const pairs = new Set(['()', '[]', '{}', '""', "''"]);

/** Tells how an edit relates to a suggestion, whatever part of the line the editor reports as replaced. */
export function follow(standing: Standing, edit: Edit): Progress {
  const { cursor, typed, replaced, remaining } = standing;
  const start = cursor - typed.length;
  const end = cursor + replaced.length;
  if (edit.offset < start || edit.offset + edit.length > end) return { kind: 'lost' };
  const old = typed + replaced;
  const now = old.slice(0, edit.offset - start) + edit.text + old.slice(edit.offset - start + edit.length);
  if (!now.startsWith(typed)) return { kind: 'lost' };
  const plain = edit.offset === cursor && edit.length === 0;
  const tail = now.slice(typed.length);
  const step =
    overtyped(standing, edit) ?? (plain ? paired(standing, edit.text) : null) ?? split(standing, tail);
  if (step !== null) {
    const taken = tail === remaining || (plain && !pairs.has(edit.text));
    return {
      kind: 'advanced',
      standing: advance(standing, step),
      piece: step.piece,
      // Enter brings a line end with the indentation.
      atOnce: taken && step.piece.length > 1 && step.piece.trim() !== '',
    };
  }
  return plain && isKey(edit.text) ? { kind: 'contradicted' } : { kind: 'lost' };
}

interface Step {
  readonly piece: string;
  readonly replaced: string;
}

/** A closer typed over the one that the editor had inserted: the text stays, the cursor moves. */
function overtyped({ cursor, remaining, replaced }: Standing, { offset, length, text }: Edit): Step | null {
  const same = offset === cursor && length > 0 && text.length === length && replaced.startsWith(text);
  return same && remaining.startsWith(text) ? { piece: text, replaced: replaced.slice(length) } : null;
}

/** An opener typed by the user, to which the editor adds the closer behind the cursor. */
function paired({ remaining, replaced }: Standing, text: string): Step | null {
  const [opener = '', closer = ''] = text;
  return pairs.has(text) && remaining.startsWith(opener)
    ? { piece: opener, replaced: closer + replaced }
    : null;
}

/** The beginning of the suggestion that stands before what is left of `replaced`. */
function split({ remaining, replaced }: Standing, tail: string): Step | null {
  for (let gone = 0; gone <= replaced.length; gone += 1) {
    const left = replaced.slice(gone);
    const piece = tail.slice(0, tail.length - left.length);
    if (piece !== '' && tail.endsWith(left) && remaining.startsWith(piece)) return { piece, replaced: left };
  }
  return null;
}

function advance({ cursor, typed, remaining }: Standing, { piece, replaced }: Step): Standing {
  const text = typed + piece;
  return {
    cursor: cursor + piece.length,
    typed: text.slice(text.lastIndexOf('\n') + 1),
    remaining: remaining.slice(piece.length),
    replaced,
  };
}

/** Whether a text can be what one key inserts: a character, a pair of brackets, a line end with its indentation. */
function isKey(text: string): boolean {
  return Array.from(text).length === 1 || pairs.has(text) || /^\n[ \t]*$/.test(text);
}
