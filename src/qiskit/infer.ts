import type { Api, Type } from './api.ts';
import { RETURNS } from './returns.ts';
import type { Word } from './statements.ts';

/** What type inference asks about names. */
export interface Names {
  /** Type of a name; the empty string when unknown, undefined when there is no such name. */
  typeOf(name: string): Type | undefined;
  /** Type of a member of a class of the file; undefined when the type is no such class or has no such member. */
  memberOf(type: Type, name: string): Type | undefined;
  /** Type of what a dictionary of this name holds, as far as it is known. */
  elementOf(name: string): Type | undefined;
}

/** Types of what modules offer that is not called. */
const VALUES = new Set(['float', 'environ', 'rcParams']);
const COMPARISONS = ['==', '!=', '<', '>', '<=', '>=', 'in', 'is', 'not'];
const NUMERIC = new Set(['int', 'float', 'loopint']);

/** The type of elements of a list type. */
export function elementOf(type: Type): Type {
  return /^(?:list|tuple|set)\[(.*)\]$/u.exec(type)?.[1] ?? RETURNS[`${type}[]`] ?? '';
}

/** Index after the bracket that closes the one at `open`, or `to` when it is not closed. */
export function closing(words: readonly Word[], open: number, to: number): number {
  let depth = 0;
  for (let at = open; at < to; at += 1) {
    const kind = words[at]?.kind;
    if (kind === 'open') depth += 1;
    else if (kind === 'close') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return to;
}

/** Infers types of expressions from local facts: constructors, signatures, literals. Unknown is the empty string. */
export class Inference {
  readonly #api: Api;
  readonly #names: Names;

  constructor(api: Api, names: Names) {
    this.#api = api;
    this.#names = names;
  }

  /** The type of the expression in `words[from, to)`. */
  type(words: readonly Word[], from: number, to: number): Type {
    let first = from;
    while (['await', 'not', '-', '+', '~', '*', '**'].includes(words[first]?.text ?? '')) first += 1;
    if (words[first]?.text === 'lambda') return 'fn';
    const { type, end } = this.primary(words, first, to);
    if (end < to) return this.#combined(words, { from, to, type, end });
    return words[from]?.text === 'not' ? 'bool' : type;
  }

  /** The type of the primary expression that begins at `from`, and where it ends. */
  primary(words: readonly Word[], from: number, to: number): { readonly type: Type; readonly end: number } {
    const word = words[from];
    if (!word || from >= to) return { type: '', end: to };
    let type = this.#atom(words, from, to);
    let end = word.kind === 'open' ? closing(words, from, to) : from + 1;
    while (word.kind === 'string' && words[end]?.kind === 'string') end += 1;
    while (end < to) {
      const next = words[end];
      if (next?.text === '.' && words[end + 1]?.kind === 'name' && end + 1 < to) {
        const name = words[end + 1]?.text ?? '';
        const method = words[end + 2]?.text === '(' && end + 2 < to;
        if (method) {
          const after = closing(words, end + 2, to);
          type = this.#method(type, name, this.#firstType(words, end + 2, after));
          end = after;
        } else {
          type = this.attribute(type, name);
          end += 2;
        }
      } else if (next?.text === '(') {
        const after = closing(words, end, to);
        type = this.#result(type, this.#firstType(words, end, after));
        end = after;
      } else if (next?.text === '[') {
        const after = closing(words, end, to);
        const held = end === from + 1 && word.kind === 'name' ? this.#names.elementOf(word.text) : undefined;
        type = words.slice(end, after).some((one) => one.text === ':') ? type : (held ?? elementOf(type));
        end = after;
      } else break;
    }
    return { type, end };
  }

  /** Type of the value before the dot at `dot`: of the primary expression that ends there. */
  receiver(words: readonly Word[], dot: number): Type {
    const type = this.type(words, primaryStart(words, dot), dot);
    return type.startsWith('function:') ? '' : type;
  }

  /** The type of an attribute that is not called. */
  attribute(type: Type, name: string): Type {
    const own = this.#names.memberOf(type, name);
    if (own !== undefined) return own;
    if (type.startsWith('module:')) return this.moduleMember(type.slice(7), name);
    const hand = RETURNS[`${type}.${name}`] ?? RETURNS[`${base(type)}.${name}`];
    if (hand !== undefined) return hand;
    if (base(type) === 'DataBin') return name === 'evs' || name === 'stds' ? 'ndarray' : 'BitArray';
    return this.#api.members(base(type)).get(name)?.type ?? '';
  }

  /** Type of what a dictionary of this name holds; empty when it is not known. */
  heldBy(name: string): Type {
    return this.#names.elementOf(name) ?? '';
  }

  /** What a module offers under a name. */
  moduleMember(module: string, name: string): Type {
    const hand = RETURNS[`${module}.${name}`];
    if (hand?.startsWith('module:') === true || VALUES.has(hand ?? '')) return hand ?? '';
    const known = this.#api.exports(module).get(name);
    if (known !== undefined && known !== '') return known;
    if (this.#api.hasModule(`${module}.${name}`)) return `module:${module}.${name}`;
    return /^[A-Z][a-z]/u.test(name) ? `class:${name}` : `function:${module}.${name}`;
  }

  #atom(words: readonly Word[], from: number, to: number): Type {
    const word = words[from];
    if (!word) return '';
    if (word.kind === 'number') return /^\d+$/u.test(word.text) ? 'int' : 'float';
    if (word.kind === 'string') return 'str';
    if (word.kind === 'open') return this.#display(words, from, closing(words, from, to));
    if (word.text === 'True' || word.text === 'False') return 'bool';
    if (word.text === 'None') return 'None';
    if (word.kind !== 'name') return '';
    return this.#names.typeOf(word.text) ?? (word.text in RETURNS ? `function:${word.text}` : '');
  }

  #display(words: readonly Word[], from: number, end: number): Type {
    const inner = this.#firstType(words, from, end);
    const text = words[from]?.text;
    const has = (wanted: string): boolean =>
      topLevel(words, from + 1, end - 1).some((at) => words[at]?.text === wanted);
    if (text === '[') return `list[${inner}]`;
    if (text === '(') return has(',') ? 'tuple' : has('for') ? '' : this.type(words, from + 1, end - 1);
    return has(':') || end === from + 2 ? 'dict' : 'set';
  }

  /** Type of the first element or argument in brackets. */
  #firstType(words: readonly Word[], open: number, end: number): Type {
    const stop = topLevel(words, open + 1, end - 1).find(
      (at) => words[at]?.text === ',' || words[at]?.text === 'for',
    );
    return open + 1 < end - 1 ? this.type(words, open + 1, stop ?? end - 1) : '';
  }

  #method(type: Type, name: string, argument: Type): Type {
    if (type.startsWith('module:')) return this.#result(this.moduleMember(type.slice(7), name), argument);
    const own = this.#names.memberOf(type, name);
    if (own !== undefined) return own.replace('own:', '');
    const owner = base(type.replace('class:', ''));
    if (name === 'run' && /Sampler|Estimator/u.test(owner))
      return `${/^(?:Sampler|Estimator)V2$/u.test(owner) ? 'RuntimeJobV2' : 'PrimitiveJob'}/${owner.includes('Sampler') ? 's' : 'e'}`;
    if (name === 'result' && type.includes('Job') && type.includes('/'))
      return `PrimitiveResult/${type.slice(-1)}`;
    const hand = RETURNS[`${owner}.${name}`];
    const given = hand ?? this.#api.members(owner).get(name)?.type ?? '';
    if (name === 'run' && owner.endsWith('PassManager') && argument.startsWith('list['))
      return 'list[QuantumCircuit]';
    if (given === '' && type.startsWith('class:') && name.startsWith('from_')) return owner;
    return given;
  }

  #result(callee: Type, argument: Type): Type {
    if (callee.startsWith('class:')) return callee.slice(6);
    if (callee.startsWith('own:')) return callee.slice(4);
    if (!callee.startsWith('function:')) return '';
    const name = callee.slice(9);
    if (name === 'transpile' && argument.startsWith('list[')) return 'list[QuantumCircuit]';
    if (['sorted', 'list', 'reversed', 'tuple'].includes(name))
      return argument.startsWith('list') ? argument : 'list';
    if (['max', 'min'].includes(name)) return elementOf(argument) || argument;
    const hand = RETURNS[name] ?? RETURNS[callee];
    if (hand !== undefined) return hand;
    if (name.startsWith('numpy.')) return 'ndarray';
    return this.#api.call(callee)?.type ?? '';
  }

  /** The type of an expression with operators, of which the first operand is known: the operator that binds least tells. */
  #combined(
    words: readonly Word[],
    { from, to, type, end }: { from: number; to: number; type: Type; end: number },
  ): Type {
    const places = topLevel(words, end, to);
    const place = (...texts: string[]): number =>
      places.find((at) => texts.includes(words[at]?.text ?? '')) ?? -1;
    const either = (one: number, other: number): Type => {
      const left = this.type(words, from, one);
      // While it is typed, the other one is not there yet.
      return (left === '' || left === 'None') && other >= one ? this.type(words, other + 1, to) : left;
    };
    if (place('for') >= 0) return this.type(words, from, place('for'));
    if (place(',') >= 0) return 'tuple';
    if (place('if') >= 0) return either(place('if'), place('else'));
    if (place('or') >= 0) return either(place('or'), place('or'));
    if (place('and') >= 0) return this.type(words, place('and') + 1, to);
    if (words[from]?.text === 'not' || place(...COMPARISONS) >= 0) return 'bool';
    if (!NUMERIC.has(type)) return type;
    const other = this.type(words, end + 1, to);
    if (other !== '' && !NUMERIC.has(other)) return other;
    return place('/') >= 0 || other === 'float' || type === 'float' ? 'float' : 'int';
  }
}

/** Positions in `[from, to)` that are in no bracket opened there. */
export function topLevel(words: readonly Word[], from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = from; at < to; at += 1) {
    found.push(at);
    if (words[at]?.kind === 'open') at = closing(words, at, to) - 1;
  }
  return found;
}

/** Where the primary expression that ends before `end` begins. */
export function primaryStart(words: readonly Word[], end: number): number {
  let at = end - 1;
  for (;;) {
    let depth = 0;
    for (; at >= 0; at -= 1) {
      const kind = words[at]?.kind;
      if (kind === 'close') depth += 1;
      else if (kind === 'open') depth -= 1;
      if (depth <= 0) break;
    }
    const before = words[at - 1];
    const bracket = words[at]?.kind === 'open';
    const callee =
      bracket && (before?.kind === 'name' || before?.kind === 'close' || before?.kind === 'string');
    if (callee && !isKeyword(before.text)) at -= 1;
    else if (words[at]?.kind === 'name' && before?.text === '.') at -= 2;
    else return Math.max(at, 0);
  }
}

const KEYWORDS = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** Whether a name is a word of the language. */
export function isKeyword(name: string): boolean {
  return KEYWORDS.has(name);
}

/** A type without what is only known of this value: the kind of its elements, the kind of its source. */
export function base(type: Type): Type {
  if (/\/[se]$/u.test(type)) return type.slice(0, -2);
  return /^(?:list|set|tuple)\[/u.test(type) ? type.slice(0, type.indexOf('[')) : type;
}
