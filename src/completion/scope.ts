import { withText } from './site.ts';
import type { Rule } from './site.ts';
import { spotOf, unitEnd } from './unit.ts';

/** Cuts the answer to the display unit once more, since its lines may have moved. */
export const cutToScope: Rule = (draft, site) => {
  const end = unitEnd(draft.text, site.unit, { ...spotOf(site.request), finished: true });
  return end === null ? draft : withText(draft, draft.text.slice(0, end));
};
