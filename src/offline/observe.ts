import { base, closing, type Inference, primaryStart } from '../qiskit/infer.ts';
import type { Scope } from '../qiskit/scope.ts';
import type { Word } from '../qiskit/statements.ts';
import { type Abstraction, headOf, type Piece } from './abstraction.ts';
import { placeOfValue } from './place.ts';

/** What is called at an opening bracket. */
export interface Callee {
  /** `QuantumCircuit`, `QuantumCircuit.cx`, `transpile`, `np.array`; `?.name` when the receiver is unknown; `own:name` for functions of the file. */
  readonly key: string;
  /** The same with the receiver's placeholder, `<qc>.cx`; equal to `key` when there is no receiver. */
  readonly group: string;
  /** The type of the thing called, as `Api.call` takes it; empty when unknown. */
  readonly type: string;
  /** Class and name of a method; the class is empty for functions. */
  readonly owner: string;
  readonly name: string;
}

/** One use of an attribute. */
export interface Access {
  readonly type: string;
  readonly group: string;
  readonly name: string;
  /** Name of the variable that was asked, empty for longer expressions. */
  readonly variable: string;
  /** How the receiver is written: `name`, `.name`, `.name()`, `name()`, `name[]`. */
  readonly label: string;
  /** Where the receiver stands. */
  readonly place: string;
  /** The two words before the receiver. */
  readonly before: string;
}

/** Arguments of a call: pieces up to and with the closing bracket. */
export interface Arguments {
  readonly callee: Callee;
  readonly pieces: readonly Piece[];
}

/** A finished statement as the models see it. */
export interface Observation {
  readonly indent: number;
  readonly pieces: readonly Piece[];
  readonly head: string;
  readonly calls: readonly Arguments[];
  readonly accesses: readonly Access[];
  /** Name that is assigned, where it is a single one. */
  readonly target: string;
}

/** The id of a class without the mark of its package. */
export function plain(type: string): string {
  return type.replace(/^(?:aer|runtime|terra):|(?<!DataBin)\/[se]$/gu, '');
}

/** What is called by the bracket at `open`; null when the bracket calls nothing. */
export function calleeAt(words: readonly Word[], open: number, reader: Reader): Callee | null {
  const before = words[open - 1];
  if (words[open]?.text !== '(' || before?.kind !== 'name') return null;
  const name = before.text;
  if (words[open - 2]?.text === '.') return methodOf(reader.infer.receiver(words, open - 2), name, reader);
  const variable = reader.scope.find(name);
  if (variable !== undefined && variable.origin !== 'import') return callee(`own:${name}`, name);
  const type = variable?.type ?? '';
  const token = reader.abstraction.name(name, reader.scope);
  const key = type.startsWith('class:') ? plain(type.slice(6)) : token;
  return { ...callee(key.startsWith('<') ? `own:${name}` : key, name), type };
}

function callee(key: string, name: string): Callee {
  return { key, group: key, type: '', owner: '', name };
}

function methodOf(type: string, name: string, reader: Reader): Callee {
  if (type === '') return callee(`?.${name}`, name);
  if (type === 'self') return { ...callee(`own:${name}`, name), owner: 'self' };
  if (type.startsWith('module:')) {
    const member = reader.infer.moduleMember(type.slice(7), name);
    const key = member.startsWith('class:') ? plain(member.slice(6)) : `${moduleName(type.slice(7))}.${name}`;
    return { ...callee(key, name), type: member };
  }
  const id = type.replace(/^class:/u, '');
  const group = `${reader.abstraction.placeholder(type)}.${name}`;
  return { key: `${plain(id)}.${name}`, group, type: '', owner: base(id), name };
}

/** The short name of a module: `np`, `plt`, else the last part of its path. */
function moduleName(path: string): string {
  if (path === 'numpy') return 'np';
  if (path === 'matplotlib.pyplot') return 'plt';
  return path.startsWith('numpy.') ? path.replace('numpy', 'np') : path.slice(path.lastIndexOf('.') + 1);
}

/** The type under which the attributes of a value are counted. */
export function receiverKey(type: string): string {
  if (type.startsWith('module:')) return moduleName(type.slice(7));
  if (type.startsWith('list[')) return 'list';
  return plain(type.replace(/^class:(.*)$/u, 'class $1'));
}

/** What is needed to read statements at one point. */
export interface Reader {
  readonly scope: Scope;
  readonly infer: Inference;
  readonly abstraction: Abstraction;
}

/** Reads one statement with the names visible before it. */
export function observe(words: readonly Word[], indent: number, reader: Reader): Observation {
  const pieces = reader.abstraction.pieces(words, reader.scope);
  const imports = words[0]?.text === 'from' || words[0]?.text === 'import';
  const calls = imports ? [] : callsOf(words, pieces, reader);
  const accesses = imports ? [] : accessesOf(words, reader);
  const target = words[1]?.text === '=' && words[0]?.kind === 'name' ? words[0].text : '';
  return { indent, pieces, head: headOf(pieces.map((piece) => piece.token)), calls, accesses, target };
}

function callsOf(words: readonly Word[], pieces: readonly Piece[], reader: Reader): Arguments[] {
  const found: Arguments[] = [];
  for (let at = 1; at < words.length; at += 1) {
    if (words[at]?.kind !== 'open' || words[0]?.text === 'def' || words[0]?.text === 'class') continue;
    const callee = calleeAt(words, at, reader);
    if (!callee) continue;
    const end = closing(words, at, words.length);
    found.push({ callee, pieces: pieces.filter((piece) => piece.end > at + 1 && piece.end <= end) });
  }
  return found;
}

function accessesOf(words: readonly Word[], reader: Reader): Access[] {
  const found: Access[] = [];
  for (let at = 1; at < words.length - 1; at += 1) {
    const name = words[at + 1];
    if (words[at]?.text !== '.' || name?.kind !== 'name') continue;
    const type = reader.infer.receiver(words, at);
    const start = primaryStart(words, at);
    const variable = start === at - 1 ? (words[start]?.text ?? '') : '';
    found.push({
      type: receiverKey(type),
      group: reader.abstraction.placeholder(type),
      name: name.text,
      variable,
      label: labelOf(words, at),
      place: placeOfValue(words, start),
      before: wordsBefore(words, start),
    });
  }
  return found;
}

/** The two words before a place of a statement. */
export function wordsBefore(words: readonly Word[], start: number): string {
  return `${words[start - 2]?.text ?? ''} ${words[start - 1]?.text ?? ''}`.trim();
}

/** Arguments that are one piece, by their number or keyword. */
export function plainArguments(pieces: readonly Piece[]): { readonly slot: string; readonly piece: Piece }[] {
  const found: { slot: string; piece: Piece }[] = [];
  let slot = '0';
  let position = 0;
  let depth = 0;
  for (const [at, piece] of pieces.entries()) {
    const { token } = piece;
    if (/^[([{]$/u.test(token)) depth += 1;
    if (/^[)\]}]$/u.test(token)) depth -= 1;
    if (depth !== 0) continue;
    const before = pieces[at - 1]?.token ?? ',';
    if (token === ',') slot = String((position += 1));
    else if (token.endsWith('=') && token.length > 1) slot = token.slice(0, -1);
    else if (/^[,)]$/u.test(pieces[at + 1]?.token ?? '') && (before === ',' || before === `${slot}=`))
      found.push({ slot, piece });
  }
  return found;
}

/** How the receiver before the dot at `dot` is written, for receivers of no known type. */
export function labelOf(words: readonly Word[], dot: number): string {
  let at = dot - 1;
  let tail = '';
  if (words[at]?.kind === 'close') {
    tail = words[at]?.text === ']' ? '[]' : '()';
    let depth = 0;
    for (; at >= 0; at -= 1) {
      if (words[at]?.kind === 'close') depth += 1;
      if (words[at]?.kind === 'open' && (depth -= 1) === 0) break;
    }
    at -= 1;
  }
  const word = words[at];
  if (word?.kind !== 'name') return '';
  return `${words[at - 1]?.text === '.' ? '.' : ''}${word.text}${tail}`;
}

/** Under what the document's own uses of attributes are remembered: the class, or how the receiver is written. */
export function accessKey(type: string, label: string): string {
  return type === '' ? `~${label}` : type;
}
