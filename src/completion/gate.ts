import { lex } from '../qiskit/lexer.ts';
import { COMMENT_WORDS, MAX_DOCUMENT } from './constants.ts';
import { looseRest, restOfLine } from './place.ts';
import type { CompletionRequest, SkipReason } from './types.ts';
import { isPromptComment, opensBlock } from './unit.ts';

/** Why nothing can be shown at a place, not even what is known already; null when something can. */
export function showGate(request: CompletionRequest): SkipReason | null {
  if (request.documentLength > MAX_DOCUMENT) return 'tooLarge';
  if (request.cursors > 1) return 'manyCursors';
  if (!request.selectionEmpty) return 'selection';
  if (request.trigger === 'explicit') return null;
  return /^[\p{L}\p{N}_]/u.test(request.after) ? 'midWord' : null;
}

/** Why it is not worth asking at a place; null when it is. Explicit requests are always worth it. */
export function askGate(request: CompletionRequest): SkipReason | null {
  if (request.trigger === 'explicit') return null;
  const change = CHANGES[request.lastChange];
  if (change !== undefined) return change;
  const line = request.before.slice(request.before.lastIndexOf('\n') + 1);
  const { tokens, end } = lex(line);
  if (tokens.at(-1)?.kind === 'comment') return commentGate(line, request);
  if (end.stack === '' && statementComplete(line, request)) return 'statementComplete';
  return literalStarts(line, end.stack) ? 'insideLiteral' : null;
}

const CHANGES: Partial<Record<CompletionRequest['lastChange'], SkipReason>> = {
  undo: 'undoRedo',
  redo: 'undoRedo',
  pasted: 'pasted',
  external: 'external',
  deleted: 'deleted',
};

function commentGate(line: string, request: CompletionRequest): SkipReason | null {
  const words = line
    .replace(/^.*?#+/, '')
    .trim()
    .split(/\s+/);
  const prompt = isPromptComment(line) && words.length >= COMMENT_WORDS && restOfLine(request).trim() === '';
  return prompt ? null : 'shortComment';
}

function statementComplete(line: string, request: CompletionRequest): boolean {
  // The header of a block is complete; what is in the block is asked for once its line is there.
  if (opensBlock(line)) return true;
  if (request.lastChange === 'accepted') return false;
  return /[)\]}]\s*$/.test(line) && looseRest(restOfLine(request)) === '';
}

/** Whether the cursor is in a number, or right behind the quote that opens a string: too little is known to guess the rest. */
function literalStarts(line: string, stack: string): boolean {
  if (/["'ab]$/i.test(stack)) return /["']$/.test(line);
  return /(?:^|[^\p{L}\p{N}_.])\d[\d_.eExXj]*$/u.test(line);
}
