import { expectsMore } from '../qiskit/grammar.ts';
import { columnsAt } from '../qiskit/outline.ts';
import { quoteAtCursor, withText } from './site.ts';
import type { Rule, Site } from './site.ts';

const BLANK_LINES = /^(?:[ \t]*\n)+/u;

/**
 * Decides on line ends at the beginning. Behind code they are kept where a line may end, otherwise the answer is dropped; on an empty line
 * they are taken away, and the first line that remains is counted from the cursor's column.
 */
export const settleNewline: Rule = (draft, site) => {
  const lead = BLANK_LINES.exec(draft.text);
  if (lead === null || quoteAtCursor(site) === 'triple') return draft;
  const text = draft.text.slice(lead[0].length);
  if (site.blank) return fromCursor(text, site, draft.replaceAfter);
  if (!mayBreak(site)) return null;
  // At most one blank line, and none below a line that opens a block.
  const lineEnds = lead[0].split('\n').length - 1;
  const opens = site.outline.current?.opensBlock === true;
  return withText(draft, '\n'.repeat(opens ? 1 : Math.min(lineEnds, 2)) + text);
};

function fromCursor(text: string, site: Site, replaceAfter: number): ReturnType<Rule> {
  const tabSize = site.request.indentation.size;
  const columns = columnsAt(text, 0, tabSize);
  const owner = site.outline.lines.at(-1);
  if (columns < site.column && owner?.opensBlock === true && columns > owner.column)
    return { text: deepened(text, site.column - columns), replaceAfter };
  // Shallower than the cursor: belongs to an outer block, and only an explicit request may pull it in here.
  if (columns < site.column && site.request.trigger === 'automatic') return null;
  let cut = 0;
  while (/[ \t]/u.test(text.charAt(cut)) && columnsAt(text.slice(0, cut), 0, tabSize) < site.column) cut += 1;
  return { text: text.slice(cut), replaceAfter };
}

/** A body whose first line is deeper than its header, but not as deep as the cursor: all of it moves, since the block has no line yet that it could stand under. */
function deepened(text: string, by: number): string {
  const [first = '', ...rest] = text.split('\n');
  const moved = rest.map((line) => (line.trim() === '' ? line : ' '.repeat(by) + line));
  return [first.trimStart(), ...moved].join('\n');
}

function mayBreak(site: Site): boolean {
  if (quoteAtCursor(site) === 'line') return false;
  const { state, statement, inComment, text } = site.outline;
  const rest = site.rest.trim();
  if (rest !== '' && (state.stack === '' || !/^[)\]}:,;]+$/u.test(rest))) return false;
  if (inComment || state.stack !== '' || site.line.endsWith('\\')) return true;
  return !expectsMore(statement, text);
}
