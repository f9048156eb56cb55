import { isCode } from '../qiskit/grammar.ts';
import type { Token } from '../qiskit/lexer.ts';
import { readAtCursor } from './site.ts';
import type { Site } from './site.ts';

/** A line of an answer and what it is to Python. */
export interface AnswerLine {
  /** Offsets of the line, of its first character that is not blank space, and of the start of the next line. */
  readonly start: number;
  readonly body: number;
  readonly end: number;
  readonly first: boolean;
  /** `joined` goes on with the statement above it; `string` begins inside a string. */
  readonly kind: 'statement' | 'joined' | 'string' | 'comment' | 'blank';
  /** Whether a statement that begins on it ends with the `:` that opens a block. */
  readonly opensBlock: boolean;
}

/** Reads the lines of an answer at the cursor. */
export function linesOf(text: string, site: Site): AnswerLine[] {
  const { tokens, source, lead } = readAtCursor(text, site);
  const lines: AnswerLine[] = [];
  let index = 0;
  let inStatement = !site.outline.state.fresh;
  for (let start = 0; start < text.length;) {
    const stop = text.indexOf('\n', start);
    const end = stop === -1 ? text.length : stop + 1;
    while ((tokens[index]?.end ?? lead + end) <= lead + start) index += 1;
    const here = tokensWithin(tokens, index, lead + end);
    const cut = (here[0]?.start ?? lead + start) < lead + start;
    const head = here.find(({ kind }) => kind !== 'space');
    const body = cut ? start : Math.min(end, (head?.start ?? lead + end) - lead);
    const kind = cut && start > 0 ? 'string' : kindOf(head, inStatement);
    const last = here.findLast(isCode);
    const opensBlock = last?.stack === '' && source[last.start] === ':';
    lines.push({ start, body, end, first: start === 0, kind, opensBlock });
    if (last !== undefined) inStatement = true;
    if (here.some((token) => token.kind === 'newline')) inStatement = false;
    start = end;
  }
  return lines;
}

function tokensWithin(tokens: readonly Token[], from: number, end: number): Token[] {
  const found: Token[] = [];
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.start >= end) break;
    found.push(token);
  }
  return found;
}

function kindOf(head: Token | undefined, inStatement: boolean): AnswerLine['kind'] {
  if (head === undefined || head.kind === 'newline' || head.kind === 'break') return 'blank';
  if (inStatement) return 'joined';
  return head.kind === 'comment' ? 'comment' : 'statement';
}
