import type { Variable } from '../qiskit/namespace.ts';
import { Scope } from '../qiskit/scope.ts';
import { Source, type Statement, type Tail } from '../qiskit/statements.ts';
import type { Knowledge } from './knowledge.ts';
import { Mentions } from './mentions.ts';
import { accessKey, observe, type Observation, type Reader } from './observe.ts';
import { END } from './sequences.ts';
import { Style } from './style.ts';

/** A statement of the document with its token numbers, closed by `END`. */
export interface Record extends Observation {
  readonly numbers: readonly number[];
  /** Offset of the statement in the text. */
  readonly start: number;
  /** Head of the statement before it. */
  readonly previous: string;
}

/** Statements between two copies of the scope that are kept to go back to. */
const STEP = 48;

/** What is known of a document up to the cursor: its statements, read once, and the names visible after the last. */
export class Memory {
  readonly #knowledge: Knowledge;
  readonly style = new Style();
  readonly #source = new Source();
  readonly #checkpoints: { at: number; scope: Scope; last: ReadonlyMap<string, string> }[] = [];
  #scope: Scope;
  #version = 0;
  readonly #records: Record[] = [];
  /** Last attribute used on each variable. */
  #last = new Map<string, string>();
  readonly #calls = new Map<string, { statement: number; call: number }[]>();
  readonly #accesses = new Map<string, { statement: number; name: string }[]>();
  /** Statement that assigned a name last. */
  readonly #made = new Map<string, number>();
  readonly #types = new Map<string, Variable>();
  readonly #mentions = new Mentions();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#scope = this.#fresh();
  }

  #fresh(): Scope {
    return new Scope(this.#knowledge.api, (name) => this.#knowledge.guess(name));
  }

  /** Whether a text is another state of the one that was read last: half of the shorter one is the same. */
  isLike(text: string): boolean {
    return this.#source.isLike(text);
  }

  /** Changes with every statement that is read or forgotten. */
  get version(): number {
    return this.#version;
  }

  /** The statements before the cursor. */
  get records(): readonly Record[] {
    return this.#records;
  }

  /** The names visible at the cursor's indentation. */
  get scope(): Scope {
    return this.#scope;
  }

  /** The attribute that was last used on a variable. */
  lastAttribute(variable: string): string {
    return this.#last.get(variable) ?? '^';
  }

  /** Number of the last statement that mentions a name; -1 for none. */
  mentioned(name: string): number {
    return this.#mentions.last(name);
  }

  /** How many statements mention a name. */
  mentions(name: string): number {
    return this.#mentions.count(name);
  }

  /** Names that stood after two words lately, with how often. */
  namesAfter(first: string, second: string): ReadonlyMap<string, number> {
    return this.#mentions.after(first, second);
  }

  /** Earlier calls of the same thing, oldest first. */
  callsOf(key: string): readonly { statement: number; call: number }[] {
    return this.#calls.get(key) ?? [];
  }

  /** Attributes that the document used on a class or a receiver lately, with how much they count. */
  attributesOf(key: string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { name, statement } of (this.#accesses.get(key) ?? []).slice(-60)) {
      counts.set(name, (counts.get(name) ?? 0) + 0.97 ** (this.#records.length - statement));
    }
    return counts;
  }

  /** How often the document used each attribute of a class, all alike. */
  countsOf(key: string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { name } of (this.#accesses.get(key) ?? []).slice(-120))
      counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  }

  /** Whether a circuit was made with classical bits of its own; null when its making is not seen. */
  hasClbits(variable: string): boolean | null {
    const at = this.#made.get(variable);
    if (at === undefined) return null;
    const call = this.#records[at]?.calls.find(({ callee }) => callee.key === 'QuantumCircuit');
    if (!call) return null;
    let depth = 0;
    let positions = 1;
    for (const { token } of call.pieces) {
      if (/^[([{]$/u.test(token)) depth += 1;
      if (/^[)\]}]$/u.test(token)) depth -= 1;
      if (token === ',' && depth === 0) positions += 1;
      if (token.endsWith('=') && depth === 0) positions -= 1;
    }
    return positions > 1;
  }

  /** Names of classical registers that results have data for, as far as the statements above tell; the latest counts most. */
  registers(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    const add = (name: string, statement: number): void => {
      counts.set(name, Math.max(counts.get(name) ?? 0, 0.97 ** (this.#records.length - statement)));
    };
    for (const { statement, call } of this.callsOf('ClassicalRegister')) {
      const name = this.#records[statement]?.calls[call]?.pieces
        .findLast((piece) => /^["']/u.test(piece.text))
        ?.text.slice(1, -1);
      if (name !== undefined) add(name, statement);
    }
    for (const { statement } of this.callsOf('QuantumCircuit.measure_all')) add('meas', statement);
    for (const { statement, call } of this.callsOf('QuantumCircuit')) {
      const tokens = this.#records[statement]?.calls[call]?.pieces.map((piece) => piece.token) ?? [];
      if (tokens[1] === ',' && /^<(?:int|n)>$/u.test(tokens[2] ?? '')) add('c', statement);
    }
    return counts;
  }

  /** Names of the command line's options, as `add_argument` defines them. */
  options(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { statement, call } of this.callsOf('ArgumentParser.add_argument')) {
      const texts = this.#records[statement]?.calls[call]?.pieces.map((piece) => piece.text) ?? [];
      const name = texts.find((text) => /^["'](?:--)?[A-Za-z]/u.test(text));
      if (name !== undefined)
        counts.set(
          name
            .replaceAll(/["']|^["']--/gu, '')
            .replace('--', '')
            .replaceAll('-', '_'),
          1,
        );
    }
    return counts;
  }

  /** Names that were assigned, with the type each has now; those of functions that are left are not known any more. */
  assigned(): Variable[] {
    return [...this.#made.keys()].flatMap((name) => this.#types.get(name) ?? []);
  }

  /** Takes the text before the cursor; only what differs from the last one is read. */
  update(text: string): Tail {
    const { statements, kept, tail } = this.#source.update(text);
    if (kept < this.#records.length) this.#rewind(kept);
    for (let at = this.#records.length; at < statements.length; at += 1) {
      const statement = statements[at];
      if (!statement) break;
      if (at % STEP === 0)
        this.#checkpoints.push({ at, scope: this.#scope.clone(), last: new Map(this.#last) });
      this.#add(statement, at);
    }
    return tail;
  }

  #add(statement: Statement, at: number): void {
    this.#version += 1;
    this.#scope.enter(statement.indent);
    const reader: Reader = {
      scope: this.#scope,
      infer: this.#scope.inference,
      abstraction: this.#knowledge.abstraction,
    };
    const seen = observe(statement.words, statement.indent, reader);
    const numbers = seen.pieces.map((piece) => this.#knowledge.number(piece.token));
    this.#records.push({
      ...seen,
      start: statement.start,
      numbers: [...numbers, END],
      previous: this.#records.at(-1)?.head ?? '^',
    });
    for (const { variable, name, type, label } of seen.accesses) {
      if (variable !== '') {
        remember(this.#accesses, `>${type}>${this.lastAttribute(variable)}`, { statement: at, name });
        remember(this.#accesses, `=${variable}`, { statement: at, name });
        this.#last.set(variable, name);
      }
      remember(this.#accesses, accessKey(type, label), { statement: at, name });
    }
    for (const [call, { callee }] of seen.calls.entries())
      remember(this.#calls, callee.key, { statement: at, call });
    if (seen.target !== '') this.#made.set(seen.target, at);
    this.#mentions.add(statement.words, at);
    this.style.add(statement.words);
    this.#scope.apply(statement, at);
    const made = seen.target === '' ? undefined : this.#scope.find(seen.target);
    if (made) this.#types.set(made.name, made);
  }

  /** Forgets the statements from `kept` on. */
  #rewind(kept: number): void {
    this.#version += 1;
    while ((this.#checkpoints.at(-1)?.at ?? -1) > kept) this.#checkpoints.pop();
    const point = this.#checkpoints.pop();
    const from = point?.at ?? 0;
    this.#scope = point?.scope ?? this.#fresh();
    this.#last = new Map(point?.last);
    this.#records.length = from;
    forget(this.#calls, from);
    forget(this.#accesses, from);
    for (const [name, at] of this.#made) if (at >= from) this.#made.delete(name);
    this.#mentions.forget(from);
  }
}

function remember<T>(into: Map<string, T[]>, key: string, entry: T): void {
  const list = into.get(key);
  if (list) list.push(entry);
  else into.set(key, [entry]);
}

/** Drops what statements from `from` on left. */
function forget(lists: Map<string, { readonly statement: number }[]>, from: number): void {
  for (const [key, list] of lists) {
    while ((list.at(-1)?.statement ?? -1) >= from) list.pop();
    if (list.length === 0) lists.delete(key);
  }
}
