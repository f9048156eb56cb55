import { isKeyword } from '../qiskit/infer.ts';
import { isSwitch } from '../qiskit/namespace.ts';
import { numbersFor, stringsFor } from './literals.ts';
import { type Filling, newNames } from './names.ts';
import type { Reader } from './observe.ts';
import type { Path } from './path.ts';
import { isImport } from './places.ts';
import type { Spot } from './spot.ts';
import { twinsAt } from './twins.ts';

/** The texts that may stand for a token at the end of a path; none where it cannot be written with what is in scope. */
export function fill(token: string, path: Path, spot: Spot): readonly Filling[] {
  if (token === '<int>' || token === '<float>' || /^\d/u.test(token)) return numbers(token, path, spot);
  if (token === '<str>') return stringsFor(path, spot);
  if (token === '<fstr>' || token === '<doc>' || token === '<attr>') return [];
  const made = path.words.at(-1)?.text;
  if (token === '<fn>' && made === 'def') return functionNames(spot);
  if (token === '<cls>' && made === 'class') return definedNames('class', spot);
  if (isName(token)) return newNames(token, path, spot);
  if (token.startsWith("'")) return [{ text: requote(token, spot), share: 1 }];
  if (!/^[A-Za-z_]\w*$/u.test(token)) return whole(token);
  const before = path.words.at(-1)?.text;
  if (before === '.' || isImport(path) || isKeyword(token)) return whole(token);
  if (before === '@' && OF_MEMBERS.has(token) && !isClassBody(spot)) return [];
  if (token === 'self' && spot.reader.scope.members('self') === undefined) return [];
  const local = spot.locals.get(token);
  if (local !== undefined) return whole(local);
  return WORDS.has(token) && spot.reader.scope.find(token) === undefined ? whole(token) : [];
}

/** Numbers, without those that would be there twice. */
function numbers(token: string, path: Path, spot: Spot): readonly Filling[] {
  const found = token === '<int>' || token === '<float>' ? numbersFor(token, path, spot) : whole(token);
  const isTwin = twinsAt(path, spot);
  return found.filter(({ text }) => !isTwin(text));
}

/** Whether a token stands for a name of the program. */
export function isName(token: string): boolean {
  return token.length > 2 && token.startsWith('<') && token.endsWith('>') && !LITERALS.has(token);
}

const LITERALS = new Set(['<int>', '<float>', '<str>', '<fstr>', '<doc>', '<attr>']);

/** Functions of the language: where a value stands, they are called. */
export const CALLED: ReadonlySet<string> = new Set(
  'abs all any enumerate float format getattr hasattr input int isinstance len list max min next open print range reversed round set sorted str sum super tuple type zip'.split(
    ' ',
  ),
);

/** Names that need no import. */
const WORDS = new Set(
  'abs all any bool complex dict enumerate Exception filter float format getattr hasattr input int isinstance iter len list map max min next open pow print range repr reversed round RuntimeError set setattr slice sorted str sum super tuple type ValueError zip NotImplementedError True False None self KeyError TypeError __name__ property staticmethod classmethod'.split(
    ' ',
  ),
);

/** Decorators of the functions of a class. */
const OF_MEMBERS = new Set(['property', 'staticmethod', 'classmethod']);

function isClassBody({ reader: { scope } }: Spot): boolean {
  return scope.inside !== '' && !scope.inFunction;
}

/** Names of functions that most classes and many programs have. */
function functionNames(spot: Spot): Filling[] {
  const members = spot.reader.scope.members('self');
  if (members && isClassBody(spot)) {
    const usual = definedNames('method', spot).filter(({ text }) => !members.names.has(text));
    return members.made || members.names.has('__init__')
      ? usual
      : [{ text: '__init__', share: 0.7 }, ...usual];
  }
  const usual = definedNames('function', spot).filter(({ text }) => text !== 'main');
  return spot.indent === 0 && spot.reader.scope.find('main') === undefined
    ? [{ text: 'main', share: 0.15 }, ...usual]
    : usual;
}

/** Usual names of what is defined, those that are there left out. */
function definedNames(kind: 'function' | 'method' | 'class', { knowledge, reader }: Spot): Filling[] {
  const found = [...knowledge.names(kind)].filter(([name]) => reader.scope.find(name) === undefined);
  const total = found.reduce((sum, [, count]) => sum + count, 0);
  return found.map(([text, count]) => ({ text, share: DEFINED * (count / total) }));
}

/** How often what is defined has a usual name. */
const DEFINED = 0.25;

function whole(text: string): Filling[] {
  return [{ text, share: 1 }];
}

function requote(token: string, spot: Spot): string {
  const body = token.slice(1, -1);
  const { quote } = spot.style;
  return body.includes(quote) ? token : quote + body + quote;
}

/** Local names of what is imported. */
export function localsOf({ abstraction, scope }: Reader): ReadonlyMap<string, string> {
  const locals = new Map<string, string>();
  for (const variable of scope.visible().values()) {
    const used = variable.origin === 'import' && !isSwitch(variable);
    const name = used ? abstraction.canonical(variable.name, scope) : undefined;
    if (name !== undefined) locals.set(name, variable.name);
  }
  return locals;
}
