import { lex, type LexState, START, type Token } from './lexer.ts';
import { windowStart } from './window.ts';

/** A statement as Python counts lines: one or more lines of text that brackets, strings or backslashes join. */
export interface LogicalLine {
  /** Offset of the first character of its first line, indentation included. */
  readonly start: number;
  /** Offset of the line end that ends it, or of the end of the text. */
  readonly end: number;
  /** Columns of its indentation. */
  readonly column: number;
  /** Its first word; empty when it begins with anything else. */
  readonly keyword: string;
  /** Whether it ends with the `:` that opens a block. */
  readonly opensBlock: boolean;
  /** Its tokens without spaces, comments and line ends, as offsets in the token list: first and last. */
  readonly first: number;
  readonly last: number;
}

/** What is known of the text before a cursor. */
export interface Outline {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** What is open at the beginning of the text, as far as can be guessed. */
  readonly start: LexState;
  /** What is open at the end of the text. */
  readonly state: LexState;
  /** Complete logical lines, in order. Blank lines and comments are none. */
  readonly lines: readonly LogicalLine[];
  /** The logical line that the end of the text stands in; null between statements, on blank lines and in comment lines. */
  readonly current: LogicalLine | null;
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

/** Reads the text before a cursor once. */
export function outline(text: string, reading: Reading): Outline {
  const begin = reading.wholeFile ? START : windowStart(text);
  const { tokens, end: state } = lex(text, begin);
  const lines: LogicalLine[] = [];
  let first = -1;
  let last = -1;
  let lineStart = 0;
  let start = 0;
  tokens.forEach((token, index) => {
    if (token.kind === 'newline' || token.kind === 'break' || token.kind === 'joiner') {
      if (token.kind === 'newline' && first >= 0) {
        lines.push(logicalLine({ text, tokens, reading }, { start, end: token.start, first, last }));
        first = -1;
      }
      lineStart = token.end;
    } else if (token.kind !== 'space' && token.kind !== 'comment') {
      if (first < 0) {
        first = index;
        start = lineStart;
      }
      last = index;
    }
  });
  const current =
    first < 0 ? null : logicalLine({ text, tokens, reading }, { start, end: text.length, first, last });
  const inComment = state.stack === '' && tokens.at(-1)?.kind === 'comment';
  return { text, tokens, start: begin, state, lines, current, inComment };
}

interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly reading: Reading;
}

type Extent = Pick<LogicalLine, 'start' | 'end' | 'first' | 'last'>;

function logicalLine({ text, tokens, reading }: Source, extent: Extent): LogicalLine {
  const head = tokens[extent.first];
  const tail = tokens[extent.last];
  const keyword = head?.kind === 'name' ? text.slice(head.start, head.end) : '';
  const opensBlock = tail?.kind === 'operator' && tail.stack === '' && text[tail.start] === ':';
  return { ...extent, column: columnsAt(text, extent.start, reading.tabSize), keyword, opensBlock };
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
