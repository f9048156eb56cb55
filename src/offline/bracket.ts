import type { Word } from '../qiskit/statements.ts';
import { type Callee, calleeAt } from './observe.ts';
import type { Range } from './sequences.ts';
import type { Spot } from './spot.ts';
import type { Step } from './step.ts';
import { narrowed, type Taught } from './taught.ts';

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
  /** Names of the arguments that are given by name. */
  readonly named: readonly string[];
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

/** What is open after one more piece. */
export function bracketsAfter(
  brackets: readonly Bracket[],
  now: { step: Step; words: readonly Word[] },
  spot: Spot,
): readonly Bracket[] {
  const { step, words } = now;
  const text = spot.knowledge.token(step.number);
  if (/^[)\]}]$/u.test(text))
    return brackets
      .slice(0, -1)
      .map((bracket, at, all) => follow(bracket, step, { spot, inner: at === all.length - 1, nested: true }));
  const outer = brackets.map((bracket, at, all) =>
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
    named: [],
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
    named: named ? [...bracket.named, token.slice(0, -1)] : bracket.named,
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
