import type { Word } from '../qiskit/statements.ts';
import { has, insideOf } from './elements.ts';
import type { Path } from './path.ts';
import { isOperand } from './style.ts';

/** Words that stand between two values. */
const BETWEEN = new Set('and or in is if else for'.split(' '));

/** Whether the order of what stands in the innermost bracket lets a token follow. */
export function isInOrder(token: string, path: Path): boolean {
  const last = path.words.at(-1);
  if (!last) return true;
  if (BETWEEN.has(token) && !isOperand(last))
    return (last.text === 'not' && token === 'in') || (last.text === 'async' && token === 'for');
  if (token === 'else') return hasCondition(path.words);
  if (isDefinition(path)) {
    if (path.brackets.length === 0) return last.text !== '-';
    return path.brackets.length > 1 || !/^[,)]$/u.test(token) || !lacksDefault(path.words);
  }
  const bracket = path.brackets.at(-1);
  // Behind an argument that is given by name no other is given by its place.
  if (!bracket || bracket.named.length === 0 || last.text !== ',') return true;
  if (/^\w+=$/u.test(token)) return !isNamed(token.slice(0, -1), bracket.named);
  return /^(?:\)|\*\*?)$/u.test(token);
}

/** Whether a colon may stand in the innermost bracket: between a key and its value, in a range of places, behind a parameter. */
export function mayColonInside(path: Path): boolean {
  const { elements, behind } = insideOf(path.words);
  const element = elements.at(-1) ?? [];
  switch (path.brackets.at(-1)?.text) {
    case '[':
      return behind && !has(element, 'for');
    case '{':
      return !has(element, ':') && !has(element, 'for') && elements.slice(0, -1).every((one) => isPair(one));
    default:
      return isDefinition(path) && path.brackets.length === 1 && !has(element, ':') && !has(element, '=');
  }
}

/** Short names of arguments that have a long one too, as matplotlib has them. */
const LONG: ReadonlyMap<string, string> = new Map([
  ['c', 'color'],
  ['ec', 'edgecolor'],
  ['fc', 'facecolor'],
  ['ls', 'linestyle'],
  ['lw', 'linewidth'],
  ['ms', 'markersize'],
]);

/** Whether an argument is among those that are given, under this name or its other one. */
function isNamed(name: string, given: readonly string[]): boolean {
  return given.some((one) => (LONG.get(one) ?? one) === (LONG.get(name) ?? name));
}

function isPair(element: readonly Word[]): boolean {
  return has(element, ':') || element[0]?.text === '**';
}

function isDefinition({ words }: Path): boolean {
  return words[0]?.text === 'def' || words[1]?.text === 'def';
}

/** Whether an `if` between two values waits for its `else`: one behind the `for` of a comprehension does not. */
function hasCondition(words: readonly Word[]): boolean {
  const element = insideOf(words).elements.at(-1) ?? [];
  const from = element.findLastIndex(({ text }) => /^(?:for|=|return|lambda)$/u.test(text));
  let open = element[from]?.text === 'for' ? -1 : 0;
  for (const [at, { text }] of element.slice(from + 1).entries())
    if (text === 'if' && (at > 0 || from >= 0)) open += 1;
    else if (text === 'else') open -= 1;
  return open > 0;
}

/** Whether the parameter that some words end with needs the default that one before it has. */
function lacksDefault(words: readonly Word[]): boolean {
  const { elements } = insideOf(words);
  const element = elements.at(-1) ?? [];
  const before = elements.slice(0, -1);
  const starred = elements.some(([first]) => first?.text === '*' || first?.text === '**');
  return element.length > 0 && !starred && !has(element, '=') && before.some((one) => has(one, '='));
}
