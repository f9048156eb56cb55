import { START } from '../qiskit/lexer.ts';
import { quoteAtCursor, withText } from './site.ts';
import type { Rule } from './site.ts';
import { unitEnd } from './unit.ts';

/** Cuts the answer to the display unit once more, since its lines may have moved. */
export const cutToScope: Rule = (draft, site) => {
  const stack = quoteAtCursor(site) === '' ? '' : (site.outline.state.stack.at(-1) ?? '');
  const end = unitEnd(draft.text, site.unit, {
    finished: true,
    tabSize: site.request.indentation.size,
    column: site.blank ? site.column : 0,
    start: { ...START, stack },
  });
  return end === null ? draft : withText(draft, draft.text.slice(0, end));
};
