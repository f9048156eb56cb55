import { lex, type Token } from './lexer.ts';

/** A token that means something: no space, comment or line end. An f-string is one word. */
export interface Word {
  readonly kind: 'name' | 'number' | 'string' | 'operator' | 'open' | 'close';
  readonly text: string;
  /** Offsets from the beginning of its statement, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** A logical line: everything up to the line end outside brackets and strings. */
export interface Statement {
  /** Offset of its first word in the text. */
  readonly start: number;
  /** Offset after its line end. */
  readonly end: number;
  /** Width of the white space before it, a tab counting as one. */
  readonly indent: number;
  readonly words: readonly Word[];
}

/** The unfinished statement that the text ends with. */
export interface Tail extends Statement {
  /** Brackets, strings and fields that are open, innermost last, as `lex` writes them. */
  readonly stack: string;
  /** The comment, or the line that only a notebook understands, that the text ends in; null when it does not. */
  readonly comment: string | null;
}

const KINDS: Partial<Record<Token['kind'], Word['kind']>> = {
  name: 'name',
  number: 'number',
  string: 'string',
  broken: 'string',
  operator: 'operator',
  open: 'open',
  close: 'close',
  mismatch: 'close',
  stray: 'close',
  other: 'operator',
};

/** Collects the tokens of a text into statements. */
class Splitter {
  readonly statements: Statement[] = [];
  readonly #text: string;
  readonly #offset: number;
  #words: Word[] = [];
  #start = -1;
  #base = 0;
  #string: { start: number; depth: number } | null = null;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  add(token: Token): void {
    if (token.kind === 'newline') {
      this.#close(token.end);
      return;
    }
    const kind = KINDS[token.kind];
    if (this.#start < 0 && kind !== undefined) this.#start = token.start;
    if (this.#string) {
      if (token.stack.length <= this.#string.depth) this.#word('string', this.#string.start, token.end);
    } else if (kind === 'string' && token.stack.length > this.#base) {
      this.#string = { start: token.start, depth: this.#base };
      return;
    } else if (kind !== undefined) {
      this.#word(kind, token.start, token.end);
    }
    if (!this.#string) this.#base = token.stack.length;
  }

  /** The words after the last finished statement; an open string counts as one. */
  tail(stack: string): Tail {
    if (this.#string) this.#word('string', this.#string.start, this.#text.length);
    const start = this.#start < 0 ? this.#text.length : this.#start;
    const lineStart = this.#text.lastIndexOf('\n', this.#text.length - 1) + 1;
    const line = this.#text.slice(Math.max(lineStart, 0));
    const said = /^[^'"]*?(#.*)$/u.exec(line)?.[1] ?? (this.#isForNotebooks(line) ? line : null);
    const comment = stack === '' ? said : null;
    return { ...this.#statement(start, this.#text.length), stack, comment };
  }

  /** Whether the unfinished statement is a magic, a line for the shell, or asks for help. */
  #isForNotebooks(line: string): boolean {
    return (
      (this.#words.length === 0 && /^\s*[%!]/u.test(line)) ||
      this.#words.some(({ text }) => /^\?+$/u.test(text))
    );
  }

  #word(kind: Word['kind'], start: number, end: number): void {
    this.#string = null;
    this.#words.push({
      kind,
      text: this.#text.slice(start, end),
      start: start - this.#start,
      end: end - this.#start,
    });
  }

  #close(end: number): void {
    if (this.#words.length > 0) this.statements.push(this.#statement(this.#start, end));
    this.#words = [];
    this.#start = -1;
    this.#base = 0;
  }

  #statement(start: number, end: number): Statement {
    const lineStart = this.#text.lastIndexOf('\n', start - 1) + 1;
    return {
      start: start + this.#offset,
      end: end + this.#offset,
      indent: start - lineStart,
      words: this.#words,
    };
  }
}

/** Splits Python text, finished or not, into its statements and the one it ends in; `offset` is added to all places. */
export function split(
  text: string,
  offset = 0,
): { readonly statements: readonly Statement[]; readonly tail: Tail } {
  const { tokens, end } = lex(text);
  const splitter = new Splitter(text, offset);
  for (const token of tokens) splitter.add(token);
  return { statements: splitter.statements, tail: splitter.tail(end.stack) };
}

/** The statements of a text that grows, kept from one state of it to the next: only what follows the first change is read again. */
export class Source {
  #text = '';
  readonly #statements: Statement[] = [];

  /** Whether half of the shorter of the two texts is the same at their beginning. */
  isLike(text: string): boolean {
    return 2 * commonPrefix(this.#text, text) >= Math.min(this.#text.length, text.length);
  }

  /** Takes the next state of the text; `kept` tells how many statements at the beginning are the same objects as before. */
  update(text: string): {
    readonly statements: readonly Statement[];
    readonly kept: number;
    readonly tail: Tail;
  } {
    const common = commonPrefix(this.#text, text);
    let kept = this.#statements.length;
    // A statement that ends where the texts part may go on in the new one.
    while (kept > 0 && (this.#statements[kept - 1]?.end ?? 0) > common) kept -= 1;
    const from = kept > 0 ? (this.#statements[kept - 1]?.end ?? 0) : 0;
    const { statements, tail } = split(text.slice(from), from);
    this.#statements.length = kept;
    for (const statement of statements) this.#statements.push(statement);
    this.#text = text;
    return { statements: this.#statements, kept, tail };
  }
}

/** Length of the longest common beginning; takes a few native comparisons, not a loop over characters. */
function commonPrefix(left: string, right: string): number {
  let low = 0;
  let high = Math.min(left.length, right.length);
  if (left.startsWith(right.slice(0, high))) return high;
  while (high - low > 16) {
    const middle = (low + high) >> 1;
    if (left.startsWith(right.slice(low, middle), low)) low = middle;
    else high = middle;
  }
  while (low < high && left.charCodeAt(low) === right.charCodeAt(low)) low += 1;
  return low;
}
