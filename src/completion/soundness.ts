import { canEnd, expectsMore, isCode, misfit } from '../qiskit/grammar.ts';
import type { Token } from '../qiskit/lexer.ts';
import { columnsAt } from '../qiskit/outline.ts';
import { isBalanced } from './balance.ts';
import { quoteAtCursor, readAtCursor, withText } from './site.ts';
import type { Draft, Rule, Site } from './site.ts';

// Clauses, and the statements that each can follow at its own column.
const CLAUSES: Readonly<Record<string, readonly string[]>> = {
  elif: ['if', 'elif'],
  else: ['if', 'elif', 'for', 'while', 'try', 'except', 'async'],
  except: ['try', 'except'],
  finally: ['try', 'except', 'else'],
};

/** Cuts the answer where it stops being Python: behind its last whole statement, or at least where no bracket or string of it is open. */
export const cutUnsound: Rule = (draft, site) => {
  if (lacksOwner(draft.text, site)) return null;
  if (quoteAtCursor(site) !== '' || site.outline.inComment) return draft;
  const { tokens } = readAtCursor(draft.text, site);
  const wrong = firstWrong(tokens, draft.text);
  if (wrong === -1 && isWhole(draft, site)) return draft;
  const text = wrong === -1 ? draft.text : draft.text.slice(0, wrong);
  const end = lastSound(text, site);
  return end === 0 ? null : withText({ text: '', replaceAfter: 0 }, text.slice(0, end).trimEnd());
};

/** Whether the answer begins with a clause such as `else` that no statement above can own. */
function lacksOwner(text: string, site: Site): boolean {
  const word = /^[ \t]*(elif|else|except|finally)\b/u.exec(text)?.[1];
  if (!site.blank || word === undefined || site.outline.state.stack !== '') return false;
  const column = columnsAt(site.line + text, 0, site.request.indentation.size);
  const above = site.outline.lines.findLast((line) => line.column <= column);
  if (above === undefined) return site.request.beforeStart === 0;
  return above.column < column || !(CLAUSES[word] ?? []).includes(above.keyword);
}

/** Where the answer stops being Python: before a string or character that cannot be, or before a statement of prose; -1 when nowhere. */
function firstWrong(tokens: readonly Token[], text: string): number {
  const fault = tokens.findIndex(({ kind }) => kind === 'broken' || kind === 'other');
  const prose = misfit(tokens, text);
  if (prose === -1 || (fault !== -1 && fault < prose)) return tokens[fault]?.start ?? -1;
  return tokens.slice(0, prose).findLast(({ kind }) => kind === 'newline')?.start ?? 0;
}

/** Whether the draft leaves nothing open that was not, and ends where a statement can end. */
function isWhole(draft: Draft, site: Site): boolean {
  if (!isBalanced(draft, site)) return false;
  const { tokens, end } = readAtCursor(draft.text, site);
  if (end.stack !== '' || site.rest.slice(draft.replaceAfter).trim() !== '') return true;
  const start = tokens.findLastIndex(({ kind }) => kind === 'newline') + 1;
  const last = tokens.slice(start);
  // The beginning of the first statement stands left of the cursor.
  const whole = start > 0 || site.blank;
  if (whole) return !expectsMore(last, draft.text);
  const code = last.findLast(isCode);
  return code === undefined || canEnd(code, draft.text);
}

/** Where the answer can end: behind its last whole statement, else behind its last sound token; 0 when nowhere. */
function lastSound(text: string, site: Site): number {
  const { tokens } = readAtCursor(text, site);
  const ends = tokens.filter(({ kind }) => kind === 'newline').map(({ start }) => start);
  for (const end of ends.toReversed()) {
    if (text.slice(0, end).trim() !== '' && isWhole({ text: text.slice(0, end), replaceAfter: 0 }, site))
      return end;
  }
  const { stack } = site.outline.state;
  for (const token of tokens.toReversed()) {
    if (!isCode(token) || token.stack !== stack || !canEnd(token, text)) continue;
    if (isWhole({ text: text.slice(0, token.end), replaceAfter: 0 }, site)) return token.end;
  }
  return 0;
}
