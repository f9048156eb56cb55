import type { Word } from '../qiskit/statements.ts';
import { type Bracket, bracketsAfter } from './bracket.ts';
import { END, type Range } from './sequences.ts';
import type { Spot } from './spot.ts';
import { type Step, wordsOf } from './step.ts';
import { narrowed, type Taught } from './taught.ts';

/** A range of known statements that fit so far; those that fit only roughly count less. */
export interface Fit {
  readonly range: Range;
  readonly factor: number;
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
  /** In a field of an f-string: an expression, not a statement. */
  readonly field: boolean;
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
    field: false,
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
    brackets: bracketsAfter(path.brackets, { step, words }, spot),
    done: step.number === END,
  };
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
