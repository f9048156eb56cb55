import { isCode } from '../qiskit/grammar.ts';
import type { Reason, Verdict } from '../qiskit/guard.ts';
import { lex, type LexState, type Token } from '../qiskit/lexer.ts';
import { columnsAt, type Outline, Outliner } from '../qiskit/outline.ts';
import type { CompletionRequest, Unit } from './types.ts';

/** A suggestion on its way through the rules. */
export interface Draft {
  /** Text to insert at the cursor. */
  readonly text: string;
  /** Characters right of the cursor, on its line, that the insertion replaces. */
  readonly replaceAfter: number;
}

/** Tells whether a text may be suggested at the cursor of a request: whether all API in it is there. */
export type Judge = (text: string, request: CompletionRequest) => Verdict;

/** One step of post-processing: the draft itself when there is nothing to do, a better one, or null to drop it. Pure and O(window). */
export type Rule = (draft: Draft, site: Site) => Draft | null;

/** The place that a suggestion goes to, read once for all rules. */
export interface Site {
  readonly request: CompletionRequest;
  readonly unit: Unit;
  /** The cursor's line left and right of the cursor. */
  readonly line: string;
  readonly rest: string;
  /** Whether nothing but blank space is left of the cursor on its line. */
  readonly blank: boolean;
  /** Columns of the cursor on a blank line; elsewhere of the line's indentation. */
  readonly column: number;
  /** The text before the cursor as Python. */
  readonly outline: Outline;
  /** Lines with text above the cursor's line, nearest first, trimmed. */
  readonly above: readonly string[];
  /** Lines with text below the cursor's line, trimmed. */
  readonly below: readonly string[];
  /** What was read at the cursor so far, by its text: the rules ask for the same again and again. */
  readonly readings: Map<string, CursorReading>;
  /** Knows the API that is installed; null where nobody does. */
  readonly judge: Judge | null;
  /** What of Qiskit the suggestion was dropped for, once it was. */
  outdated: Reason | null;
}

/** Lines above and below that a suggestion is compared with. */
const NEIGHBOURS = 30;

/** What a site is read with: an outliner that has read the place of the key before makes it cheap. */
export interface Reader {
  readonly outliner: Outliner;
  readonly judge: Judge | null;
}

/** Reads the place of a request. */
export function siteOf(request: CompletionRequest, unit: Unit, reader?: Reader): Site {
  const { outliner, judge } = reader ?? { outliner: new Outliner(), judge: null };
  const { before, after, beforeStart, indentation } = request;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const lineEnd = after.indexOf('\n');
  const reading = { tabSize: indentation.size, wholeFile: beforeStart === 0 };
  return {
    request,
    unit,
    line,
    rest: lineEnd === -1 ? after : after.slice(0, lineEnd),
    blank: line.trim() === '',
    column: columnsAt(line, 0, indentation.size),
    outline: outliner.read(before, reading),
    above: linesAbove(before),
    below: linesBelow(after),
    readings: new Map(),
    judge,
    outdated: null,
  };
}

function linesAbove(before: string): string[] {
  const lines: string[] = [];
  let end = before.lastIndexOf('\n');
  while (end > 0 && lines.length < NEIGHBOURS) {
    const start = before.lastIndexOf('\n', end - 1) + 1;
    const line = before.slice(start, end).trim();
    if (line !== '') lines.push(line);
    end = start - 1;
  }
  return lines;
}

function linesBelow(after: string): string[] {
  const lines: string[] = [];
  let at = after.indexOf('\n');
  while (at !== -1 && lines.length < NEIGHBOURS) {
    const end = after.indexOf('\n', at + 1);
    const line = after.slice(at + 1, end === -1 ? after.length : end).trim();
    if (line !== '') lines.push(line);
    at = end;
  }
  return lines;
}

/** Text read at the cursor, together with the beginning of a word, string or comment that it goes on with. */
export interface CursorReading {
  /** What was read: the token left of the cursor, then the text. */
  readonly source: string;
  /** Characters of `source` that stand left of the cursor. */
  readonly lead: number;
  /** Tokens of `source`. */
  readonly tokens: readonly Token[];
  /** What is open before and behind `source`. */
  readonly begin: LexState;
  readonly end: LexState;
}

/** A longer token at the cursor is a string whose beginning says no more about its end. */
const LONGEST_LEAD = 200;

/** Reads text as it will stand at the cursor. */
export function readAtCursor(text: string, site: Site): CursorReading {
  const known = site.readings.get(text);
  if (known !== undefined) return known;
  const reading = read(text, site);
  site.readings.set(text, reading);
  return reading;
}

function read(text: string, { outline: at, blank, line }: Site): CursorReading {
  const last = at.tokens.at(-1);
  const lead = last === undefined || isGap(last) ? '' : at.text.slice(last.start);
  if (lead === '' || (lead.length > LONGEST_LEAD && !at.inComment)) {
    // At the beginning of a line a statement can end brackets that were left open.
    const gap = blank && /[([{]$/u.test(at.state.stack) ? `\n${line}` : '';
    return { source: gap + text, lead: gap.length, begin: at.state, ...lex(gap + text, at.state) };
  }
  const fresh = at.statement.length <= 1;
  const begin = { stack: at.tokens.at(-2)?.stack ?? at.begin.stack, fresh };
  const source = lead + text;
  return { source, lead: lead.length, begin, ...lex(source, begin) };
}

function isGap({ kind }: Token): boolean {
  return kind !== 'comment' && (!isCode({ kind }) || kind === 'open' || kind === 'close');
}

/** The quotes of the string that the cursor stands in; empty in code. */
export function quoteAtCursor({ outline: { state } }: Site): '' | 'line' | 'triple' {
  const top = state.stack.at(-1) ?? '';
  if (/['"ab]/iu.test(top)) return 'line';
  return /[sdyz]/iu.test(top) ? 'triple' : '';
}

/** The draft with another text; the same draft when the text is the same. */
export function withText(draft: Draft, text: string): Draft {
  return text === draft.text ? draft : { ...draft, text };
}
