import type { Stack } from './frames.ts';
import type { Token } from './lexer.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

// Reserved words that name a value and so may end an expression.
const VALUES = words('False None True');
// Reserved words after which a statement or expression must go on.
const OPEN_ENDED = words(
  'and as assert async await class def del elif else except finally for from global if import in is lambda nonlocal not or try while with',
);
const RESERVED = words(`${[...VALUES, ...OPEN_ENDED].join(' ')} break continue pass raise return yield`);
// Words that are reserved only where a statement begins.
const SOFT = words('case match type');
const HEADERS = words('class def elif else except finally for if try while with');

// A string of one line is open.
const LINE_STRING = /['"ab]/iu;

/** Whether a word is reserved in Python. */
export function isReserved(word: string): boolean {
  return RESERVED.has(word);
}

/** Whether a token is a part of the code rather than blank space, a comment or a line end. */
export function isCode({ kind }: Pick<Token, 'kind'>): boolean {
  return (
    kind !== 'space' && kind !== 'comment' && kind !== 'newline' && kind !== 'break' && kind !== 'joiner'
  );
}

/** Whether a token can be the last one of an expression or a simple statement. */
export function canEnd(token: Token, text: string): boolean {
  const word = text.slice(token.start, token.end);
  if (token.kind === 'operator') return word === '...' || word === ':' || word === ';';
  if (token.kind === 'name') return !OPEN_ENDED.has(word);
  return ['number', 'string', 'close'].includes(token.kind);
}

/** Whether a statement must go on after these tokens (of its own only): it ends in an operator, in a word that wants more, or lacks its colon. */
export function expectsMore(tokens: readonly Token[], text: string): boolean {
  const code = tokens.filter(isCode);
  const [first] = code;
  const last = code.at(-1);
  if (first === undefined || last === undefined) return false;
  if (last.stack !== '' || !canEnd(last, text)) return true;
  const start = text.slice(first.start, first.end);
  const has = (word: string): boolean =>
    code.some(({ start: from, end, stack }) => stack === '' && text.slice(from, end) === word);
  if (first.kind !== 'name') return false;
  if (start === 'async' || HEADERS.has(start)) return !has(':');
  return start === 'from' && !has('import');
}

/**
 * Index of the first code token that cannot stand behind the one before it, as two names side by side: a sign of prose; -1 when there is
 * none.
 */
export function misfit(tokens: readonly Token[], text: string): number {
  let before: Token | null = null;
  let first = true;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'newline') {
      before = null;
      first = true;
    }
    if (!isCode(token)) continue;
    if (before !== null && !fits(before, token, { text, first })) return index;
    first = before === null;
    before = token;
  }
  return -1;
}

interface Pair {
  readonly text: string;
  /** Whether the earlier token is the first of its statement. */
  readonly first: boolean;
}

function fits(before: Token, token: Token, { text, first }: Pair): boolean {
  const word = text.slice(token.start, token.end);
  const operand =
    token.kind === 'number' || (token.kind === 'name' && (!RESERVED.has(word) || VALUES.has(word)));
  if (!operand && !(token.kind === 'string' && before.kind === 'name' && /^["']/u.test(word))) return true;
  if (before.kind === 'name') {
    const earlier = text.slice(before.start, before.end);
    return (RESERVED.has(earlier) && !VALUES.has(earlier)) || (first && SOFT.has(earlier));
  }
  return !['number', 'close', 'string'].includes(before.kind) || /[abyz:]$/iu.test(before.stack);
}

/** Number of brackets that close nothing or the wrong one, and of strings that their line cuts off, in tokens read from a stack. */
export function faultsIn(tokens: readonly Token[], start: Stack): number {
  let faults = 0;
  let before = start;
  for (const { kind, stack } of tokens) {
    if (kind === 'stray' || kind === 'mismatch' || kind === 'broken') faults += 1;
    // An empty rest of a string leaves no token.
    if ((kind === 'newline' || kind === 'break') && LINE_STRING.test(before) && !LINE_STRING.test(stack))
      faults += 1;
    before = stack;
  }
  return faults;
}
