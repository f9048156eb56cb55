import { fittingLines } from '../qiskit/blocks.ts';
import { columnsAt, type LogicalLine, Outliner } from '../qiskit/outline.ts';
import { withText } from './site.ts';
import type { Rule, Site } from './site.ts';

/** Cuts the answer before the first line that would take the blocks of the document apart, and drops it where that is its first. */
export const keepBlocks: Rule = (draft, site) => {
  const { outline, request, rest } = site;
  if (outline.state.stack !== '' || outline.inComment || rest.slice(draft.replaceAfter).trim() !== '')
    return draft;
  const lead = outline.current === null ? site.line : outline.text.slice(outline.current.start);
  const source = `${lead}${draft.text}\n`;
  const reading = { tabSize: request.indentation.size, wholeFile: true };
  const { lines, current } = new Outliner().read(source, reading);
  const all = current === null ? lines : [...lines, current];
  const count = fittingLines(all, { above: outline.lines, below: lineBelow(site) });
  const next = all[count];
  if (next === undefined) return draft;
  // Of a line that was there before the answer, the beginning is the user's.
  if (count === 0) return site.blank ? null : draft;
  return withText({ ...draft, replaceAfter: 0 }, source.slice(lead.length, next.start).trimEnd());
};

/** The next line with code below the cursor's line. */
function lineBelow({ request }: Site): LogicalLine | null {
  const { after, indentation } = request;
  for (let start = after.indexOf('\n') + 1; start > 0; start = after.indexOf('\n', start) + 1) {
    const [, space = '', text = ''] = /^([ \t]*)(.*)/u.exec(after.slice(start, start + LONGEST)) ?? [];
    if (text === '' || text.startsWith('#')) continue;
    const keyword = /^\w*/u.exec(text)?.[0] ?? '';
    return { start, column: columnsAt(space, 0, indentation.size), keyword, opensBlock: false };
  }
  return null;
}

/** Characters of a line below that tell what it is. */
const LONGEST = 120;
