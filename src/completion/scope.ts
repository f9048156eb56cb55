import { withText } from './site.ts';
import type { Rule } from './site.ts';
import { unitEnd } from './unit.ts';

/** Cuts the answer to the display unit once more, since its lines may have moved. */
export const cutToScope: Rule = (draft, site) => {
  const measure = {
    finished: true,
    tabSize: site.request.indentation.size,
    column: site.blank ? site.column : 0,
  };
  const end = unitEnd(draft.text, site.unit, measure);
  return end === null ? draft : withText(draft, draft.text.slice(0, end));
};
