import { CLAUSES } from '../qiskit/blocks.ts';
import { canEnd, expectsMore, isCode, misfit } from '../qiskit/grammar.ts';
import type { Token } from '../qiskit/lexer.ts';
import { columnsAt } from '../qiskit/outline.ts';
import { balanceOf, isBalanced } from './balance.ts';
import { readAtCursor } from './site.ts';
import type { Draft, Rule, Site } from './site.ts';

/** Places to cut at that are tried. */
const ATTEMPTS = 16;

/** Cuts the answer where it stops being Python: behind its last whole statement, or at least where no bracket or string of it is open. */
export const cutUnsound: Rule = (draft, site) => {
  if (lacksOwner(draft.text, site)) return null;
  const wrong = firstWrong(draft.text, site);
  if (wrong === -1 && isWhole(draft, site)) return draft;
  const text = wrong === -1 ? draft.text : draft.text.slice(0, wrong);
  const end = lastSound(text, site);
  if (end > 0) return { text: text.slice(0, end).trimEnd(), replaceAfter: 0 };
  return wrong === -1 && maySeePart(draft, site) ? draft : null;
};

/** Whether a part that leaves something open is better than nothing: on request, and for a docstring with no code below that it would swallow. */
function maySeePart({ text }: Draft, site: Site): boolean {
  const { faults, open } = balanceOf(text, site.rest, site);
  if (faults > balanceOf('', site.rest, site).faults) return false;
  if (site.request.trigger === 'explicit') return true;
  return site.below.length === 0 && /^[sd]$/u.test(open) && /^\s*[a-z]?["']{3}.*\n/iu.test(text);
}

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
function firstWrong(text: string, site: Site): number {
  const { tokens, source, lead } = readAtCursor(text, site);
  const fault = tokens.findIndex(({ kind, end }) => end > lead && (kind === 'broken' || kind === 'other'));
  const prose = misfit(tokens, source);
  if (prose === -1 || (fault !== -1 && fault < prose)) {
    return fault === -1 ? -1 : Math.max(0, (tokens[fault]?.start ?? 0) - lead);
  }
  return Math.max(0, (tokens.slice(0, prose).findLast(({ kind }) => kind === 'newline')?.start ?? 0) - lead);
}

/** Whether the draft leaves nothing open that was not, and ends where a statement can end. */
function isWhole(draft: Draft, site: Site): boolean {
  if (!isBalanced(draft, site)) return false;
  const { tokens, begin, end, source } = readAtCursor(draft.text, site);
  if (end.stack !== '' || site.rest.slice(draft.replaceAfter).trim() !== '') return true;
  const start = tokens.findLastIndex(({ kind }) => kind === 'newline') + 1;
  const statement = tokens.slice(start);
  // Otherwise the beginning of the statement stands left of the cursor.
  if (start > 0 || begin.fresh) return !expectsMore(statement, source);
  const last = statement.findLast(isCode);
  return last === undefined || canEnd(last, source);
}

/** Where the answer can end: behind its last whole statement, else before a part of the first that is left open; 0 when nowhere. */
function lastSound(text: string, site: Site): number {
  const { tokens, source, lead } = readAtCursor(text, site);
  const ends: number[] = [];
  for (const { kind, start } of tokens.toReversed()) {
    if (kind === 'newline' && start > lead && source.slice(lead, start).trim() !== '') ends.push(start);
  }
  const { stack } = site.outline.state;
  const code = tokens.filter(isCode);
  for (const [index, token] of [...code.entries()].toReversed()) {
    const fits = token.end > lead && token.stack === stack && canEnd(token, source);
    if (fits && mayLose(code[index + 1], source)) ends.push(token.end);
  }
  const whole = (end: number): boolean => isWhole({ text: text.slice(0, end - lead), replaceAfter: 0 }, site);
  return (ends.slice(0, ATTEMPTS).find(whole) ?? lead) - lead;
}

/** Whether a statement keeps its meaning without this token and the rest: an argument list may go, an assigned value may not. */
function mayLose(token: Token | undefined, source: string): boolean {
  if (token === undefined || token.kind === 'open') return true;
  return token.kind === 'operator' && /^[.,+\-*/%@&|^]+$/u.test(source.slice(token.start, token.end));
}
