import { lex, START } from '../qiskit/lexer.ts';
import type { LexState } from '../qiskit/lexer.ts';
import { preambleLength } from './chat.ts';
import { UNIT_CHARS, UNIT_LINES } from './constants.ts';
import { looseRest, restOfLine } from './place.ts';
import type { CompletionRequest, Unit } from './types.ts';

const LINE: Unit = { kind: 'line' };
const OPENER =
  /^\s*(?:(?:async\s+)?(?:def|for|with)|class|if|elif|else|while|try|except|finally|match|case)\b.*:\s*(?:#.*)?$/;
const CLOSING_OPENER = /^\s*\)\s*(?:->.*)?:\s*(?:#.*)?$/;
const CELL_MARKER = /^\s*#\s*(?:%%|In\s*\[|!|type:|noqa)/;
const DEFINITION = /^(?:async\s+def|def|class)\b|^@/;
const TOP_LEVEL = /^(?:async\s+def\b|def\b|class\b|@|if\s+__name__)/;

/** Whether a line is a comment that reads like a request to write code. */
export function isPromptComment(line: string): boolean {
  return /^\s*#\s*\S/.test(line) && !line.startsWith('#!') && !CELL_MARKER.test(line);
}

/** Columns of a line's indentation. */
function columnsOf(line: string, tabSize: number): number {
  let columns = 0;
  for (const char of line) {
    if (char === ' ') columns++;
    else if (char === '\t') columns += tabSize - (columns % tabSize);
    else break;
  }
  return columns;
}

/**
 * What to show at a cursor: a block below a line that opens one, below a comment that asks for code, below a docstring,
 * and on an empty line on explicit request; elsewhere one logical line.
 */
export function unitOf(request: CompletionRequest): Unit {
  const size = request.indentation.size;
  const start = request.before.lastIndexOf('\n') + 1;
  const line = request.before.slice(start);
  if (looseRest(restOfLine(request)) !== '') return LINE;
  if (line.trim() !== '') return opensBlock(line) ? block(columnsOf(line, size) + 1) : LINE;
  const column = columnsOf(line, size);
  const above = lineAbove(request.before, start);
  if (opensBlock(above.text)) {
    const owner = columnsOf(above.text, size);
    return column > owner ? block(owner + 1) : LINE;
  }
  if (above.adjacent && isPromptComment(above.text)) return block(column);
  if (above.adjacent && /(?:"""|''')\s*$/.test(above.text) && column > 0) return block(column);
  return request.trigger === 'explicit' ? block(column) : LINE;
}

/**
 * Where the display unit at the start of `text` ends, or null while more text could still belong to it.
 * `finished` says that no more text will come. Blank lines at the end are left out.
 */
export function unitEnd(text: string, unit: Unit, measure: Measure): number | null {
  // In a string, prose is what is asked for.
  const skip = measure.start.stack === '' ? preambleLength(text, measure.finished) : 0;
  if (skip === null) return null;
  const end = new Reader(text.slice(skip), unit, skip === 0 ? measure : { ...measure, column: 0 }).end();
  if (end !== null) return skip + end;
  return measure.finished ? text.trimEnd().length : null;
}

/** What `unitEnd` needs to know besides the text. */
export interface Measure extends Spot {
  /** Whether no more text will come. */
  readonly finished: boolean;
}

/** What `unitEnd` needs to know of the cursor. */
export interface Spot {
  /** Columns of a tab. */
  readonly tabSize: number;
  /** Columns of blank space left of the cursor, where its line has nothing else; 0 elsewhere. */
  readonly column: number;
  /** The string that is open at the cursor, if one is; brackets do not count. */
  readonly start: LexState;
}

/** What the display unit depends on at a request's cursor. */
export function spotOf(request: CompletionRequest): Spot {
  const tabSize = request.indentation.size;
  const line = request.before.slice(request.before.lastIndexOf('\n') + 1);
  const column = line.trim() === '' ? columnsOf(line, tabSize) : 0;
  const stack = openTriple(request.before) || (/['"ab]$/i.exec(lex(line).end.stack)?.[0] ?? '');
  return { tabSize, column, start: { ...START, stack } };
}

/** Whether the cursor is in a comment or a docstring, where people write for people. */
export function isProse(request: CompletionRequest): boolean {
  const line = request.before.slice(request.before.lastIndexOf('\n') + 1);
  return lex(line).tokens.at(-1)?.kind === 'comment' || openTriple(request.before) !== '';
}

/** The lexer's letter for the triple quotes that a text ends in; a search for quotes alone, which is right but for quotes in comments. */
function openTriple(before: string): string {
  let quote = '';
  for (let at = 0; ; at += 3) {
    const double = quote === "'''" ? -1 : before.indexOf('"""', at);
    const single = quote === '"""' ? -1 : before.indexOf("'''", at);
    if (double < 0 && single < 0) break;
    const isDouble = single < 0 || (double >= 0 && double < single);
    at = isDouble ? double : single;
    quote = quote === '' ? (isDouble ? '"""' : "'''") : '';
  }
  return quote === '' ? '' : quote === "'''" ? 's' : 'd';
}

/** The whole lines of a text that was cut anywhere: nothing when its first line is not complete. */
export function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n');
  return end < 0 ? '' : text.slice(0, end).trimEnd();
}

class Reader {
  readonly #text: string;
  readonly #unit: Unit;
  readonly #measure: Measure;
  #state: LexState;
  #blanks = 0;
  #lines = 0;
  /** End of the last line with text, and of the last one that leaves nothing open. */
  #last = 0;
  #closed = 0;
  #first: { readonly columns: number; readonly definition: boolean } | null = null;
  #body = false;

  constructor(text: string, unit: Unit, measure: Measure) {
    this.#text = text;
    this.#unit = unit;
    this.#measure = measure;
    this.#state = measure.start;
  }

  end(): number | null {
    for (let start = 0; start <= this.#text.length;) {
      const stop = this.#text.indexOf('\n', start);
      const line = this.#text.slice(start, stop < 0 ? undefined : stop);
      if (this.#endsBefore(line, stop >= 0)) return this.#last;
      if (stop < 0) return null;
      if (stop > UNIT_CHARS && this.#lines > 0) return this.#full();
      const end = this.#take(line, start, stop);
      if (end !== null) return end;
      start = stop + 1;
    }
    return null;
  }

  get #open(): boolean {
    const { stack, fresh } = this.#state;
    // A string that was open at the cursor does not hold its lines together: prose is shown line by line.
    if (stack !== '' && stack === this.#measure.start.stack) return false;
    return stack !== '' || !fresh;
  }

  /** Whether the unit is over before this line, of which only the beginning may be known. */
  #endsBefore(line: string, whole: boolean): boolean {
    if (this.#first === null || this.#open) return false;
    const code = line.trimStart();
    if (code === '') return whole && this.#blanks >= 1;
    if (this.#unit.kind === 'line') return true;
    const columns = columnsOf(line, this.#measure.tabSize);
    if (columns < this.#unit.indent) return true;
    if (this.#blanks > 0 && code.startsWith('#') && columns <= this.#unit.indent) return true;
    if (columns === 0 && TOP_LEVEL.test(code)) return !this.#first.definition || this.#body;
    return this.#first.definition && this.#body && columns <= this.#first.columns;
  }

  /** Takes a whole line in; returns the end of the unit when it is full. */
  #take(line: string, start: number, stop: number): number | null {
    const blank = line.trim() === '';
    if (blank && !this.#open) {
      if (this.#first !== null) this.#blanks++;
      return null;
    }
    const columns = columnsOf(line, this.#measure.tabSize) + (start === 0 ? this.#measure.column : 0);
    if (this.#first === null) this.#first = { columns, definition: DEFINITION.test(line.trimStart()) };
    else if (columns > this.#first.columns) this.#body = true;
    this.#state = lex(`${line}\n`, this.#state).end;
    this.#blanks = 0;
    this.#lines++;
    this.#last = stop;
    if (!this.#open) this.#closed = stop;
    if (this.#unit.kind === 'line' && !this.#open) return stop;
    return this.#lines < UNIT_LINES ? null : this.#full();
  }

  /** The end of a unit that is cut for length: where nothing is left open, if there is such a place. */
  #full(): number {
    return this.#closed > 0 ? this.#closed : this.#last;
  }
}

function block(indent: number): Unit {
  return { kind: 'block', indent };
}

/** Whether a line ends in the colon that opens a block. */
export function opensBlock(line: string): boolean {
  return OPENER.test(line) || CLOSING_OPENER.test(line);
}

/** The nearest line with text above, within two blank lines, and whether it is right above. */
function lineAbove(before: string, start: number): { text: string; adjacent: boolean } {
  let end = start - 1;
  for (let skipped = 0; end >= 0 && skipped < 3; skipped++) {
    const from = before.lastIndexOf('\n', end - 1) + 1;
    const text = before.slice(from, end);
    if (text.trim() !== '') return { text, adjacent: skipped === 0 };
    end = from - 1;
  }
  return { text: '', adjacent: false };
}
