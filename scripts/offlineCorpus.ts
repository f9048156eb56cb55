import { Abstraction, type Piece } from '../src/offline/abstraction.ts';
import { placeOf } from '../src/offline/attributes.ts';
import { guessType } from '../src/offline/knowledge.ts';
import { observe, type Observation, plain, plainArguments } from '../src/offline/observe.ts';
import type { Idiom } from '../src/offline/parse.ts';
import { resultKey } from '../src/offline/results.ts';
import { nameKeys } from '../src/offline/statements.ts';
import type { OfflineTables } from '../src/offline/tables.ts';
import { Api } from '../src/qiskit/api.ts';
import { Scope } from '../src/qiskit/scope.ts';
import { split, type Statement } from '../src/qiskit/statements.ts';
import { add, bump, encode, END, rows, round, type Rows, type Store } from './offlineRows.ts';
import { callSequences, steady, type Usage, usageStatements } from './offlineUsage.ts';

// Counts statements, calls, attributes, values and names over public figures, the idioms and the training programs.

/** How much one sight in each source counts. */
export interface SourceWeights {
  readonly usage: number;
  readonly program: number;
  readonly idiom: number;
}

const FUNCTION_MODULES = /^(?:qiskit\w*|scipy|networkx)(?:\.\w+)*\.(\w+)$/u;

/** What names are kept of in large number. */
const DEFINITIONS = ['function', 'method', 'class', 'parameter'];

/** Collects counts and writes them as tables. */
export class Corpus {
  readonly #api: Api;
  readonly #abstraction: Abstraction;
  readonly #guess: Readonly<Record<string, string>>;
  readonly #statements: Store = new Map();
  readonly #calls: Store = new Map();
  readonly #after: Rows = new Map();
  readonly #attributes: Rows = new Map();
  readonly #values: Rows = new Map();
  readonly #names: Rows = new Map();
  readonly #assigned: Rows = new Map();
  readonly #imports: Rows = new Map();
  readonly #pairs: Rows = new Map();

  constructor(base: Pick<OfflineTables, 'api' | 'placeholders' | 'literals' | 'guess'>) {
    this.#api = new Api(base.api);
    this.#abstraction = new Abstraction(base.placeholders, base.literals);
    this.#guess = base.guess;
  }

  /** A scope that knows nothing yet. */
  scope(): Scope {
    return new Scope(this.#api, (name) => guessType(name, this.#guess));
  }

  /** Takes in the figures of public code. */
  addUsage(usage: Usage, weight: number): void {
    const { statements, after } = usageStatements(usage);
    const keys = statements.map((one) =>
      add(this.#statements, one.whole ? [...one.tokens, END] : one.tokens, one.weight * weight),
    );
    for (const [head, row] of after)
      for (const [next, count] of row) bump(this.#after, head, keys[next] ?? '', count * weight);
    for (const [name, call] of Object.entries(usage.calls)) {
      const key = callKey(name);
      for (const one of callSequences(call)) {
        const tokens = one.whole ? [...one.tokens, END] : one.tokens;
        for (const callee of new Set([key, this.#groupKey(key)]))
          add(this.#calls, [callee, ...tokens], one.weight * weight);
      }
      for (const [slot, kinds] of Object.entries(call.values ?? {})) {
        for (const rows of Object.values(kinds)) {
          for (const [value, count] of rows)
            bump(
              this.#values,
              `${key}|${slot}`,
              typeof value === 'string' ? `'${value}'` : String(value),
              Number(count) * weight,
            );
        }
      }
    }
    this.#addReceivers(usage, weight);
    this.#addNames(usage, weight);
    this.#addImports(usage, weight);
  }

  /** Takes in what is known of names outside Qiskit; the later ones count less. */
  addPython(known: Readonly<Record<string, string>>): void {
    for (const [receiver, names] of Object.entries(known)) {
      for (const [at, name] of names.split(' ').entries()) {
        bump(this.#attributes, receiver, name, 2 / (1 + at / 6));
        bump(this.#attributes, '*', name, 0.2);
      }
    }
  }

  /** Takes in what is usually imported from modules outside Qiskit; the later ones count less. */
  addImports(known: Readonly<Record<string, string>>): void {
    for (const [module, names] of Object.entries(known))
      for (const [at, name] of names.split(' ').entries())
        bump(this.#imports, module, name.replaceAll('+', ' '), 3 / (1 + at / 3));
  }

  #addReceivers(usage: Usage, weight: number): void {
    const { typed, module_attributes: modules, class_attributes: classes, by_name: byName } = usage.receivers;
    for (const [type, row] of Object.entries(typed)) {
      for (const [name, [uses = 0, origins = 1]] of Object.entries(row))
        this.#attribute(plain(type), name, steady(uses, origins) * weight);
    }
    for (const [path, row] of Object.entries(modules)) {
      const key =
        path === 'numpy'
          ? 'np'
          : path === 'matplotlib.pyplot'
            ? 'plt'
            : path.startsWith('numpy.')
              ? path.replace('numpy', 'np')
              : path.slice(path.lastIndexOf('.') + 1);
      for (const [name, [uses = 0, origins = 1]] of Object.entries(row))
        bump(this.#attributes, key, name, steady(uses, origins) * weight);
    }
    for (const [type, row] of Object.entries(classes))
      for (const [name, [uses = 0, origins = 1]] of Object.entries(row))
        bump(this.#attributes, `class ${plain(type)}`, name, steady(uses, origins) * weight);
    for (const [label, row] of Object.entries(byName))
      for (const [name, [uses = 0, origins = 1]] of Object.entries(row))
        this.#unknown(label, name, steady(uses, origins) * weight);
    for (const [type, row] of Object.entries(usage.transitions.methods)) {
      for (const [method, next] of Object.entries(row)) {
        for (const [name, count, origins] of next)
          bump(
            this.#attributes,
            `${plain(type)}>${method}`,
            String(name),
            steady(Number(count), Number(origins)) * weight,
          );
      }
    }
  }

  #unknown(label: string, name: string, weight: number): void {
    bump(this.#attributes, `~${label}`, name, weight);
    bump(this.#attributes, '~', name, weight);
  }

  #attribute(type: string, name: string, weight: number): void {
    bump(this.#attributes, type, name, weight);
    bump(this.#attributes, '*', name, weight);
    const group = this.#abstraction.placeholder(type);
    if (group !== '<v>') bump(this.#attributes, group, name, weight);
  }

  #addNames(usage: Usage, weight: number): void {
    for (const [type, { names }] of Object.entries(usage.naming.by_class)) {
      for (const [name, [count = 0]] of Object.entries(names))
        bump(this.#names, this.#abstraction.placeholder(type), name, count * weight);
    }
    for (const [call, { names }] of Object.entries(usage.naming.by_call)) {
      for (const [name, [count = 0]] of Object.entries(names))
        for (const key of nameKeys(name)) bump(this.#assigned, key, this.#callHead(call), count * weight);
    }
  }

  #callHead(call: string): string {
    const key = callKey(call);
    const [type, method] = key.split('.');
    if (method === undefined) return `${key} ( )`;
    const receiver =
      type === 'np' || type === 'plt'
        ? type
        : type === '?'
          ? '<v>'
          : this.#abstraction.placeholder(type ?? '');
    return `${receiver} . ${method} ( )`;
  }

  #addImports(usage: Usage, weight: number): void {
    for (const [module, row] of Object.entries(usage.imports.names)) {
      for (const [name, [files]] of Object.entries(row)) bump(this.#imports, module, name, files * weight);
    }
    for (const [module, row] of Object.entries(usage.imports.plain)) {
      for (const [alias, [files]] of Object.entries(row))
        bump(this.#imports, '', alias === '' ? module : `${module} as ${alias}`, files * weight);
    }
    for (const [module, names, files, origins] of usage.imports.groups) {
      const tokens = (names as unknown as readonly string[]).flatMap((name, at) =>
        at > 0 ? [',', name] : [name],
      );
      add(
        this.#statements,
        ['from', String(module), 'import', ...tokens, END],
        steady(Number(files), Number(origins)) * weight,
      );
    }
    for (const [a, b, files] of usage.imports.pairs) {
      bump(this.#pairs, String(a), String(b), Number(files) * weight);
      bump(this.#pairs, String(b), String(a), Number(files) * weight);
    }
  }

  /** Takes in one program, its cells in order. */
  addProgram(cells: readonly string[], weight: number): void {
    const scope = this.scope();
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
    const scope = this.scope();
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
    const reader = { scope, infer: scope.inference, abstraction: this.#abstraction };
    const seen = observe(statement.words, statement.indent, reader);
    if (/^(?:from|import)$/u.test(seen.pieces[0]?.token ?? '')) return seen;
    for (const [at, { end }] of seen.pieces.entries()) {
      const key = resultKey(statement.words, end, reader);
      if (key !== '') bump(this.#attributes, key, seen.pieces[at + 1]?.token ?? END, weight);
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
    const key = add(this.#statements, [...tokens, END], weight);
    if (state.head !== '') bump(this.#after, state.head, key, weight);
    state.head = seen.head;
    this.#defined(seen, weight);
    for (const { callee, pieces } of seen.calls) {
      if (callee.key.startsWith('own:')) continue;
      for (const name of new Set([callee.key, callee.group]))
        add(this.#calls, [name, ...pieces.map((piece) => piece.token), END], weight);
      this.#argumentValues(callee.key, pieces, weight);
    }
    for (const { type, name, variable, label, place } of seen.accesses) {
      if (type !== '') bump(this.#attributes, `${type}@${place}`, name, weight);
      if (type !== '') this.#attribute(type, name, weight);
      else this.#unknown(label, name, weight);
      if (variable === '') continue;
      bump(this.#attributes, `${type}>${state.last.get(variable) ?? '^'}`, name, weight);
      state.last.set(variable, name);
    }
  }

  /** Names of functions, methods, classes and parameters. */
  #defined({ pieces, indent }: Observation, weight: number): void {
    const kind = pieces[0]?.token;
    if (kind !== 'def' && kind !== 'class') return;
    const method = indent > 0 && pieces[3]?.token === 'self';
    const name = pieces[1]?.text ?? '';
    if (!name.startsWith('__'))
      bump(this.#names, kind === 'class' ? 'class' : method ? 'method' : 'function', name, weight);
    if (kind === 'class') return;
    for (const [at, { text }] of pieces.entries()) {
      const before = pieces[at - 1]?.token ?? '';
      if (text === ')') break;
      if (/^[(,]$/u.test(before) && /^[A-Za-z_]\w*=?$/u.test(text) && !/^(?:self|cls)$/u.test(text))
        bump(this.#names, 'parameter', text.replace('=', ''), weight);
    }
  }

  #argumentValues(callee: string, pieces: readonly Piece[], weight: number): void {
    for (const { slot, piece } of plainArguments(pieces)) {
      const { token, text } = piece;
      if (/^<(?:int|float)>$/u.test(token) || (/^<\w+>$/u.test(token) && /^[A-Za-z]\w*$/u.test(text)))
        bump(this.#values, `${callee}|${slot}`, text, weight);
    }
    let slot = '0';
    let depth = 0;
    for (const { token, text } of pieces) {
      if (/^[([{]$/u.test(token)) depth += 1;
      if (/^[)\]}]$/u.test(token)) depth -= 1;
      if (depth === 0 && /^\w+=$/u.test(token)) slot = token.slice(0, -1);
      // What stands in a tuple: the size of a figure.
      if (depth === 1 && /^<(?:int|float)>$/u.test(token))
        bump(this.#values, `${callee}|${slot}|`, text, weight);
    }
  }

  #named(seen: Observation, scope: Scope, weight: number): void {
    const variable = scope.find(seen.target);
    if (!variable) return;
    bump(this.#names, this.#abstraction.placeholder(variable.type), seen.target, weight);
    const literal = seen.pieces.length === 3 ? seen.pieces[2] : undefined;
    if (literal && /^<(?:int|float|str)>$/u.test(literal.token))
      bump(this.#values, `=${seen.target}`, literal.text, weight);
    const head = `${seen.head.split(' = ').slice(1).join(' = ')} $`;
    for (const key of nameKeys(seen.target)) bump(this.#assigned, key, head, weight);
  }

  #importsOf(seen: Observation, weight: number, imported: string[]): void {
    const tokens = seen.pieces.map((piece) => piece.token);
    if (tokens[0] === 'import') {
      bump(this.#imports, '', tokens.slice(1, 4).join(' '), weight);
      return;
    }
    if (tokens[0] !== 'from') return;
    for (let at = 3; at < tokens.length; at += 1) {
      const name = tokens[at] ?? '';
      if (!/^\w+$/u.test(name) || tokens[at - 1] === 'as' || name === 'as') continue;
      bump(this.#imports, tokens[1] ?? '', name, weight);
      const path = `${tokens[1] ?? ''}.${name}`;
      for (const other of imported) {
        bump(this.#pairs, other, path, weight);
        bump(this.#pairs, path, other, weight);
      }
      imported.push(path);
    }
  }

  /** Counts attributes by where the value stands that they are asked of. */
  #placed(store: Store, first: number): void {
    for (const { tokens, weight } of store.values()) {
      if (tokens[0] === 'from' || tokens[0] === 'import') continue;
      for (let at = first + 1; at < tokens.length - 1; at += 1) {
        const name = tokens[at + 1] ?? '';
        if (
          tokens[at] !== '.' ||
          !/^[A-Za-z_]\w*$/u.test(name) ||
          !/^(?:<\w+>|\w+)$/u.test(tokens[at - 1] ?? '')
        )
          continue;
        const place = first === 1 ? 'g' : placeOf(tokens.slice(0, at - 1));
        bump(this.#attributes, `${tokens[at - 1] ?? ''}@${place}`, name, weight);
      }
    }
  }

  #groupKey(key: string): string {
    const [type, method] = key.split('.');
    if (method === undefined || type === '?' || type === 'np' || type === 'plt') return key;
    const group = this.#abstraction.placeholder(type ?? '');
    return group === '<v>' ? key : `${group}.${method}`;
  }

  /** The tables of what was counted; rows of little weight are cut. */
  tables(): Pick<
    OfflineTables,
    | 'vocabulary'
    | 'statements'
    | 'calls'
    | 'after'
    | 'attributes'
    | 'values'
    | 'names'
    | 'assigned'
    | 'imports'
    | 'pairs'
  > {
    const numbers = new Map<string, number>([
      ['', 0],
      [END, 1],
    ]);
    const numberOf = (token: string): number => {
      const known = numbers.get(token) ?? numbers.size;
      numbers.set(token, known);
      return known;
    };
    const order = new Map<string, number>();
    this.#placed(this.#statements, 0);
    this.#placed(this.#calls, 1);
    const statements = encode(this.#statements, numberOf, order);
    const calls = encode(this.#calls, numberOf, new Map());
    const after: Record<string, number[]> = {};
    for (const [head, row] of this.#after) {
      const pairs = [...row]
        .filter(([key]) => order.has(key))
        .flatMap(([key, count]) => [order.get(key) ?? 0, round(count)]);
      if (pairs.length > 0) after[head] = pairs;
    }
    return {
      vocabulary: [...numbers.keys()],
      statements,
      calls,
      after,
      attributes: rows(this.#attributes, ' ', 60, new Map([['*', 300]])),
      values: rows(this.#values, '\t', 10),
      names: rows(this.#names, ' ', 8, new Map(DEFINITIONS.map((kind) => [kind, 300]))),
      assigned: rows(this.#assigned, '\t', 5),
      imports: rows(this.#imports, '\t', 40),
      pairs: rows(this.#pairs, ' ', 6),
    };
  }
}

/** The key of a call in the figures as the engine writes it. */
function callKey(name: string): string {
  if (name.startsWith('numpy.')) return name.replace('numpy', 'np');
  if (name.startsWith('matplotlib.pyplot.')) return name.replace('matplotlib.pyplot', 'plt');
  const path = FUNCTION_MODULES.exec(name)?.[1];
  return path ?? plain(name).replace(/^\?job\./u, 'RuntimeJobV2.');
}
