import { isKeyword, primaryStart } from '../qiskit/infer.ts';
import type { Word } from '../qiskit/statements.ts';
import type { Bracket } from './bracket.ts';
import { BLOCKS } from './legal.ts';
import type { Path } from './path.ts';
import type { Spot } from './spot.ts';

// Where a class or a function stands for itself: it is not called there.

/** Calls that are given a class or a function by position, with the position. */
const GIVEN: ReadonlyMap<string, number> = new Map([
  ['apply', 0],
  ['apply_async', 0],
  ['assertIsInstance', 1],
  ['assertRaises', 0],
  ['curve_fit', 0],
  ['defaultdict', 0],
  ['filter', 0],
  ['isinstance', 1],
  ['issubclass', 1],
  ['map', 0],
  ['minimize', 0],
  ['partial', 0],
  ['raises', 0],
  ['reduce', 0],
  ['starmap', 0],
  ['submit', 0],
  ['to_thread', 0],
  ['warns', 0],
]);

/** Arguments that are one by their names. */
const NAMED = /^(?:type|default_factory|key|target|callback|func|fun|dtype|initializer|side_effect)$/u;

/** Whether a call is given functions or classes. */
export function takesFunctions(bracket: Bracket): boolean {
  const name = calledName(bracket);
  return GIVEN.has(name) || name === 'add_argument';
}

/** Whether what a path ends with stands for itself: in an annotation, after `except`, handed over, or as what a function gives that made it. */
export function isBare(path: Path, spot: Spot): boolean {
  return isCaught(path) || isAnnotation(path) || isGiven(path) || isMade(path, spot);
}

function calledName({ callee }: Bracket): string {
  const key = callee?.key ?? '';
  return key.slice(Math.max(key.lastIndexOf('.'), key.lastIndexOf(':')) + 1);
}

function isCaught({ words }: Path): boolean {
  return words[0]?.text === 'except' && !words.some(({ text }) => text === 'as' || text === ':');
}

/** Whether a path ends in what a parameter, a variable or a result is said to be. */
function isAnnotation({ words, brackets }: Path): boolean {
  const at = annotationStart(words);
  if (at < 0) return false;
  const head = words[0]?.text ?? '';
  if (words[at]?.text === '->') return true;
  if (head === 'def' || head === 'async') return brackets[0]?.text === '(';
  if (BLOCKS.has(head) || isKeyword(head) || brackets.some(({ text }) => text !== '[')) return false;
  return at === 1 || (at === 3 && words[1]?.text === '.');
}

/** Place of the colon or the arrow that only names and square brackets follow; -1 without one. */
function annotationStart(words: readonly Word[]): number {
  let [closed, comma] = [0, false];
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const { kind, text } = words[at] ?? { kind: 'operator', text: '' };
    if (text === ':' || text === '->') return comma ? -1 : at;
    if (text === ']') closed += 1;
    else if (text === ',') comma ||= closed === 0;
    else if (text === '[' && closed > 0) closed -= 1;
    else if (text === '[') comma = false;
    else if (!/^[.|]$/u.test(text) && kind !== 'string' && (kind !== 'name' || isKeyword(text))) return -1;
  }
  return -1;
}

/** Whether a path ends with an argument that is a class or a function, or with one of several in a pair of brackets. */
function isGiven({ words, brackets }: Path): boolean {
  const bracket = brackets.findLast((one) => one.callee !== null);
  if (!bracket || brackets.length - brackets.indexOf(bracket) > 2) return false;
  const end = words.length - 1;
  const start = words[end - 1]?.text === '.' ? primaryStart(words, end - 1) : end;
  const before = words[start - 1]?.text ?? '';
  if (bracket.keyword !== '') return before === '=' && NAMED.test(bracket.keyword);
  return /^[(,]$/u.test(before) && GIVEN.get(calledName(bracket)) === bracket.position;
}

/** Whether a path is the `return` of a function that was defined right in the one that gives it. */
function isMade({ words }: Path, { reader }: Spot): boolean {
  const [first, second] = words;
  if (first?.text !== 'return' || !second || words.length !== 2 || !reader.scope.inFunction) return false;
  return reader.scope.isLocal(second.text) && reader.scope.find(second.text)?.origin === 'function';
}
