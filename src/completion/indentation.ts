import { columnsAt, openLevels } from '../qiskit/outline.ts';
import { type AnswerLine, linesOf } from './lines.ts';
import { quoteAtCursor, withText } from './site.ts';
import type { Rule, Site } from './site.ts';

/** A block that a line may belong to: its column in the answer as it came, its real column, and the blank space that makes it. */
interface Level {
  readonly raw: number;
  readonly real: number;
  readonly space: string;
}

/** Puts the lines of an answer at columns where Python and the document have blocks, with the document's own blank space. */
export const reindent: Rule = (draft, site) => {
  const quote = quoteAtCursor(site);
  if (quote !== '') return draft;
  if (!site.blank) {
    const glued =
      /\s$/u.test(site.line) && !site.outline.inComment
        ? draft.text.replace(/^[ \t]+(?!#)/u, '')
        : draft.text;
    return glued.includes('\n') ? withText(draft, new Indenter(site).rest(glued)) : withText(draft, glued);
  }
  const indenter = new Indenter(site);
  return withText(draft, indenter.rest(indenter.first(draft.text)));
};

class Indenter {
  readonly #site: Site;
  readonly #tabSize: number;
  readonly #levels: Level[];
  /** Whether the statement before opened a block that has no line yet. */
  #opens: boolean;
  /** Columns by which the lines of the statement at hand move. */
  #shift = 0;
  #space = '';

  constructor(site: Site) {
    this.#site = site;
    this.#tabSize = site.request.indentation.size;
    const { lines, current, text } = site.outline;
    const known = current === null ? lines : [...lines, current];
    this.#levels = openLevels(known).map((column) => {
      const owner = known.findLast((line) => line.column === column);
      const space = owner === undefined ? '' : (/^[ \t]*/u.exec(text.slice(owner.start))?.[0] ?? '');
      return { raw: column, real: column, space };
    });
    this.#opens = known.at(-1)?.opensBlock === true;
    this.#space = this.#levels.at(-1)?.space ?? '';
  }

  /** The answer with the right blank space before its first line, given that only blank space is left of the cursor. */
  first(text: string): string {
    const site = this.#site;
    const own = /^[ \t]*/u.exec(text)?.[0] ?? '';
    const body = text.slice(own.length);
    const at = site.column;
    const combined = columnsAt(site.line + own, 0, this.#tabSize);
    if (site.outline.state.stack !== '') return this.#saidAgain(combined, body) ? body : text;
    const valid = this.#validColumns(at);
    if (valid.includes(combined)) return own === '' ? text : this.#fromCursor(combined) + body;
    if (valid.includes(at)) return body;
    const deeper = valid.filter((column) => column > at);
    const nearest = deeper.toSorted((a, b) => Math.abs(a - combined) - Math.abs(b - combined)).at(0);
    return nearest === undefined ? body : this.#fromCursor(nearest) + body;
  }

  /** Whether blank space inside brackets only says again what is left of the cursor, as the lines around the cursor show. */
  #saidAgain(combined: number, body: string): boolean {
    const { column, request } = this.#site;
    if (column === 0 || combined !== 2 * column) return false;
    const above = request.before.trimEnd();
    const columnAbove = columnsAt(above, above.lastIndexOf('\n') + 1, this.#tabSize);
    const expected = /[([{]$/u.test(above) ? columnAbove + this.#tabSize : columnAbove;
    if (combined === expected) return false;
    const next = /\n([ \t]*)[^\s)\]}]/u.exec(body)?.[1];
    return column === (next === undefined ? expected : columnsAt(next, 0, this.#tabSize));
  }

  /** Columns at which the line at the cursor may begin. */
  #validColumns(at: number): number[] {
    const top = this.#levels.at(-1);
    if (!this.#opens || top === undefined) return this.#levels.map(({ real }) => real);
    const expected = top.real + this.#tabSize;
    return at > top.real ? [at, expected] : [expected];
  }

  /** Blank space from the cursor to a column, in the document's manner. */
  #fromCursor(column: number): string {
    const { line } = this.#site;
    const full =
      this.#levels.find(({ real }) => real === column)?.space ?? this.#deeper(this.#levels.at(-1)).space;
    if (full.startsWith(line)) return full.slice(line.length);
    return this.#spaces(column - this.#site.column);
  }

  /** Every line after the first, moved to where it belongs. */
  rest(text: string): string {
    let out = '';
    for (const line of linesOf(text, this.#site)) {
      out += line.first ? this.#head(line, text) : this.#lead(line, text) + text.slice(line.body, line.end);
    }
    return out;
  }

  #head(line: AnswerLine, text: string): string {
    if (line.kind === 'statement') this.#settle(this.#site.line + text.slice(line.start, line.body));
    if (line.kind === 'statement' || line.kind === 'joined') this.#opens = line.opensBlock;
    return text.slice(line.start, line.end);
  }

  /** Blank space that a line begins with. */
  #lead(line: AnswerLine, text: string): string {
    const own = text.slice(line.start, line.body);
    const raw = columnsAt(own, 0, this.#tabSize);
    switch (line.kind) {
      case 'blank':
        return '';
      case 'string':
        return own;
      case 'comment':
        return this.#levelFor(raw, false).space;
      case 'joined':
        this.#opens = line.opensBlock;
        return this.#moved(own, raw + this.#shift);
      case 'statement': {
        const level = this.#levelFor(raw, true);
        this.#shift = level.real - raw;
        this.#space = level.space;
        this.#opens = line.opensBlock;
        return level.space;
      }
    }
  }

  /** Takes the first statement in as it stands. */
  #settle(space: string): void {
    const column = columnsAt(space, 0, this.#tabSize);
    while ((this.#levels.at(-1)?.real ?? -1) > column) this.#levels.pop();
    if ((this.#levels.at(-1)?.real ?? -1) < column) this.#levels.push({ raw: column, real: column, space });
    this.#space = space;
  }

  /** The block that a line at a column of the answer belongs to. */
  #levelFor(raw: number, keep: boolean): Level {
    const top = this.#levels.at(-1) ?? { raw: 0, real: 0, space: '' };
    if (raw > top.raw) {
      if (!this.#opens) return top;
      const level = { ...this.#deeper(top), raw };
      if (keep) this.#levels.push(level);
      return level;
    }
    const outer = this.#levels.findLast((level) => level.raw <= raw) ?? { raw: 0, real: 0, space: '' };
    const inner = this.#levels.find((level) => level.raw > raw) ?? outer;
    const level = outer.raw !== raw && inner.raw - raw <= raw - outer.raw ? inner : outer;
    if (keep) while ((this.#levels.at(-1)?.raw ?? -1) > level.raw) this.#levels.pop();
    return level;
  }

  #deeper(level: Level | undefined): Level {
    const { real, space } = level ?? { real: 0, space: '' };
    const tabs = space === '' ? this.#site.request.indentation.tabs : space.endsWith('\t');
    return {
      raw: real,
      real: real + this.#tabSize,
      space: space + (tabs ? '\t' : ' '.repeat(this.#tabSize)),
    };
  }

  /** Blank space of a line inside brackets, which keeps its distance to its statement. */
  #moved(own: string, column: number): string {
    if (this.#shift === 0 && own.startsWith(this.#space)) return own;
    const base = columnsAt(this.#space, 0, this.#tabSize);
    return column < base ? this.#spaces(column) : this.#space + this.#spaces(column - base);
  }

  #spaces(columns: number): string {
    if (columns <= 0) return '';
    const tabs = this.#site.request.indentation.tabs ? Math.floor(columns / this.#tabSize) : 0;
    return '\t'.repeat(tabs) + ' '.repeat(columns - tabs * this.#tabSize);
  }
}
