import type { Type } from './api.ts';
import type { Parameter } from './parameters.ts';
import type { Word } from './statements.ts';

/** How a name came into being. */
export type Origin = 'import' | 'value' | 'loop' | 'parameter' | 'function' | 'class';

/** What is known of a name. */
export interface Variable {
  readonly name: string;
  readonly type: Type;
  /** The type is only what the name suggests. */
  readonly guessed?: boolean;
  readonly origin: Origin;
  /** Import path, `module.name` or `module`; empty for other origins. */
  readonly path: string;
  /** Number of the statement that defined it last. */
  readonly defined: number;
}

/** Whether what is imported changes the language: it is not used by its name. */
export function isSwitch({ path }: Variable): boolean {
  return path.startsWith('__future__.');
}

/** The names of a module, function or class body. */
export interface Namespace {
  readonly kind: 'module' | 'function' | 'class';
  /** Indentation of the statement that opened it. */
  readonly indent: number;
  readonly name: string;
  readonly names: Map<string, Variable>;
  /** A class that takes members from another one. */
  readonly inherits: boolean;
  /** Names of the classes that a class takes members from, without their modules. */
  readonly parents: readonly string[];
  /** Names of the decorators of a class, without their modules. */
  readonly decorators: readonly string[];
  /** What a function returns, as far as it is read; the first parent of a class. */
  result: Type;
}

/** What a scope is made of. */
export interface Known {
  readonly frames: readonly Namespace[];
  readonly classes: ReadonlyMap<string, Members>;
  readonly signatures: ReadonlyMap<string, readonly Parameter[]>;
  /** Types of what dictionaries hold, by their names. */
  readonly elements: ReadonlyMap<string, Type>;
  /** Names of the decorators right before. */
  readonly decorators: readonly string[];
}

/** The names of a module, function or class of which nothing is read yet. */
export function frameOf(kind: Namespace['kind'], name: string): Namespace {
  const unknown = { inherits: false, parents: [], decorators: [], result: '' };
  return { kind, indent: -1, name, names: new Map(), ...unknown };
}

/** Members of a class of the file; `closed` when it has no others. */
export interface Members {
  readonly names: ReadonlyMap<string, Type>;
  readonly closed: boolean;
  /** Type of the first parent; empty when it is not known. */
  readonly parent: Type;
  /** Names of all parents, without their modules. */
  readonly parents: readonly string[];
  /** Others make its objects: it has no constructor of its own. */
  readonly made: boolean;
}

/** Members of the class whose body this is: attributes of `self`, methods and fields. */
export function membersOf(frame: Namespace): Members {
  const { names, inherits, kind, parents, result } = frame;
  const found = new Map<string, Type>();
  for (const { name, type } of names.values()) found.set(name.replace('self.', ''), type);
  const parent = kind === 'class' ? result.replace(/^class:/u, '') : '';
  return { names: found, closed: !inherits, parent, parents, made: isMade(frame) };
}

/** Whether the objects of a class are made by what it takes its members from, by its decorator, or by what runs tests. */
function isMade({ name, parents, decorators }: Namespace): boolean {
  return (
    name.startsWith('Test') ||
    parents.some((one) =>
      /^(?:NamedTuple|TypedDict|Protocol|TestCase|BaseModel|\w*(?:Enum|Flag))$/u.test(one),
    ) ||
    decorators.some((one) => /^(?:dataclass|define|frozen|attrs)$/u.test(one))
  );
}

/** The name of the decorator that a statement is, without its module. */
export function decoratorIn(words: readonly Word[]): string {
  const end = words.findIndex(({ kind }) => kind === 'open');
  return words.at((end < 0 ? words.length : end) - 1)?.text ?? '';
}

/** Names of the parents in what a class statement has between its brackets. */
export function parentsIn(words: readonly Word[]): string[] {
  const next = (at: number): string => words[at + 1]?.text ?? ',';
  return words.filter(({ kind }, at) => kind === 'name' && next(at) === ',').map(({ text }) => text);
}

/** Tells the name of a function that is left what it gives, as far as nothing else says so; a property is what it gives. */
export function giveResult(frame: Namespace, outer: Namespace): void {
  const name = outer.kind === 'class' ? `self.${frame.name}` : frame.name;
  const own = outer.names.get(name);
  if (own?.origin !== 'function' || frame.result === '') return;
  if (own.type === 'own:') outer.names.set(name, { ...own, type: `own:${frame.result}` });
  if (own.type === '') outer.names.set(name, { ...own, type: frame.result });
}

/** The fields of a data class as parameters of its constructor. */
export function fieldsOf({ names }: Namespace): Parameter[] {
  return [...names.values()]
    .filter(({ name, origin }) => origin === 'value' && !name.includes('.'))
    .map(({ name, type }) => ({ name, type, optional: false, starred: false }));
}

const SIMPLE = new Set(['int', 'float', 'str', 'bool', 'dict', 'list', 'tuple', 'set', 'complex']);

/** Names of `typing` and `collections.abc`, by what they stand for. */
const LISTS = /^(?:list|List|tuple|Tuple|Sequence|MutableSequence|Iterable|Iterator|Generator|Collection)$/u;
const DICTS = /^(?:Dict|Mapping|MutableMapping|DefaultDict|defaultdict|OrderedDict|Counter)$/u;
const WRAPPERS = /^(?:Optional|Union|Annotated|Final|ClassVar|Required|NotRequired)$/u;

/** The type that an annotation in `words[from, to)` gives; `typeOf` knows names. */
export function annotated(
  words: readonly Word[],
  from: number,
  typeOf: (name: string) => Type | undefined,
): Type {
  const word = words[from];
  if (!word) return '';
  const text = word.kind === 'string' ? word.text.slice(1, -1) : word.text;
  const next = words[from + 1]?.text;
  if (next === '.') return dotted(words, from, typeOf);
  if (DICTS.test(text)) return 'dict';
  if (next === '[' && LISTS.test(text)) return `list[${annotated(words, from + 2, typeOf)}]`;
  if (next === '[' && WRAPPERS.test(text)) return annotated(words, from + 2, typeOf);
  if (SIMPLE.has(text)) return text === 'complex' ? 'float' : text;
  const type = typeOf(text);
  return type?.startsWith('class:') ? type.slice(6) : '';
}

/** The type of `module.Name`: one of `typing`, or a class of that name. */
function dotted(words: readonly Word[], from: number, typeOf: (name: string) => Type | undefined): Type {
  const name = words[from + 2]?.text ?? '';
  const generic = [LISTS, DICTS, WRAPPERS].some((names) => names.test(name));
  return generic || words[from + 3]?.text === '.' ? annotated(words, from + 2, typeOf) : name;
}
