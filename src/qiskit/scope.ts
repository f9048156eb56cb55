import type { Api, Type } from './api.ts';
import { annotationIn, assignmentIn, type Binding, fieldIn, heldIn, loopIn } from './binding.ts';
import { bindings } from './elements.ts';
import { classLike, putBy } from './held.ts';
import { importedBy, importedType } from './importing.ts';
import { closing, Inference } from './infer.ts';
import {
  fieldsOf,
  giveResult,
  type Members,
  type Known,
  membersOf,
  decoratorIn,
  frameOf,
  type Namespace,
  type Origin,
  parentsIn,
  type Variable,
} from './namespace.ts';
import { type Guess, type Parameter, parametersOf } from './parameters.ts';
import type { Statement, Word } from './statements.ts';

/** The names that are visible at a point of a program, with their types; fed one statement after the other. */
export class Scope {
  readonly #api: Api;
  readonly #guess: Guess;
  readonly #infer: Inference;
  readonly #frames: Namespace[];
  readonly #classes: Map<string, Members>;
  readonly #signatures: Map<string, readonly Parameter[]>;
  /** Types of what is put under keys, by the name of the dictionary. */
  readonly #elements: Map<string, Type>;
  /** Names of the decorators right before. */
  #decorators: readonly string[];

  constructor(
    api: Api,
    guess: Guess,
    known: Known = {
      frames: [frameOf('module', '')],
      classes: new Map(),
      signatures: new Map(),
      elements: new Map(),
      decorators: [],
    },
  ) {
    this.#api = api;
    this.#guess = guess;
    this.#frames = known.frames.map((frame) => ({ ...frame, names: new Map(frame.names) }));
    this.#classes = new Map(known.classes);
    this.#signatures = new Map(known.signatures);
    this.#elements = new Map(known.elements);
    this.#decorators = known.decorators;
    this.#infer = new Inference(api, this);
  }

  /** A copy that goes its own way. */
  clone(): Scope {
    return new Scope(this.#api, this.#guess, {
      frames: this.#frames,
      classes: this.#classes,
      signatures: this.#signatures,
      elements: this.#elements,
      decorators: this.#decorators,
    });
  }

  /** Type inference with the names of this point. */
  get inference(): Inference {
    return this.#infer;
  }

  /** Leaves the functions and classes that a statement of this indentation is not in. */
  enter(indent: number): void {
    while ((this.#frames.at(-1)?.indent ?? -1) >= indent) this.#pop();
  }

  /** The scope of a statement of this indentation that comes next; this one stays as it is. */
  at(indent: number): Scope {
    if ((this.#frames.at(-1)?.indent ?? -1) < indent) return this;
    const inner = this.clone();
    inner.enter(indent);
    return inner;
  }

  /** The visible variable of that name. */
  find(name: string): Variable | undefined {
    for (let at = this.#frames.length - 1; at >= 0; at -= 1) {
      const found = this.#sees(at, name) ? this.#frames[at]?.names.get(name) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  /** Whether a name is looked for there: what a class body has is not visible in its methods. */
  #sees(at: number, name: string): boolean {
    return this.#frames[at]?.kind !== 'class' || at === this.#frames.length - 1 || name.startsWith('self.');
  }

  /** Name of the innermost function or class; empty outside of them. */
  get inside(): string {
    return this.#frames.at(-1)?.name ?? '';
  }

  /** Whether the innermost of functions and classes is a function. */
  get inFunction(): boolean {
    return this.#frames.at(-1)?.kind === 'function';
  }

  /** Whether a name belongs to the innermost function, class or module itself. */
  isLocal(name: string): boolean {
    return this.#frames.at(-1)?.names.has(name) === true;
  }

  typeOf(name: string): Type | undefined {
    if (name === 'self') return 'self';
    return this.find(name)?.type;
  }

  /** The type that a name alone suggests. */
  guess(name: string): Type {
    return this.#guess(name) || classLike(name, this.#classes.keys());
  }

  /** Parameters of the innermost function, in order. */
  parameters(): Variable[] {
    const names = this.#frames.at(-1)?.names.values() ?? [];
    return this.#frames.at(-1)?.kind === 'function'
      ? [...names].filter((one) => one.origin === 'parameter')
      : [];
  }

  /** Parameters of a function or method of the file by position, without `self`; empty when there is no such thing. */
  signature(name: string): readonly Parameter[] {
    return this.#signatures.get(name) ?? [];
  }

  /** Every visible variable, the innermost of each name. */
  visible(): ReadonlyMap<string, Variable> {
    const all = new Map<string, Variable>();
    for (const [at, frame] of this.#frames.entries())
      for (const [name, variable] of frame.names) if (this.#sees(at, name)) all.set(name, variable);
    return all;
  }

  memberOf(type: Type, name: string): Type | undefined {
    return this.members(type)?.names.get(name);
  }

  /** Type of what was put under a key of a dictionary of this name. */
  elementOf(name: string): Type | undefined {
    return this.find(name)?.type === 'dict' ? this.#elements.get(name) : undefined;
  }

  /** Members of `self` so far, or of a class of the file; undefined for other types. */
  members(type: Type): Members | undefined {
    const frame = this.#frames.findLast((one) => one.kind === 'class');
    if (frame && (type === 'self' || type === frame.name)) return membersOf(frame);
    return this.#classes.get(type);
  }

  /** Adds a variable of a known type. */
  declare(name: string, type: Type): void {
    this.#set(name, { type, origin: 'value', defined: 0 });
  }

  /** Takes in what a finished statement defines. */
  apply(statement: Statement, index: number): void {
    const { words, indent } = statement;
    this.enter(indent);
    const first = words[0]?.text === 'async' ? (words[1]?.text ?? '') : (words[0]?.text ?? '');
    if (first === 'import' || first === 'from') this.#import(words, index);
    else if (first === 'def') this.#function(words, indent, index);
    else if (first === 'class') this.#class(words, indent, index);
    else if (first === 'for') this.#loop(words, index);
    else if (first === 'with' || first === 'except') this.#with(words, index);
    else if (first === 'return') this.#return(words);
    else this.#assignment(words, index);
    this.#put(words);
    this.#decorators = first === '@' ? [...this.#decorators, decoratorIn(words)] : [];
  }

  /** Keeps what a list that was empty when it was made, or a dictionary, holds. */
  #put(words: readonly Word[]): void {
    const put = putBy(words, this.#infer);
    if (put?.into === 'dict') this.#elements.set(put.name, put.type);
    const list = put?.into === 'list' ? this.find(put.name) : undefined;
    if (!put || list?.type !== 'list[]') return;
    const frame = this.#frames.findLast(({ names }) => names.get(list.name) === list);
    frame?.names.set(list.name, { ...list, type: `list[${put.type}]` });
  }

  #pop(): void {
    const frame = this.#frames.pop();
    const outer = this.#frames.at(-1);
    if (frame?.kind === 'class') {
      this.#classes.set(frame.name, membersOf(frame));
      const fields = fieldsOf(frame);
      if (fields.length > 0 && !this.#signatures.has(frame.name)) this.#signatures.set(frame.name, fields);
    }
    if (frame?.kind === 'function' && outer) giveResult(frame, outer);
  }

  #set(name: string, variable: Omit<Variable, 'name' | 'path'> & { readonly path?: string }): void {
    if (name === '_' || name === '') return;
    const frame = name.startsWith('self.') ? this.#classFrame() : this.#frames.at(-1);
    if (!frame) return;
    // The latest definition comes last.
    frame.names.delete(name);
    frame.names.set(name, { path: '', ...variable, name });
  }

  #classFrame(): Namespace | undefined {
    return this.#frames.findLast((frame) => frame.kind === 'class') ?? this.#frames.at(-1);
  }

  #import(words: readonly Word[], index: number): void {
    for (const { local, module, name } of importedBy(words)) {
      const type = name === '' ? `module:${module}` : importedType(this.#api, module, name);
      const path = name === '' ? module : `${module}.${name}`;
      this.#set(local, { type, origin: 'import', path, defined: index });
    }
  }

  #function(words: readonly Word[], indent: number, index: number): void {
    const at = words.findIndex((word) => word.text === 'def') + 1;
    const name = words[at]?.text ?? '';
    const end = closing(words, at + 1, words.length);
    const arrow =
      words[end]?.text === '->' ? annotationIn(words, { from: end + 1, to: words.length - 1 }, this) : '';
    const outer = this.#frames.at(-1);
    this.#set(outer?.kind === 'class' ? `self.${name}` : name, {
      type: this.#decorators.some((one) => one.endsWith('property')) ? arrow : `own:${arrow}`,
      origin: 'function',
      defined: index,
    });
    this.#frames.push({ ...frameOf('function', name), indent, result: arrow });
    const parameters = parametersOf({ words, from: at + 2, to: end - 1 }, this, (one) => this.guess(one));
    const signature = parameters.filter(({ starred }) => !starred);
    this.#signatures.set(outer?.kind === 'class' && name === '__init__' ? outer.name : name, signature);
    for (const { name: own, type, guessed = false } of parameters)
      this.#set(own, { type, guessed, origin: 'parameter', defined: index });
  }

  #class(words: readonly Word[], indent: number, index: number): void {
    const name = words[1]?.text ?? '';
    this.#set(name, { type: `class:${name}`, origin: 'class', defined: index });
    const inherits = words[2]?.text === '(' && !/^(?:\)|object|ABC)$/u.test(words[3]?.text ?? '');
    const end = closing(words, 2, words.length) - 1;
    const parent = inherits ? this.#infer.type(words, 3, end) : '';
    const parents = inherits ? parentsIn(words.slice(3, end)) : [];
    const decorators = this.#decorators;
    this.#frames.push({
      ...frameOf('class', name),
      indent,
      inherits,
      parents,
      decorators,
      result: parent,
    });
  }

  #loop(words: readonly Word[], index: number): void {
    const binding = loopIn(words, this);
    if (binding) this.#bind(binding, 'loop', index);
  }

  #with(words: readonly Word[], index: number): void {
    for (const binding of heldIn(words, this)) this.#bind(binding, 'value', index);
  }

  #return(words: readonly Word[]): void {
    const frame = this.#frames.findLast((one) => one.kind === 'function');
    if (frame && frame.result === '') frame.result = this.#infer.type(words, 1, words.length);
  }

  #assignment(words: readonly Word[], index: number): void {
    const binding = assignmentIn(words, this);
    if (binding) this.#bind(binding, 'value', index);
    const field = binding ? null : fieldIn(words, this);
    if (field) this.#set(field.name, { type: field.type, origin: 'value', defined: index });
  }

  #bind(binding: Binding, origin: Origin, defined: number): void {
    for (const { name, type } of bindings(binding, binding.types)) {
      const known = type || this.guess(name.replace('self.', ''));
      this.#set(name, { origin, defined, type: known, guessed: type === '' && known !== '' });
    }
  }
}
