import type { Variable } from '../qiskit/namespace.ts';
import type { Word } from '../qiskit/statements.ts';
import type { Knowledge } from './knowledge.ts';
import type { Lesson } from './learned.ts';
import type { Memory } from './memory.ts';
import type { Standing } from './nameSigns.ts';
import { type Callee, calleeAt, type Reader } from './observe.ts';
import { END, type Range, type Row, type Sequences } from './sequences.ts';
import type { Style } from './style.ts';

/** What one other file has that fits so far. */
export interface Taught {
  readonly sequences: Sequences;
  readonly range: Range;
}

/** All that stays the same while one suggestion is made. */
export interface Spot {
  readonly knowledge: Knowledge;
  readonly memory: Memory;
  readonly reader: Reader;
  /** The visible variables by what they stand for, the latest last. */
  readonly named: ReadonlyMap<string, readonly Variable[]>;
  /** The visible variables with what tells them apart, the latest first. */
  readonly standings: readonly Standing[];
  /** What the visible names stand for. */
  readonly anyName: Row;
  /** Paths of what is imported. */
  readonly imported: ReadonlySet<string>;
  /** Local names of imported things by the name they have everywhere. */
  readonly locals: ReadonlyMap<string, string>;
  readonly style: Style;
  /** What the user's other files teach. */
  readonly lessons: readonly Lesson[];
  /** Text after the cursor. */
  readonly after: string;
  /** Indentation of the statement. */
  readonly indent: number;
  /** Open brackets whose elements stand on lines of their own; 0 when the innermost one's do not. */
  readonly vertical: number;
  /** Nothing is typed on the cursor's line. */
  readonly blank: boolean;
  /** Lines in tokens that the comment above leads to expect. */
  readonly expected: readonly (readonly number[])[];
  /** The comment right above the statement; empty without one. */
  readonly comment: string;
  /** Head of the statement above. */
  readonly previous: string;
}

/** A range of known statements that fit so far; those that fit only roughly count less. */
export interface Fit {
  readonly range: Range;
  readonly factor: number;
}

/** A call that fits an open bracket so far. */
export interface Echo {
  /** Statement of the document, and which of its calls. */
  readonly statement: number;
  readonly call: number;
}

/** An open bracket. */
export interface Bracket {
  readonly text: string;
  /** Null for brackets that call nothing. */
  readonly callee: Callee | null;
  /** Number of the argument, from 0, and its keyword; the empty string without one. */
  readonly position: number;
  readonly keyword: string;
  /** Count of pieces since the bracket and since the argument began. */
  readonly length: number;
  readonly since: number;
  /** Known argument lists that fit: of this callee, and of its kind. */
  readonly exact: Range | null;
  readonly group: Range | null;
  /** Argument lists of other files that fit. */
  readonly taught: readonly Taught[];
  /** Calls of the document that fit. */
  readonly echoes: readonly Echo[];
}

/** A statement in the making: what is typed, and what is guessed to follow. */
export interface Path {
  readonly words: readonly Word[];
  readonly numbers: readonly number[];
  /** The path one piece before. */
  readonly back: Path | null;
  readonly fits: readonly Fit[];
  /** Statements of other files that begin the same way. */
  readonly taught: readonly Taught[];
  /** Statements of the document that begin the same way. */
  readonly echoes: readonly number[];
  readonly brackets: readonly Bracket[];
  /** Text guessed so far. */
  readonly text: string;
  /** Product of the probabilities of what is guessed. */
  readonly probability: number;
  /** End of each guessed piece in `text`, with the probability up to there. */
  readonly marks: readonly { readonly end: number; readonly probability: number }[];
  readonly done: boolean;
}

/** The piece that a path goes on with. */
export interface Step {
  readonly number: number;
  /** What is written; keyword arguments as `name=`. */
  readonly text: string;
  readonly probability: number;
}

/** Statements of the document looked at for echoes. */
const ECHOES = 240;

/** Placeholders that stand in for one another, at a price. */
const KIN: Readonly<Record<string, readonly string[]>> = { '<i>': ['<n>'], '<n>': ['<i>'], '<x>': ['<n>'] };
const KIN_FACTOR = 0.4;
const TARGET_FACTOR = 0.15;

/** A path at the beginning of a statement. */
export function begin(spot: Spot): Path {
  const { records } = spot.memory;
  const first = Math.max(0, records.length - ECHOES);
  const echoes = Array.from({ length: records.length - first }, (_, at) => first + at);
  return {
    words: [],
    numbers: [],
    back: null,
    fits: [{ range: spot.knowledge.statements.all, factor: 1 }],
    taught: spot.lessons.map(({ statements }) => ({ sequences: statements, range: statements.all })),
    echoes,
    brackets: [],
    text: '',
    probability: 1,
    marks: [],
    done: false,
  };
}

/** The path after one more piece. */
export function advance(path: Path, step: Step, spot: Spot): Path {
  const depth = path.numbers.length;
  const numbers = [...path.numbers, step.number];
  const { records } = spot.memory;
  const words =
    step.number === END ? path.words : [...path.words, ...wordsOf(step, path.words.at(-1)?.end ?? 0)];
  return {
    ...path,
    words,
    numbers,
    back: path,
    fits: fitsAfter(path, step, spot),
    taught: narrowed(path.taught, step.number),
    echoes: path.echoes.filter(
      (at) => records[at]?.numbers[depth] === step.number || isTarget(path, at, spot),
    ),
    brackets: bracketsAfter(path, { step, words }, spot),
    done: step.number === END,
  };
}

function narrowed(taught: readonly Taught[], number: number): Taught[] {
  const found: Taught[] = [];
  for (const { sequences, range } of taught) {
    const next = sequences.narrow(range, number);
    if (next.low < next.high) found.push({ sequences, range: next });
  }
  return found;
}

/** An assignment to a name that is new fits every earlier assignment. */
function isTarget(path: Path, at: number, spot: Spot): boolean {
  const record = spot.memory.records[at];
  return path.numbers.length === 0 && record?.pieces[1]?.token === '=' && record.target !== ''
    ? isPlaceholder(record.pieces[0]?.token ?? '')
    : false;
}

function isPlaceholder(token: string): boolean {
  return token.startsWith('<') && token.endsWith('>');
}

function fitsAfter(path: Path, step: Step, spot: Spot): Fit[] {
  const { statements } = spot.knowledge;
  const token = spot.knowledge.token(step.number);
  // The type of a new name is not known before its value is written: any assignment may be meant.
  if (path.numbers.length === 1 && token === '=') {
    const typed = spot.knowledge.token(path.numbers[0] ?? 0);
    if (isPlaceholder(typed)) return assignments(typed, step.number, spot);
  }
  const kin = (KIN[token] ?? []).map((name) => spot.knowledge.number(name));
  const found: Fit[] = [];
  for (const { range, factor } of path.fits) {
    const exact = statements.narrow(range, step.number);
    if (exact.low < exact.high) found.push({ range: exact, factor });
    for (const other of kin) {
      const near = statements.narrow(range, other);
      if (near.low < near.high && factor > 0.1) found.push({ range: near, factor: factor * KIN_FACTOR });
    }
  }
  return found;
}

function assignments(typed: string, equals: number, spot: Spot): Fit[] {
  const { statements } = spot.knowledge;
  const found: Fit[] = [];
  for (const first of statements.row(statements.all).counts.keys()) {
    const token = spot.knowledge.token(first);
    if (!isPlaceholder(token)) continue;
    const range = statements.narrow(statements.narrow(statements.all, first), equals);
    if (range.low < range.high)
      found.push({ range, factor: typed === '<v>' || token === typed ? 1 : TARGET_FACTOR });
  }
  return found;
}

function wordsOf(step: Step, after: number): Word[] {
  const { text } = step;
  const start = after + 1;
  if (/^\w+=$/u.test(text)) {
    const end = start + text.length - 1;
    return [
      { kind: 'name', text: text.slice(0, -1), start, end },
      { kind: 'operator', text: '=', start: end, end: end + 1 },
    ];
  }
  return [{ kind: kindOf(text), text, start, end: start + text.length }];
}

function kindOf(text: string): Word['kind'] {
  if (/^[([{]$/u.test(text)) return 'open';
  if (/^[)\]}]$/u.test(text)) return 'close';
  if (/^[A-Za-z]{0,2}["']/u.test(text)) return 'string';
  if (/^\.?\d/u.test(text)) return 'number';
  return /^[A-Za-z_]/u.test(text) ? 'name' : 'operator';
}

function bracketsAfter(
  path: Path,
  now: { step: Step; words: readonly Word[] },
  spot: Spot,
): readonly Bracket[] {
  const { step, words } = now;
  const text = spot.knowledge.token(step.number);
  if (/^[)\]}]$/u.test(text))
    return path.brackets
      .slice(0, -1)
      .map((bracket, at, all) => follow(bracket, step, { spot, inner: at === all.length - 1, nested: true }));
  const outer = path.brackets.map((bracket, at, all) =>
    follow(bracket, step, { spot, inner: at === all.length - 1, nested: false }),
  );
  return /^[([{]$/u.test(text) ? [...outer, open(text, words, spot)] : outer;
}

function open(text: string, words: readonly Word[], spot: Spot): Bracket {
  const callee = text === '(' ? calleeAt(words, words.length - 1, spot.reader) : null;
  const { calls } = spot.knowledge;
  const rangeOf = (key: string): Range | null => {
    const range = calls.narrow(calls.all, spot.knowledge.number(key));
    return range.low < range.high ? range : null;
  };
  return {
    text,
    callee,
    position: 0,
    keyword: '',
    length: 0,
    since: 0,
    exact: callee ? rangeOf(callee.key) : null,
    group: callee && callee.group !== callee.key ? rangeOf(callee.group) : null,
    taught: callee
      ? narrowed(
          spot.lessons.map(({ calls: known }) => ({ sequences: known, range: known.all })),
          spot.knowledge.number(callee.key),
        )
      : [],
    echoes: callee ? spot.memory.callsOf(callee.key).slice(-40) : [],
  };
}

/** An open bracket after one more piece inside it. */
function follow(bracket: Bracket, step: Step, how: { spot: Spot; inner: boolean; nested: boolean }): Bracket {
  const { calls } = how.spot.knowledge;
  const narrow = (range: Range | null): Range | null => {
    const next = range && calls.narrow(range, step.number);
    return next && next.low < next.high ? next : null;
  };
  const { records } = how.spot.memory;
  const token = how.spot.knowledge.token(step.number);
  const comma = how.inner && !how.nested && token === ',';
  const named = how.inner && token.endsWith('=') && token.length > 1 && /^\w/u.test(token);
  return {
    ...bracket,
    position: bracket.position + (comma ? 1 : 0),
    keyword: comma ? '' : named ? token.slice(0, -1) : bracket.keyword,
    length: bracket.length + 1,
    since: comma || named ? 0 : bracket.since + 1,
    exact: narrow(bracket.exact),
    group: narrow(bracket.group),
    taught: narrowed(bracket.taught, step.number),
    echoes: bracket.echoes.filter(
      ({ statement, call }) => records[statement]?.calls[call]?.pieces[bracket.length]?.token === token,
    ),
  };
}
