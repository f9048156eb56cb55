import type { Type } from '../qiskit/api.ts';
import { isKeyword } from '../qiskit/infer.ts';
import type { Scope } from '../qiskit/scope.ts';
import type { Word } from '../qiskit/statements.ts';

/** A word of a statement with what it stands for: an API name, a kind of variable, a kind of literal. */
export interface Piece {
  /** `<qc>`, `<int>` for what differs between programs; the text itself for API names, keywords and operators; `name=` for keyword arguments. */
  readonly token: string;
  /** What stands in the program. */
  readonly text: string;
  /** Index after its last word. */
  readonly end: number;
}

/** Groups of classes by the placeholder that stands for them. */
export type Placeholders = Readonly<Record<string, readonly string[]>>;

const BUILTINS = new Set(
  'abs all any bool bytes callable chr complex dict dir divmod enumerate Exception filter float format frozenset getattr hasattr hash hex id input int isinstance issubclass iter KeyError len list map max min next object open ord pow print property range repr reversed round RuntimeError set setattr slice sorted staticmethod str sum super tuple type TypeError ValueError vars zip NotImplementedError __name__ display classmethod IndexError StopIteration'.split(
    ' ',
  ),
);
const ARITHMETIC = new Set(['+', '-', '*', '/', '//', '%', '**']);
const CONSTANTS = new Set(['True', 'False', 'None', 'self', 'cls', '_']);

/** Turns words into pieces: the one place that says which programs are alike. */
export class Abstraction {
  readonly #byType = new Map<string, string>();
  readonly #known = new Map<Type, string>();
  readonly #literals: ReadonlySet<string>;

  constructor(placeholders: Placeholders, literals: Iterable<string>) {
    for (const [name, types] of Object.entries(placeholders))
      for (const type of types) this.#byType.set(type, `<${name}>`);
    this.#literals = new Set(literals);
  }

  /** The placeholder for values of a type. */
  placeholder(type: Type): string {
    const known = this.#known.get(type);
    if (known !== undefined) return known;
    const found = this.#placeholder(type);
    this.#known.set(type, found);
    return found;
  }

  #placeholder(type: Type): string {
    if (type === '') return '<v>';
    const known = this.#byType.get(type.replace(/\/[se]$/u, ''));
    if (known !== undefined) return known;
    if (type === 'list[QuantumCircuit]') return '<qcs>';
    if (/^(?:list|tuple)\b/u.test(type)) return type.startsWith('list') ? '<l>' : '<t>';
    if (type.startsWith('own:')) return '<fn>';
    if (type.startsWith('class:') || type.startsWith('function:') || type.startsWith('module:')) return '<v>';
    const plain = type.replace(/^\w+:|\/[se]$/gu, '');
    return this.#byType.get(plain) ?? `<${plain}>`;
  }

  /** The name that stands for an imported thing in every program, whatever it is called there; undefined for what was not imported. */
  canonical(name: string, scope: Scope): string | undefined {
    const variable = scope.find(name);
    if (variable?.origin !== 'import') return undefined;
    if (variable.path === 'numpy') return 'np';
    if (variable.path === 'matplotlib.pyplot') return 'plt';
    return variable.path.slice(variable.path.lastIndexOf('.') + 1);
  }

  /** The pieces of a statement. */
  pieces(words: readonly Word[], scope: Scope): Piece[] {
    const first = words[0]?.text;
    if (first === 'from' || first === 'import') return importPieces(words);
    const found: Piece[] = [];
    let depth = 0;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at];
      if (!word) break;
      if (word.kind === 'open') depth += 1;
      if (word.kind === 'close') depth -= 1;
      const keyword =
        depth > 0 &&
        word.kind === 'name' &&
        words[at + 1]?.text === '=' &&
        /^[(,]$/u.test(words[at - 1]?.text ?? '');
      if (keyword) {
        found.push({ token: `${word.text}=`, text: `${word.text}=`, end: at + 2 });
        at += 1;
      } else found.push({ token: this.#token(words, at, scope), text: word.text, end: at + 1 });
    }
    return found;
  }

  #token(words: readonly Word[], at: number, scope: Scope): string {
    const word = words[at];
    if (!word) return '';
    const before = words[at - 1]?.text ?? '';
    switch (word.kind) {
      case 'number':
        return this.#number(word.text, before, words[at + 1]?.text ?? '');
      case 'string':
        return words.length === 1 && at === 0 ? '<doc>' : this.string(word.text);
      case 'name':
        return before === '.' ? word.text : this.name(word.text, scope, before);
      case 'operator':
      case 'open':
      case 'close':
        return word.text;
    }
  }

  /** The token for a name that no dot precedes. */
  name(name: string, scope: Scope, before = ''): string {
    if (before === 'def') return '<fn>';
    if (before === 'class') return '<cls>';
    if (isKeyword(name) || CONSTANTS.has(name)) return name;
    const variable = scope.find(name);
    if (variable === undefined) return BUILTINS.has(name) ? name : this.placeholder(scope.guess(name));
    if (variable.origin === 'class') return '<cls>';
    if (variable.origin === 'function') return '<fn>';
    return this.canonical(name, scope) ?? this.placeholder(variable.type);
  }

  /** The token for a string literal: itself where it is a value that programs share. */
  string(text: string): string {
    const prefix = /^[A-Za-z]*/u.exec(text)?.[0].toLowerCase() ?? '';
    if (prefix.includes('f')) return '<fstr>';
    const plain = normalQuotes(text);
    return this.#literals.has(plain) ? plain : '<str>';
  }

  #number(text: string, before: string, after: string): string {
    if (!/^\d+$/u.test(text)) return '<float>';
    const arithmetic = ARITHMETIC.has(before) || ARITHMETIC.has(after);
    if (arithmetic && /^[0124]$/u.test(text)) return text;
    return before === '[' && text === '0' ? text : '<int>';
  }
}

/** A string literal in single quotes, as the tables have it. */
function normalQuotes(text: string): string {
  const match = /^(["'])(.*)\1$/u.exec(text);
  return match && !match[2]?.includes("'") ? `'${match[2] ?? ''}'` : text;
}

/** The pieces of an import: module paths are one piece. */
function importPieces(words: readonly Word[]): Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < words.length;) {
    let text = words[at]?.text ?? '';
    at += 1;
    while (/^[\w.]+$/u.test(text) && !isKeyword(text) && glued(words, at)) {
      text += words[at]?.text ?? '';
      at += 1;
    }
    found.push({ token: text, text, end: at });
  }
  return found;
}

function glued(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (!word || !before || before.end !== word.start) return false;
  return word.text === '.' || (before.text.endsWith('.') && word.kind === 'name' && word.text !== 'import');
}

/**
 * A statement without its details, to tell what follows what: what stands in brackets is left out, and conditions.
 * `<qc>.h(0)` and `<qc>.h(1)` have the same head.
 */
export function headOf(tokens: readonly string[]): string {
  const first = tokens[0] ?? '';
  if (/^(?:if|elif|while|assert|raise|def|class|except|@)$/u.test(first)) return first;
  if (first === 'import' || first === 'from') return tokens.slice(0, 4).join(' ');
  const kept: string[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (/^[)\]}]$/u.test(token)) depth -= 1;
    if (depth === 0) kept.push(token);
    if (/^[([{]$/u.test(token)) depth += 1;
    if (kept.length >= 9) break;
  }
  return kept.join(' ');
}
