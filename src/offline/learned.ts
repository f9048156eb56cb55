import type { Variable } from '../qiskit/namespace.ts';
import type { Counts, Knowledge } from './knowledge.ts';
import { Memory } from './memory.ts';
import { plainArguments } from './observe.ts';
import { compareSequences, END, Sequences } from './sequences.ts';

/** What one open file teaches: how its statements and calls look, and which names it has. */
export interface Lesson {
  readonly statements: Sequences;
  /** Argument lists, the callee's key first. */
  readonly calls: Sequences;
  /** Attributes used, by the key of their receiver. */
  readonly attributes: ReadonlyMap<string, Counts>;
  /** Strings and numbers given for an argument, `callee|position` or `callee|keyword`. */
  readonly values: ReadonlyMap<string, Counts>;
  /** Names of variables by what they stand for. */
  readonly names: ReadonlyMap<string, Counts>;
  /** Name under which other files import from this one; empty when it has none. */
  readonly module: string;
  /** Functions, classes and constants of the file. */
  readonly exports: readonly string[];
}

/** Files that are remembered; the one that was learned longest ago goes first. */
const FILES = 12;
/** Characters of a file that are read, from its beginning. */
const READ = 64_000;

/** What the user's other open files teach. It lives in memory only, and is bounded. */
export class Learned {
  readonly #lessons = new Map<string, { readonly text: string; readonly lesson: Lesson }>();

  /** Reads a file, once for each state of its text: takes time in proportion to the file. */
  learn(uri: string, text: string, knowledge: Knowledge): void {
    const read = text.length > READ ? text.slice(0, text.lastIndexOf('\n', READ) + 1) : text;
    const known = this.#lessons.get(uri);
    this.#lessons.delete(uri);
    this.#lessons.set(
      uri,
      known?.text === read ? known : { text: read, lesson: lessonOf(uri, read, knowledge) },
    );
    for (const oldest of this.#lessons.keys()) {
      if (this.#lessons.size <= FILES) break;
      this.#lessons.delete(oldest);
    }
  }

  forget(uri: string): void {
    this.#lessons.delete(uri);
  }

  /** The lessons of all files but one. */
  others(uri: string | undefined): Lesson[] {
    return [...this.#lessons].filter(([key]) => key !== uri).map(([, { lesson }]) => lesson);
  }
}

function lessonOf(uri: string, text: string, knowledge: Knowledge): Lesson {
  const memory = new Memory(knowledge);
  memory.update(text.endsWith('\n') ? text : `${text}\n`);
  const statements: (readonly number[])[] = [];
  const calls: (readonly number[])[] = [];
  const values = new Map<string, Map<string, number>>();
  const attributes = new Map<string, Map<string, number>>();
  for (const record of memory.records) {
    if (record.pieces[0]?.token !== '<doc>') statements.push(record.numbers);
    for (const { callee, pieces } of record.calls) {
      for (const { slot, piece } of plainArguments(pieces))
        if (/^['"\d]/u.test(piece.text)) count(values, `${callee.key}|${slot}`, piece.text);
      calls.push(
        [callee.key, ...pieces.map(({ token }) => token)].map((token) => knowledge.number(token)).concat(END),
      );
    }
    for (const { type, name } of record.accesses) if (type !== '') count(attributes, type, name);
  }
  const names = new Map<string, Map<string, number>>();
  const outer = memory.scope.at(0);
  const defined = [...outer.visible().values()].filter(({ origin }) => origin !== 'import');
  for (const { name, type } of memory.assigned()) count(names, knowledge.abstraction.placeholder(type), name);
  return {
    statements: sequencesOf(statements),
    calls: sequencesOf(calls),
    attributes,
    values,
    names,
    module: moduleOf(uri),
    exports: defined.filter(isExport).map(({ name }) => name),
  };
}

function isExport({ name, origin }: Variable): boolean {
  const constant = origin === 'value' && /^[A-Z][A-Z\d_]+$/u.test(name);
  return !name.startsWith('_') && (origin === 'function' || origin === 'class' || constant);
}

/** The module name of a Python file. */
function moduleOf(uri: string): string {
  return /([A-Za-z_]\w*)\.py$/u.exec(uri)?.[1] ?? '';
}

function count(into: Map<string, Map<string, number>>, key: string, name: string): void {
  const row = into.get(key) ?? new Map<string, number>();
  row.set(name, (row.get(name) ?? 0) + 1);
  into.set(key, row);
}

/** Puts sequences in order and counts equal ones together. */
function sequencesOf(all: readonly (readonly number[])[]): Sequences {
  const sorted = all.toSorted(compareSequences);
  const tokens: number[] = [];
  const starts = [0];
  const weights: number[] = [];
  for (const [at, one] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before && compareSequences(before, one) === 0) {
      weights.push((weights.pop() ?? 0) + 1);
      continue;
    }
    tokens.push(...one, 0);
    starts.push(tokens.length);
    weights.push(1);
  }
  return new Sequences({ tokens: Int32Array.from(tokens), starts: Int32Array.from(starts), weights });
}
