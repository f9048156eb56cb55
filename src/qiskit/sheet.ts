import {
  defines,
  type Entry,
  entryOf,
  type Lines,
  linesBefore,
  placed,
  type Placed,
  type PlacedText,
  sameNames,
  spotAt,
  textOf,
} from './entries.ts';
import { findingsIn } from './findings.ts';
import { fixedText } from './fixing.ts';
import type { Installation, Lookup } from './lookup.ts';
import { starOf } from './reading.ts';
import type { Scope } from './scope.ts';
import { split } from './statements.ts';

/** What a sheet is read for. */
export interface SheetDeps {
  readonly lookup: Lookup;
  readonly installation: Installation;
  /** Names that are visible where the document begins. */
  readonly scope: () => Scope;
}

/** Lines that are read at once, and statements between two copies of the scope. */
const CHUNK = 40;
const STEP = 32;
/** Lines that a statement may take beyond a change before what is below is read anew. */
const REACH = 60;

/** The findings of a document, kept right by looking at the lines that change; what depends on them is looked at in the background. */
export class Sheet {
  readonly #deps: SheetDeps;
  readonly #entries: Entry[] = [];
  readonly #points: { at: number; readonly scope: Scope; readonly stars: readonly string[] }[] = [];
  #scope: Scope;
  #stars: string[] = [];
  /** First line that has not been read, and first statement whose findings are not known. */
  #unread = 0;
  #unjudged = 0;

  constructor(deps: SheetDeps) {
    this.#deps = deps;
    this.#scope = deps.scope();
  }

  /** Whether there is anything left to look at. */
  isDone(lines: Lines): boolean {
    return this.#unread >= lines.count && this.#unjudged >= this.#entries.length;
  }

  /** Looks at some more of the document. Costs about a millisecond. */
  work(lines: Lines): void {
    if (this.#unjudged < this.#entries.length) {
      const end = Math.min(this.#unjudged + STEP, this.#entries.length);
      while (this.#unjudged < end) this.#judgeNext();
    } else if (this.#unread < lines.count) this.#readOn(lines);
  }

  /** Takes a change: the lines from `first` to `last` were replaced by `count` lines. `lines` is the document after it. */
  edit({ first, last, count }: { first: number; last: number; count: number }, lines: Lines): void {
    const delta = count - (last - first + 1);
    if (first >= this.#unread) return;
    // A statement may have ended only because of what was below it.
    const from = Math.max(this.#entries.findIndex((entry) => entry.line + entry.lines >= first) - 1, 0);
    const start = Math.min(this.#entries[from]?.line ?? 0, first);
    const after = this.#entries.findIndex((entry) => entry.line > last);
    const rest = after < 0 ? [] : this.#entries.slice(after);
    for (const entry of rest) entry.line += delta;
    const old = this.#entries.slice(from, after < 0 ? undefined : after);
    const unread = Math.min(this.#unread + delta, lines.count);
    const stop = rest[0]?.line ?? unread;
    const read =
      last >= this.#unread || stop - start > REACH
        ? null
        : this.#resync(lines, { start, stop, unread }, rest);
    if (read === null) {
      this.#cut(from, start);
      return;
    }
    this.#unread += delta;
    this.#entries.splice(from, old.length + read.taken, ...read.entries);
    this.#rejudge(from, [...old, ...rest.slice(0, read.taken)], read.entries);
  }

  /** Everything that was found so far, in the order of the document. */
  findings(): readonly Placed[] {
    return this.#entries.flatMap((entry) => entry.findings.map((finding) => placed(entry, finding)));
  }

  /** Every statement with a rename in it, put right. */
  repairs(): readonly PlacedText[] {
    return this.#entries.flatMap((entry) => {
      const fixable = entry.findings.filter(({ fix, standing }) => fix !== null && standing === 'gone');
      if (fixable.length === 0) return [];
      const { words, start } = entry.statement;
      const end = start + (words.at(-1)?.end ?? 0);
      const text = fixedText(entry.text.slice(start, end), {
        words,
        found: fixable,
        lookup: this.#deps.lookup,
        installation: this.#deps.installation,
        indent: entry.text.slice(0, start),
      });
      return [{ start: spotAt(entry, start), end: spotAt(entry, end), text }];
    });
  }

  /** Reads the changed lines up to where the statements are the same as before. */
  #resync(
    lines: Lines,
    { start, stop, unread }: { start: number; stop: number; unread: number },
    rest: readonly Entry[],
  ): { readonly entries: Entry[]; readonly taken: number } | null {
    for (let taken = 0; taken <= 4; taken += 1) {
      const next = rest[taken];
      const end = taken === 0 ? stop : (next?.line ?? unread);
      if (end - start > REACH) return null;
      const text = textOf(lines, start, end);
      const { statements, tail } = split(text);
      const closed = tail.words.length === 0 && tail.stack === '';
      if (closed) return { entries: statements.map((one) => entryOf(one, text, start)), taken };
      if (next === undefined) return null;
    }
    return null;
  }

  /** Forgets everything from a statement on; it is read anew in the background. */
  #cut(from: number, line: number): void {
    this.#entries.length = from;
    this.#unread = line;
    this.#backTo(from);
  }

  /** Judges what has changed, at once; what follows only if the change may bear on it. */
  #rejudge(from: number, old: readonly Entry[], entries: readonly Entry[]): void {
    if (from >= this.#unjudged) return;
    const settled = this.#unjudged + entries.length - old.length;
    const ripples = [...old, ...entries].some(defines) && !sameNames(old, entries);
    const later = this.#points.filter(({ at }) => at >= from + old.length);
    const [scope, stars] = [this.#scope, this.#stars];
    this.#backTo(from);
    const end = Math.min(from + entries.length, this.#entries.length);
    while (this.#unjudged < end) this.#judgeNext();
    if (ripples) return;
    for (const point of later) point.at += entries.length - old.length;
    this.#points.push(...later);
    [this.#scope, this.#stars, this.#unjudged] = [scope, stars, Math.max(settled, end)];
  }

  /** Goes back to the state before a statement. */
  #backTo(from: number): void {
    if (this.#unjudged <= from) return;
    while ((this.#points.at(-1)?.at ?? -1) > from) this.#points.pop();
    const point = this.#points.at(-1);
    this.#scope = point?.scope.clone() ?? this.#deps.scope();
    this.#stars = [...(point?.stars ?? [])];
    this.#unjudged = point?.at ?? 0;
    while (this.#unjudged < from) this.#apply();
  }

  #judgeNext(): void {
    const entry = this.#entries[this.#unjudged];
    if (entry === undefined) return;
    const { at } = this.#points.at(-1) ?? { at: -STEP };
    if (this.#unjudged - at >= STEP)
      this.#points.push({ at: this.#unjudged, scope: this.#scope.clone(), stars: [...this.#stars] });
    const { words, indent, start } = entry.statement;
    const found = this.#isTried(this.#unjudged)
      ? []
      : findingsIn(words, {
          ...this.#deps,
          scope: this.#scope.at(indent),
          stars: this.#stars,
          whole: false,
          uses: false,
          indent: entry.text.slice(0, start),
        });
    entry.findings = found;
    this.#apply();
  }

  #apply(): void {
    const entry = this.#entries[this.#unjudged];
    if (entry !== undefined) {
      const star = starOf(entry.statement);
      if (star !== null) this.#stars.push(star);
      this.#scope.apply(entry.statement, this.#unjudged);
    }
    this.#unjudged += 1;
  }

  /** Whether a statement is an import that a `try` stands by to catch. */
  #isTried(at: number): boolean {
    const { words, indent } = this.#entries[at]?.statement ?? { words: [], indent: 0 };
    if (indent === 0 || !/^(?:from|import)$/u.test(words[0]?.text ?? '')) return false;
    for (let above = at - 1; above >= Math.max(0, at - REACH); above -= 1) {
      const one = this.#entries[above]?.statement;
      if (one !== undefined && one.indent < indent) return one.words[0]?.text === 'try';
    }
    return false;
  }

  #readOn(lines: Lines): void {
    for (let size = CHUNK; ; size *= 4) {
      const end = Math.min(this.#unread + size, lines.count);
      const text = textOf(lines, this.#unread, end);
      const { statements, tail } = split(text);
      const whole = end >= lines.count;
      if (statements.length === 0 && tail.words.length > 0 && !whole) continue;
      for (const one of statements) this.#entries.push(entryOf(one, text, this.#unread));
      if (whole && tail.words.length > 0) this.#entries.push(entryOf(tail, text, this.#unread));
      this.#unread = whole || tail.words.length === 0 ? end : this.#unread + linesBefore(text, tail.start);
      return;
    }
  }
}
