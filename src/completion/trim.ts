import { isBalanced } from './balance.ts';
import { quoteAtCursor, withText } from './site.ts';
import type { Rule } from './site.ts';

/** Fewer visible characters are not worth a look. */
const LEAST_CHARACTERS = 2;

/** Takes away blank space at line ends, and drops what would hardly be seen: one character, or closers alone. */
export const trimBlank: Rule = (draft, site) => {
  const inString = quoteAtCursor(site) !== '' || /"""|'''/u.test(draft.text);
  const text = (inString ? draft.text : draft.text.replace(/[ \t]+(?=\n)/gu, '')).trimEnd();
  const visible = Array.from(text.replace(/\s/gu, '')).length;
  const trimmed = withText(draft, text);
  if (visible >= LEAST_CHARACTERS && !/^[)\]}\s]*$/u.test(text)) return trimmed;
  const closes = site.request.trigger === 'explicit' && visible > 0 && isBalanced(trimmed, site);
  return closes ? trimmed : null;
};
