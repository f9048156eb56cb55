import type { Finding, Replacing } from './finding.ts';
import type { Statement } from './statements.ts';

/** A document by its lines, as it is now. */
export interface Lines {
  readonly count: number;
  at(line: number): string;
}

/** A place in a document. */
export interface Spot {
  readonly line: number;
  readonly character: number;
}

/** A finding with its place in the document. */
export interface Placed {
  readonly finding: Finding;
  readonly start: Spot;
  readonly end: Spot;
  /** The fix with its place; null where there is none. */
  readonly fix: PlacedText | null;
}

/** Another text for a part of a document. */
export interface PlacedText {
  readonly start: Spot;
  readonly end: Spot;
  readonly text: string;
}

/** A statement of a document. */
export interface Entry {
  /** First line of the statement; changes with the lines above it. */
  line: number;
  /** Lines that it takes. */
  readonly lines: number;
  /** Its lines. */
  readonly text: string;
  /** Places in `text` are from the beginning of its first line. */
  readonly statement: Statement;
  findings: readonly Finding[];
}

/** The lines from one up to another, each with its line end. */
export function textOf(lines: Lines, from: number, to: number): string {
  let text = '';
  for (let line = from; line < to; line += 1) text += `${lines.at(line)}\n`;
  return text;
}

/** Number of lines that end before an offset. */
export function linesBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** A statement of a text that begins at a line of the document. */
export function entryOf(statement: Statement, text: string, first: number): Entry {
  const lineStart = text.lastIndexOf('\n', statement.start - 1) + 1;
  const last = statement.start + (statement.words.at(-1)?.end ?? 0);
  const own = text.slice(lineStart, last);
  return {
    line: first + linesBefore(text, lineStart),
    lines: linesBefore(own, own.length) + 1,
    text: own,
    statement: { ...statement, start: statement.start - lineStart },
    findings: [],
  };
}

/** Whether what follows may depend on a statement. */
export function defines({ statement: { words } }: Entry): boolean {
  const first = words[0]?.text ?? '';
  return (
    /^(?:import|from|def|class|async|for|with|except|return)$/u.test(first) ||
    words.some(({ text }) => text === '=' || text === ':')
  );
}

/** Whether two versions of some statements say the same, so that nothing follows from the change. */
export function sameNames(old: readonly Entry[], entries: readonly Entry[]): boolean {
  const said = (list: readonly Entry[]): string =>
    list
      .filter(defines)
      .map(({ text }) => text)
      .join('\n');
  return said(old) === said(entries);
}

/** A finding with its place in the document. */
export function placed(entry: Entry, finding: Finding): Placed {
  const { start } = entry.statement;
  const fixOf = (fix: Replacing): PlacedText => ({
    start: spotAt(entry, start + fix.start),
    end: spotAt(entry, start + fix.end),
    text: fix.text,
  });
  return {
    finding,
    start: spotAt(entry, start + finding.start),
    end: spotAt(entry, start + finding.end),
    fix: finding.fix === null ? null : fixOf(finding.fix),
  };
}

/** The place of an offset in the text of a statement. */
export function spotAt({ line, text }: Entry, offset: number): Spot {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return { line: line + linesBefore(text, lineStart), character: offset - lineStart };
}
