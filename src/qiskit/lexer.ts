import {
  classAt,
  DIGIT,
  lineBreakEnd,
  lineRest,
  NAME,
  numberEnd,
  operatorEnd,
  SPACE,
  span,
} from './chars.ts';
import {
  closeBracket,
  innermostFormatted,
  isCodeFrame,
  onlyBrackets,
  quotesOf,
  type Stack,
  stringFrame,
  topOf,
} from './frames.ts';
import { fieldGoesOn, formatSpecEnd, literalEnd } from './literals.ts';

/**
 * `newline` ends a logical line; `break` is any other line end (blank and comment lines, inside brackets); `joiner` is a backslash with its
 * line end. `broken` is a string whose line ends before its quote. `mismatch` closes an outer bracket over an unclosed one, `stray` closes
 * nothing. `comment` also covers notebook magics and shell lines. An f-string is several `string` tokens with its fields between them.
 */
export type TokenKind =
  | 'name'
  | 'number'
  | 'string'
  | 'broken'
  | 'operator'
  | 'open'
  | 'close'
  | 'mismatch'
  | 'stray'
  | 'comment'
  | 'newline'
  | 'break'
  | 'joiner'
  | 'space'
  | 'other';

/** A piece of Python text; the pieces of a text joined are the text. */
export interface Token {
  readonly kind: TokenKind;
  /** Offsets in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** What is open after it. */
  readonly stack: Stack;
}

/** Where a text stands between two calls of `lex`. */
export interface LexState {
  readonly stack: Stack;
  /** No token of the logical line has been read. */
  readonly fresh: boolean;
}

/** The state at the beginning of a file and of each statement. */
export const START: LexState = { stack: '', fresh: true };

// Words that begin a statement and can stand at the beginning of no line inside brackets: the bracket was left open.
const STATEMENTS = new Set(
  'assert break class continue def del elif except finally global import nonlocal pass raise return try while with'.split(
    ' ',
  ),
);
const STRING_PREFIX = /^(?:[rbuft]|[bft]r|r[bft])$/iu;
/** Python itself reads no deeper nesting (`MAXLEVEL` of its tokenizer). */
const DEEPEST = 200;

class Lexer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  #at: number;
  #stack: Stack;
  #fresh: boolean;
  #lineBegin: boolean;

  constructor(text: string, state: LexState, from: number) {
    this.#text = text;
    this.#at = from;
    this.#stack = state.stack;
    this.#fresh = state.fresh;
    this.#lineBegin = state.fresh;
  }

  run(): { readonly tokens: readonly Token[]; readonly end: LexState } {
    const { length } = this.#text;
    while (this.#at < length) {
      const frame = topOf(this.#stack);
      if (frame === '' || isCodeFrame(frame)) this.#code();
      else if (frame === ':') this.#formatSpec();
      else this.#literal(this.#at);
    }
    return { tokens: this.#tokens, end: { stack: this.#stack, fresh: this.#fresh } };
  }

  get #deep(): boolean {
    return this.#stack.length >= DEEPEST;
  }

  #push(kind: TokenKind, start: number, end: number): void {
    this.#at = end;
    if (end > start) this.#tokens.push({ kind, start, end, stack: this.#stack });
  }

  #significant(kind: TokenKind, start: number, end: number): void {
    this.#fresh = false;
    this.#lineBegin = false;
    this.#push(kind, start, end);
  }

  #code(): void {
    const text = this.#text;
    const start = this.#at;
    const kind = classAt(text, start);
    if (kind === SPACE) this.#push('space', start, span(text, start, SPACE));
    else if (kind === NAME) this.#name(start);
    else if (kind === DIGIT) this.#significant('number', start, numberEnd(text, start));
    else this.#punctuation(start, text.charAt(start));
  }

  #punctuation(start: number, char: string): void {
    const text = this.#text;
    if (char === '\n' || char === '\r') this.#lineEnd(start);
    else if ((char === '"' || char === "'") && !this.#deep) this.#openString(start, start);
    else if ('([{)]}'.includes(char)) this.#bracket(start, char);
    else if (char === '#' || (this.#fresh && this.#stack === '' && (char === '%' || char === '!'))) {
      this.#push('comment', start, lineRest(text, start));
    } else if (char === '\\' && /[\r\n]/u.test(text.charAt(start + 1))) {
      this.#push('joiner', start, lineBreakEnd(text, start + 1));
    } else if (char === '.' && classAt(text, start + 1) === DIGIT) {
      this.#significant('number', start, numberEnd(text, start));
    } else if (char === ':' && topOf(this.#stack) === 'f') {
      this.#stack += ':';
      this.#significant('operator', start, start + 1);
    } else if ('+-*/%@&|^~<>=.,:;!'.includes(char))
      this.#significant('operator', start, operatorEnd(text, start));
    else this.#significant('other', start, start + 1);
  }

  #bracket(start: number, char: string): void {
    if ('([{'.includes(char)) {
      const kind = this.#deep ? 'other' : 'open';
      if (kind === 'open') this.#stack += char;
      this.#significant(kind, start, start + 1);
      return;
    }
    const { kind, stack } = closeBracket(this.#stack, char);
    this.#stack = stack;
    this.#significant(kind, start, start + 1);
  }

  #name(start: number): void {
    const end = span(this.#text, start, NAME | DIGIT);
    const after = this.#text.charAt(end);
    if (
      (after === '"' || after === "'") &&
      end - start <= 2 &&
      !this.#deep &&
      STRING_PREFIX.test(this.#text.slice(start, end))
    ) {
      this.#openString(start, end);
      return;
    }
    const stranded = this.#lineBegin && this.#stack !== '' && onlyBrackets(this.#stack);
    if (stranded && STATEMENTS.has(this.#text.slice(start, end))) this.#recover();
    this.#significant('name', start, end);
  }

  /** Closes brackets that were left open before a statement, so that one unfinished line does not swallow the rest. */
  #recover(): void {
    this.#stack = '';
    for (let index = this.#tokens.length - 1; index >= 0; index -= 1) {
      const token = this.#tokens[index];
      if (token === undefined || (token.kind !== 'space' && token.kind !== 'break')) return;
      const kind = token.kind === 'break' ? 'newline' : 'space';
      this.#tokens[index] = { ...token, kind, stack: '' };
      if (kind === 'newline') return;
    }
  }

  #lineEnd(start: number): void {
    if (this.#stack !== '') this.#leaveField(start);
    const ends = this.#stack === '' && !this.#fresh;
    this.#fresh = this.#fresh || ends;
    this.#lineBegin = true;
    this.#push(ends ? 'newline' : 'break', start, lineBreakEnd(this.#text, start));
  }

  /** Closes a one-line f-string whose field is not finished at the end of its line. */
  #leaveField(lineEnd: number): void {
    const formatted = innermostFormatted(this.#stack);
    const close = quotesOf(this.#stack.charAt(formatted))?.close ?? '';
    const inField = close.length === 1 && this.#stack.length - formatted === 2;
    if (inField && !fieldGoesOn(this.#text, lineEnd, close)) this.#stack = this.#stack.slice(0, formatted);
  }

  #openString(start: number, quoteAt: number): void {
    const quote = this.#text.charAt(quoteAt);
    const triple = this.#text[quoteAt + 1] === quote && this.#text[quoteAt + 2] === quote;
    const opening = triple ? quote.repeat(3) : quote;
    this.#stack += stringFrame(this.#text.slice(start, quoteAt), opening);
    this.#at = quoteAt + opening.length;
    this.#fresh = false;
    this.#lineBegin = false;
    this.#literal(start);
  }

  /** Reads on inside a string; `start` is where its token begins. */
  #literal(start: number): void {
    const { end, by } = literalEnd(this.#text, this.#at, topOf(this.#stack));
    if (by === 'quote' || by === 'line') this.#stack = this.#stack.slice(0, -1);
    this.#push(by === 'line' ? 'broken' : 'string', start, end);
    if (by === 'field') this.#openField();
  }

  #openField(): void {
    const kind = this.#deep ? 'other' : 'open';
    if (kind === 'open') this.#stack += 'f';
    this.#push(kind, this.#at, this.#at + 1);
  }

  #formatSpec(): void {
    const close = quotesOf(this.#stack.charAt(innermostFormatted(this.#stack)))?.close ?? '';
    const end = formatSpecEnd(this.#text, this.#at, close);
    this.#push('string', this.#at, end);
    const char = this.#text.charAt(end);
    if (char === '{') this.#openField();
    // The specification is over, by its brace or because its field was never closed.
    else if (char === '}') this.#stack = this.#stack.slice(0, -1);
    else if (char !== '') this.#stack = this.#stack.slice(0, -2);
  }
}

/**
 * Cuts Python text into tokens, from an offset on. Takes any text, finished or not, and never throws; costs one pass.
 * To go on from an earlier call, give its `end` (at a line end or the end of a token).
 */
export function lex(
  text: string,
  state: LexState = START,
  from = 0,
): { readonly tokens: readonly Token[]; readonly end: LexState } {
  return new Lexer(text, state, from).run();
}
