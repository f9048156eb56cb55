import { split, type Tail, type Word } from '../qiskit/statements.ts';
import { commentAbove, lineUse } from './around.ts';
import { linesAfter } from './asked.ts';
import { blocks } from './comments.ts';
import { decode } from './decode.ts';
import { localsOf } from './fill.ts';
import type { Knowledge } from './knowledge.ts';
import type { Lesson } from './learned.ts';
import { type Line, linesOf, sortLines } from './lines.ts';
import { shortened } from './long.ts';
import { enclosing } from './loops.ts';
import { Memory } from './memory.ts';
import { attributeCandidates, distribution } from './mixture.ts';
import { standings } from './nameSigns.ts';
import { advance, begin, type Path } from './path.ts';
import { choose, type Offer } from './rank.ts';
import { search } from './search.ts';
import type { Candidate } from './signs.ts';
import type { Spot } from './spot.ts';
import { sortNames } from './visible.ts';
import { BLOCK_LEAST, CALIBRATION, LIMITS, LINE_LEAST, PART_FIRST, PART_LEAST, TRUST } from './weights.ts';

/** A question to a session. */
export interface Question {
  readonly before: string;
  readonly after: string;
  readonly unit: string;
  /** The user asked: whole lines, however unsure. */
  readonly explicit: boolean;
}

/** One document being edited, with what is remembered of it between keys. */
export class Session {
  readonly memory: Memory;
  /** What the user's other files teach. */
  lessons: readonly Lesson[] = [];
  readonly #knowledge: Knowledge;
  #known: { readonly version: number; readonly spot: Surroundings } | null = null;

  #asked: {
    readonly comment: string;
    readonly around: Surroundings;
    readonly lines: Spot['expected'];
  } | null = null;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.memory = new Memory(knowledge);
  }

  /** Texts for the cursor, best first. */
  offers(question: Question): Offer[] {
    const { spot, tail } = this.#look(question.before, question.after);
    const whole = this.#blocks(question, spot);
    if (tail.comment !== null) return whole;
    const half = !question.explicit && FLOAT.test(question.before.slice(-MOST_DIGITS));
    const sure = half ? [] : this.#sure(tail, spot, question.before);
    if (!question.explicit) return [...whole, ...sure];
    const { found } = this.#decode(tail, spot, question);
    const lines = [
      ...sortLines(
        found.filter((one) => one.done),
        spot,
      ),
      ...found.filter((one) => !one.done),
    ];
    const texts = new Set(lines.map((one) => one.text).filter((text) => text.trim() !== ''));
    const offered = [...texts].slice(0, 5).map((text) => ({ text, confidence: 0 }));
    // A line whose end cannot be guessed is not among them: what of it is sure comes before what contradicts that.
    const part = sure.find(({ confidence }) => confidence >= PART_FIRST);
    const other = part !== undefined && offered[0]?.text.startsWith(part.text) === false;
    return [...whole, ...(other ? [part] : []), ...offered];
  }

  /** What is sure enough to be offered while the user types. */
  #sure(tail: Tail, spot: Spot, before: string): Offer[] {
    const { path, partial, found } = this.#decode(tail, spot, { before, explicit: false });
    const how = { partial, typed: path.numbers.length, calibration: CALIBRATION };
    return choose(found, { ...how, least: PART_LEAST, leastDone: LINE_LEAST });
  }

  /** Names that may follow, best first. */
  names(before: string, after: string): string[] {
    const { spot, tail } = this.#look(before, after);
    const { path } = start(tail, begin(spot), { spot, open: false });
    const tokens = [...distribution(path, spot, TRUST)]
      .toSorted((a, b) => b[1] - a[1])
      .map(([number]) => spot.knowledge.token(number));
    return tokens.filter((token) => /^[A-Za-z_]\w*$/u.test(token));
  }

  /** What may follow the dot before the cursor, for the fitting of weights. */
  attributeCandidates(before: string, after: string): readonly Candidate[] {
    const { spot, tail } = this.#look(before, after);
    const { path } = start(tail, begin(spot), { spot, open: false });
    return attributeCandidates(path, spot, TRUST);
  }

  /** The finished lines that are found when the user asks, with what speaks for each, for the fitting of weights. */
  lineCandidates(before: string): readonly Line[] {
    const { spot, tail } = this.#look(before, '');
    if (tail.comment !== null) return [];
    const { found } = this.#decode(tail, spot, { before, explicit: true });
    return linesOf(
      found.filter((one) => one.done),
      spot,
    );
  }

  /** Every continuation that was looked at, for the fitting of weights. */
  paths(
    before: string,
    after: string,
  ): { readonly found: readonly Path[]; readonly partial: string; readonly typed: number } {
    const { spot, tail } = this.#look(before, after);
    if (tail.comment !== null) return { found: [], partial: '', typed: 0 };
    const { found, partial, path } = this.#decode(tail, spot, { before, explicit: false });
    return { found, partial, typed: path.numbers.length };
  }

  #look(before: string, after: string): { spot: Spot; tail: Tail } {
    const tail = this.memory.update(before);
    const indent = tail.words.length > 0 ? tail.indent : before.length - (before.lastIndexOf('\n') + 1);
    const around = this.#surroundings(indent);
    const comment = commentAbove(before, tail);
    const expected = this.#linesAfter(comment, around);
    const { lessons } = this;
    return { spot: { ...around, lessons, after, ...lineUse(before, tail), comment, expected }, tail };
  }

  #linesAfter(comment: string, around: Surroundings): Spot['expected'] {
    if (this.#asked?.comment !== comment || this.#asked.around !== around)
      this.#asked = { comment, around, lines: linesAfter(comment, around) };
    return this.#asked.lines;
  }

  /** What is the same for every key within a statement. */
  #surroundings(indent: number): Surroundings {
    const { version } = this.memory;
    if (this.#known?.version === version && this.#known.spot.indent === indent) return this.#known.spot;
    const scope = this.memory.scope.at(indent);
    const reader = { scope, infer: scope.inference, abstraction: this.#knowledge.abstraction };
    const spot = surroundingsOf({ knowledge: this.#knowledge, memory: this.memory, reader }, indent);
    this.#known = { version, spot };
    return spot;
  }

  #blocks({ before, unit, explicit }: Question, spot: Spot): Offer[] {
    const found = blocks(before, spot, unit).filter((block) => explicit || block.agreement >= BLOCK_LEAST);
    return found.map(({ text, agreement }) => ({ text, confidence: agreement }));
  }

  #decode(
    tail: Tail,
    spot: Spot,
    { before, explicit }: Pick<Question, 'before' | 'explicit'>,
  ): { path: Path; partial: string; found: readonly Path[] } {
    if (/f[([]*$/u.test(tail.stack)) return this.#decodeField(spot, before);
    const last = tail.words.at(-1);
    const touching = last !== undefined && tail.start + last.end === before.length;
    const dotted = last?.text === '.' && /^(?:from|import)$/u.test(tail.words[0]?.text ?? '');
    const open =
      touching &&
      (last.kind === 'name' || (last.kind === 'string' && isOpen(tail)) || dotted || isHalf(tail, last));
    const { path, partial } = start(tail, begin(spot), { spot, open });
    const how = { trust: TRUST, partial, spaced: /\s$/u.test(before) };
    const found = explicit
      ? search(path, spot, { ...how, limits: ASKED_LIMITS, reach: REACH })
      : decode(path, spot, { ...how, limits: LIMITS });
    return { path, partial, found };
  }

  /** In a field of an f-string: an expression, not a statement. */
  #decodeField(spot: Spot, before: string): { path: Path; partial: string; found: readonly Path[] } {
    const { tail } = split(before.slice(before.lastIndexOf('{') + 1));
    const last = tail.words.at(-1);
    const open = last?.kind === 'name' && /\w$/u.test(before);
    const { path, partial } = start(
      tail,
      { ...begin(spot), fits: [], taught: [], echoes: [], field: true },
      { spot, open },
    );
    const limits = { ...LIMITS, pieces: FIELD_PIECES };
    return { path, partial, found: decode(path, spot, { trust: TRUST, limits, partial, spaced: true }) };
  }
}

/** Limits of the search when the user asked. */
const ASKED_LIMITS = { ...LIMITS, minimum: 1e-7, branch: 8 };
const REACH = { looks: 48, enough: 32, bonus: 0.2 };

/** A number with a point or an exponent at the end of a text: only the user knows its digits. */
const FLOAT = /(?<![\w.])(?:\d[\d_]*(?:\.[\d_]*|(?=e))|\.\d[\d_]*)(?:e[-+]?\d*)?$/iu;
const MOST_DIGITS = 40;

/** Whether the text ends inside a string. */
function isOpen({ stack }: Tail): boolean {
  return /[^([{]$/u.test(stack);
}

/** Whether what the text ends with can only be the first half of `==` or `->`. */
function isHalf({ words, stack }: Tail, last: Word): boolean {
  if (last.text === '-') return stack === '' && words.slice(0, 2).some(({ text }) => text === 'def');
  return last.text === '=' && stack === '' && /^(?:if|elif|while|assert|return)$/u.test(words[0]?.text ?? '');
}

/** Pieces that are guessed in a field of an f-string. */
const FIELD_PIECES = 4;

/** The path of what is typed of the statement at the cursor, without its last piece when that may go on. */
function start(
  tail: Tail,
  from: Path,
  { spot, open }: { spot: Spot; open: boolean },
): { path: Path; partial: string } {
  const pieces = spot.knowledge.abstraction.pieces(shortened(tail.words), spot.reader.scope);
  const partial = open ? (pieces.at(-1)?.text ?? '') : '';
  let path = from;
  for (const piece of open ? pieces.slice(0, -1) : pieces) {
    path = advance(
      path,
      { number: spot.knowledge.number(piece.token), text: piece.text, probability: 1 },
      spot,
    );
  }
  return { path, partial };
}

/** What a spot has whatever is typed of its statement. */
type Surroundings = Omit<Spot, 'lessons' | 'after' | 'vertical' | 'blank' | 'comment' | 'expected'>;

/** Gathers what is known where a statement begins. */
export function surroundingsOf(
  known: Pick<Spot, 'knowledge' | 'memory' | 'reader'>,
  indent: number,
): Surroundings {
  const { memory } = known;
  const sorted = sortNames(known);
  const loops = new Set(enclosing({ memory, indent, named: sorted.named }).map(({ name }) => name));
  return {
    ...known,
    ...sorted,
    standings: standings({ ...known, named: sorted.named }, loops),
    locals: localsOf(known.reader),
    indent,
    style: memory.style,
    previous: memory.records.at(-1)?.head ?? '^',
  };
}
