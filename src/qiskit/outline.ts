import { isCode } from './grammar.ts';
import { lex, type LexState, START, type Token } from './lexer.ts';
import { windowStart } from './window.ts';

/** A statement as Python counts lines: one or more lines of text that brackets, strings or backslashes join. */
export interface LogicalLine {
  /** Offset of the first character of its first line, indentation included. */
  readonly start: number;
  /** Columns of its indentation. */
  readonly column: number;
  /** Its first word; empty when it begins with anything else. */
  readonly keyword: string;
  /** Whether it ends with the `:` that opens a block. */
  readonly opensBlock: boolean;
}

/** What is known of the text before a cursor. */
export interface Outline {
  readonly text: string;
  /** Complete logical lines, in order. Blank lines and comments are none. */
  readonly lines: readonly LogicalLine[];
  /** The logical line that the end of the text stands in; null between statements, on blank lines and in comment lines. */
  readonly current: LogicalLine | null;
  /** Tokens behind the last complete logical line: comments, blank lines, and the current one. */
  readonly tokens: readonly Token[];
  /** The tokens of the current logical line, from its first one to the end of the text. */
  readonly statement: readonly Token[];
  /** What is open before those tokens, and at the end of the text. */
  readonly begin: LexState;
  readonly state: LexState;
  /** Whether the text ends in a comment. */
  readonly inComment: boolean;
}

/** How to read a text. */
export interface Reading {
  /** Columns of a tab. */
  readonly tabSize: number;
  /** Whether the text begins where its file begins; otherwise it may begin inside a string. */
  readonly wholeFile: boolean;
}

/** Columns of the blank space at the start of a line. */
export function columnsAt(text: string, lineStart: number, tabSize: number): number {
  let columns = 0;
  for (let at = lineStart; at < text.length; at += 1) {
    const char = text[at];
    if (char === ' ') columns += 1;
    else if (char === '\t') columns += tabSize - (columns % tabSize);
    else if (char !== '\f') break;
  }
  return columns;
}

/** What was read of a text up to the end of a logical line. */
interface Known {
  readonly head: string;
  readonly lines: readonly LogicalLine[];
}

/** Reads the text before a cursor. Reading on where the last text went on costs only the lines that are new. */
export class Outliner {
  #reading: Reading | null = null;
  #known: Known = { head: '', lines: [] };

  read(text: string, reading: Reading): Outline {
    const same = this.#reading?.tabSize === reading.tabSize && this.#reading.wholeFile === reading.wholeFile;
    const goesOn = same && this.#known.head !== '' && text.startsWith(this.#known.head);
    const known = goesOn ? this.#known : { head: '', lines: [] };
    const from = known.head.length;
    const begin = goesOn || reading.wholeFile ? START : windowStart(text);
    const { tokens, end: state } = lex(text, begin, from);
    const { lines, tail, firm } = logicalLines({ text, tokens, from, reading });
    const all = lines.length === 0 ? known.lines : [...known.lines, ...lines];
    const end = tokens[tail - 1]?.end ?? from;
    this.#reading = reading;
    this.#known = { head: text.slice(0, firm.end), lines: all.slice(0, known.lines.length + firm.lines) };
    const left = tokens.slice(tail);
    return {
      text,
      lines: all,
      begin: tail > 0 ? START : begin,
      state,
      ...ending({ text, tokens: left, from: end, reading }),
    };
  }
}

interface Stretch {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Offset at which the tokens begin, a line start. */
  readonly from: number;
  readonly reading: Reading;
}

interface Lines {
  readonly lines: LogicalLine[];
  /** Index of the first token behind them. */
  readonly tail: number;
  /** Where the last of them ends that will end there whatever follows, and how many there are up to it. */
  readonly firm: { readonly end: number; readonly lines: number };
}

/** The complete logical lines. */
function logicalLines(stretch: Stretch): Lines {
  const lines: LogicalLine[] = [];
  let firm = { end: stretch.from, lines: 0 };
  let head: Token | null = null;
  let last: Token | null = null;
  let lineStart = stretch.from;
  let start = lineStart;
  let tail = 0;
  for (const [index, token] of stretch.tokens.entries()) {
    if (token.kind === 'newline' && head !== null) {
      lines.push(logicalLine(stretch, start, [head, last ?? head]));
      head = null;
      tail = index + 1;
      // A line end inside brackets ends a line only because of the statement that follows now.
      if (last?.stack === '') firm = { end: token.end, lines: lines.length };
    }
    if (token.kind === 'newline' || token.kind === 'break' || token.kind === 'joiner') lineStart = token.end;
    else if (isCode(token)) {
      if (head === null) start = lineStart;
      head ??= token;
      last = token;
    }
  }
  return { lines, tail, firm };
}

/** What stands behind the last complete logical line. */
function ending(stretch: Stretch): Pick<Outline, 'tokens' | 'statement' | 'current' | 'inComment'> {
  const { text, tokens } = stretch;
  const first = tokens.findIndex(isCode);
  const head = tokens[first];
  const inComment = tokens.at(-1)?.kind === 'comment';
  if (head === undefined) return { tokens, statement: [], current: null, inComment };
  const statement = tokens.slice(first);
  const start = text.lastIndexOf('\n', head.start - 1) + 1;
  const current = logicalLine(stretch, start, [head, statement.findLast(isCode) ?? head]);
  return { tokens, statement, current, inComment };
}

function logicalLine(
  { text, reading }: Stretch,
  start: number,
  [head, last]: readonly [Token, Token],
): LogicalLine {
  const keyword = head.kind === 'name' ? text.slice(head.start, head.end) : '';
  const opensBlock = last.kind === 'operator' && last.stack === '' && text[last.start] === ':';
  return { start, column: columnsAt(text, start, reading.tabSize), keyword, opensBlock };
}

/** Columns of the blocks that are open after the last of these lines, outermost first; a block that was just opened has no column yet. */
export function openLevels(lines: readonly LogicalLine[]): number[] {
  const levels: number[] = [];
  let inner = Number.POSITIVE_INFINITY;
  for (let index = lines.length - 1; index >= 0 && inner > 0; index -= 1) {
    const column = lines[index]?.column ?? 0;
    if (column < inner) levels.push(column);
    inner = Math.min(inner, column);
  }
  if (inner > 0) levels.push(0);
  return levels.toReversed();
}
