import { isKeyword } from '../qiskit/infer.ts';
import type { Word } from '../qiskit/statements.ts';
import { isInOrder, mayColonInside } from './order.ts';
import type { Path } from './path.ts';
import { isOperand } from './style.ts';

/** Statements that end with the colon that opens a block. */
export const BLOCKS = new Set(
  'for if while with def class elif else try except finally async match case'.split(' '),
);
/** Statements in which nothing is assigned. */
const VALUES = new Set('return assert raise del yield await print pass break continue global'.split(' '));
/** Words that a statement may end with. */
const ENDINGS = new Set('return pass break continue raise yield'.split(' '));
/** Statements that give a name with `as`. */
const NAMING = new Set(['with', 'except', 'async', 'case']);
/** What gives a value in a statement of its own; keyword arguments are one token with their `=`. */
const ASSIGNS = /^(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)?=$/u;
const PREFIXES = new Set('- + ~ * ** not lambda'.split(' '));

/** Whether Python allows a token, or the end for the empty one, where a path ends. What can be told from the words alone; when in doubt it may stand. */
export function isLegal(token: string, path: Path): boolean {
  const last = path.words.at(-1);
  if (!last) return token !== '' && !/^[)\]},:=.]/u.test(token) && !(path.field && beginsStatement(token));
  const head = path.words[0]?.text ?? '';
  if (head === 'from' || head === 'import')
    return token === '' ? mayEndImport(head, last, path) : mayImport(token, last);
  if (last.text === '.') return true;
  if (token === '') return mayEnd(head, last, path);
  if (token === ':') return mayColon(head, path);
  if (ASSIGNS.test(token) && (path.field || path.brackets.length > 0)) return false;
  if (token === '=') return !BLOCKS.has(head) && !VALUES.has(head) && isOperand(last);
  if (token === 'for' && path.brackets.length === 0) return false;
  if (token === 'import' || (token === 'as' && (path.brackets.length > 0 || !NAMING.has(head)))) return false;
  if (!isInOrder(token, path)) return false;
  if (token === '(' && (last.kind === 'number' || last.kind === 'string')) return false;
  return isOperand(last) ? !beginsValue(token) : mayFollowOperator(token, last, path);
}

/** In an import statement stand names, dots, commas, a pair of brackets and the words that it is made of. */
function mayImport(token: string, last: Word): boolean {
  const name = /^[A-Za-z_<][\w.<>]*$/u.test(token) && !isKeyword(token);
  if (/^(?:from|import|as|,|\()$/u.test(last.text)) return name || /^[.*()]+$/u.test(token);
  return /^(?:import|as|[.,)])$/u.test(token) || (last.text === '.' && name);
}

function mayEndImport(head: string, last: Word, path: Path): boolean {
  if (path.brackets.length > 0 || last.text === 'import' || last.text === ',') return false;
  return head === 'import' || path.words.some((word) => word.text === 'import');
}

function mayEnd(head: string, last: Word, path: Path): boolean {
  if (path.brackets.length > 0) return false;
  if (BLOCKS.has(head)) return last.text === ':';
  return isOperand(last) || ENDINGS.has(last.text) || (path.words.length === 1 && isOperand(last));
}

function mayColon(head: string, path: Path): boolean {
  if (path.words.findLast((word) => word.text === 'lambda' || word.text === ':')?.text === 'lambda')
    return true;
  const bracket = path.brackets.at(-1)?.text;
  if (bracket === undefined && path.field) return false;
  if (bracket === undefined)
    return BLOCKS.has(head)
      ? path.words.at(-1)?.text !== ':'
      : path.words.length === 1 || (head === 'self' && path.words.length === 3);
  return mayColonInside(path);
}

/** Whether a token begins a statement, and no value. */
function beginsStatement(token: string): boolean {
  return token === '@' || (isKeyword(token) && !PREFIXES.has(token) && token !== 'await');
}

/** Whether a value begins with a token: two values do not stand side by side. */
function beginsValue(token: string): boolean {
  if (/^[({]$/u.test(token)) return token === '{';
  if (/^<.+>$/u.test(token) || /^['"\d]/u.test(token)) return true;
  return /^[A-Za-z_]\w*=?$/u.test(token) && (!isKeyword(token) || token === 'lambda');
}

/** After an operator, a comma or an opening bracket comes a value, or what closes an empty or a finished list. */
function mayFollowOperator(token: string, last: Word, path: Path): boolean {
  if (last.kind === 'name') return !/^[)\]},=]$/u.test(token);
  if (/^[)\]}]$/u.test(token)) return last.kind === 'open' || last.text === ',' || last.text === ':';
  if (last.text === ':' && path.brackets.length === 0) return token !== ')' && token !== ',';
  if (token === ',' || token === '=') return last.text === ':' && token === ',';
  return !/^[-+*/%<>=!&|^@]+$/u.test(token) || PREFIXES.has(token) || last.text === '[';
}
