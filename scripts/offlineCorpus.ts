import type { Piece } from '../src/offline/abstraction.ts';
import { guessType } from '../src/offline/knowledge.ts';
import { observe, type Observation, plainArguments } from '../src/offline/observe.ts';
import type { Idiom } from '../src/offline/parse.ts';
import { resultKey } from '../src/offline/results.ts';
import { nameKeys } from '../src/offline/statements.ts';
import type { OfflineTables } from '../src/offline/tables.ts';
import { Api } from '../src/qiskit/api.ts';
import { Scope } from '../src/qiskit/scope.ts';
import { split, type Statement } from '../src/qiskit/statements.ts';
import type { Counts } from './offlineCounts.ts';
import { add, bump, END } from './offlineRows.ts';

// Counts what the idioms and the training programs say.

/** Characters of the longest value that is kept. */
const LONGEST = 40;

/** Takes in programs and idioms, each with the weight that it is given. */
export class Corpus {
  readonly #counts: Counts;
  readonly #api: Api;
  readonly #guess: Readonly<Record<string, string>>;

  constructor(base: Pick<OfflineTables, 'api' | 'guess'>, counts: Counts) {
    this.#counts = counts;
    this.#api = new Api(base.api);
    this.#guess = base.guess;
  }

  /** Takes in one program, its cells in order. */
  addProgram(cells: readonly string[], weight: number): void {
    const scope = this.#scope();
    const state = { last: new Map<string, string>(), head: '^', imported: [] as string[] };
    let index = 0;
    for (const cell of cells) {
      for (const statement of split(cell).statements) {
        const seen = this.#read(statement, scope, weight);
        this.#addObservation(seen, weight, state);
        this.#importsOf(seen, weight, state.imported);
        scope.apply(statement, index);
        index += 1;
        if (seen.target !== '') this.#named(seen, scope, weight);
      }
    }
  }

  /** Takes in an idiom: its imports only tell the types of its names. */
  addIdiom(idiom: Idiom, weight: number): void {
    const scope = this.#scope();
    const head = idiom.imports.map(({ module, names }) =>
      module === '' ? `import ${names.join(', ')}` : `from ${module} import ${names.join(', ')}`,
    );
    split(`${head.join('\n')}\n`).statements.forEach((statement, at) => scope.apply(statement, at));
    for (const [name, type] of Object.entries(idiom.uses))
      scope.declare(name, type === 'list' ? 'list[]' : type);
    const state = { last: new Map<string, string>(), head: '', imported: [] };
    split(`${idiom.lines.join('\n')}\n`).statements.forEach((statement, at) => {
      const seen = this.#read(statement, scope, weight);
      this.#addObservation(seen, weight, state);
      scope.apply(statement, 1000 + at);
      if (seen.target !== '') this.#named(seen, scope, weight);
    });
  }

  #read(statement: Statement, scope: Scope, weight: number): Observation {
    scope.enter(statement.indent);
    const reader = { scope, infer: scope.inference, abstraction: this.#counts.abstraction };
    const seen = observe(statement.words, statement.indent, reader);
    if (/^(?:from|import)$/u.test(seen.pieces[0]?.token ?? '')) return seen;
    for (const [at, { end }] of seen.pieces.entries()) {
      const key = resultKey(statement.words, end, reader);
      if (key !== '') bump(this.#counts.attributes, key, seen.pieces[at + 1]?.token ?? END, weight);
    }
    return seen;
  }

  #addObservation(
    seen: Observation,
    weight: number,
    state: { last: Map<string, string>; head: string },
  ): void {
    const tokens = seen.pieces.map((piece) => piece.token);
    if (tokens[0] === '<doc>') return;
    const key = add(this.#counts.statements, [...tokens, END], weight);
    if (state.head !== '') bump(this.#counts.after, state.head, key, weight);
    state.head = seen.head;
    this.#defined(seen, weight);
    for (const { callee, pieces } of seen.calls) {
      if (callee.key.startsWith('own:')) continue;
      for (const name of new Set([callee.key, callee.group]))
        add(this.#counts.calls, [name, ...pieces.map((piece) => piece.token), END], weight);
      this.#argumentValues(callee.key, pieces, weight);
    }
    for (const { type, name, variable, label, place } of seen.accesses) {
      if (type !== '') bump(this.#counts.attributes, `${type}@${place}`, name, weight);
      if (type !== '') this.#counts.attribute(type, name, weight);
      else this.#counts.unknown(label, name, weight);
      if (variable === '') continue;
      bump(this.#counts.attributes, `${type}>${state.last.get(variable) ?? '^'}`, name, weight);
      state.last.set(variable, name);
    }
  }

  /** Names of functions, methods, classes and parameters, and of what is caught. */
  #defined({ pieces, indent }: Observation, weight: number): void {
    const kind = pieces[0]?.token;
    const caught = pieces.findIndex(({ token }) => token === 'as') + 1;
    if (kind === 'except' && caught > 0)
      bump(this.#counts.names, 'exception', pieces[caught]?.text ?? '', weight);
    if (kind !== 'def' && kind !== 'class') return;
    const method = indent > 0 && pieces[3]?.token === 'self';
    const name = pieces[1]?.text ?? '';
    if (!name.startsWith('__'))
      bump(this.#counts.names, kind === 'class' ? 'class' : method ? 'method' : 'function', name, weight);
    if (kind === 'class') return;
    for (const [at, { text }] of pieces.entries()) {
      const before = pieces[at - 1]?.token ?? '';
      if (text === ')') break;
      if (/^[(,]$/u.test(before) && /^[A-Za-z_]\w*=?$/u.test(text) && !/^(?:self|cls)$/u.test(text))
        bump(this.#counts.names, 'parameter', text.replace('=', ''), weight);
    }
  }

  #argumentValues(callee: string, pieces: readonly Piece[], weight: number): void {
    for (const { slot, piece } of plainArguments(pieces)) {
      const { token, text } = piece;
      if (/^<(?:int|float)>$/u.test(token) || (/^<\w+>$/u.test(token) && /^[A-Za-z]\w*$/u.test(text)))
        bump(this.#counts.values, `${callee}|${slot}`, text, weight);
    }
    let slot = '0';
    let depth = 0;
    for (const { token, text } of pieces) {
      if (/^[([{]$/u.test(token)) depth += 1;
      if (/^[)\]}]$/u.test(token)) depth -= 1;
      if (depth === 0 && /^\w+=$/u.test(token)) slot = token.slice(0, -1);
      // What stands in a tuple: the size of a figure.
      if (depth === 1 && /^<(?:int|float)>$/u.test(token))
        bump(this.#counts.values, `${callee}|${slot}|`, text, weight);
    }
  }

  #named(seen: Observation, scope: Scope, weight: number): void {
    const variable = scope.find(seen.target);
    if (!variable) return;
    bump(this.#counts.names, this.#counts.abstraction.placeholder(variable.type), seen.target, weight);
    const literal = seen.pieces.length === 3 ? seen.pieces[2] : undefined;
    if (literal && /^<(?:int|float|str)>$/u.test(literal.token) && literal.text.length <= LONGEST)
      bump(this.#counts.values, `=${seen.target}`, literal.text, weight);
    const head = `${seen.head.split(' = ').slice(1).join(' = ')} $`;
    for (const key of nameKeys(seen.target)) bump(this.#counts.assigned, key, head, weight);
  }

  #importsOf(seen: Observation, weight: number, imported: string[]): void {
    const tokens = seen.pieces.map((piece) => piece.token);
    if (tokens[0] === 'import') {
      bump(this.#counts.imports, '', tokens.slice(1, 4).join(' '), weight);
      return;
    }
    if (tokens[0] !== 'from') return;
    for (let at = 3; at < tokens.length; at += 1) {
      const name = tokens[at] ?? '';
      if (!/^\w+$/u.test(name) || tokens[at - 1] === 'as' || name === 'as') continue;
      bump(this.#counts.imports, tokens[1] ?? '', name, weight);
      const path = `${tokens[1] ?? ''}.${name}`;
      for (const other of imported) {
        bump(this.#counts.pairs, other, path, weight);
        bump(this.#counts.pairs, path, other, weight);
      }
      imported.push(path);
    }
  }

  #scope(): Scope {
    return new Scope(this.#api, (name) => guessType(name, this.#guess));
  }
}
