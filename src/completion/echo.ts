import { withText } from './site.ts';
import type { Rule, Site } from './site.ts';

/** A shorter start of a line that comes again is more likely code than an echo. */
const SHORTEST_ECHO = 3;
/** Lines above the cursor that an answer may begin again from. */
const LINES = 20;

/** Takes away the beginning of an answer that says once more what is left of the cursor, from the start of this line or of one above. */
export const stripEcho: Rule = (draft, site) => {
  if (site.blank) return draft;
  let text = draft.text;
  for (let rest = withoutEcho(text, site); rest !== null; rest = withoutEcho(text, site)) text = rest;
  return withText(draft, text);
};

function withoutEcho(text: string, { line, request: { before } }: Site): string | null {
  const body = text.trimStart();
  // Behind a blank a word stands alone: `except` is not said again by `exceptions`.
  const apart = body !== text || /\s$/u.test(line);
  let start = before.length - line.length;
  for (let count = 0; count < LINES; count += 1) {
    const lead = before.slice(start).trim();
    if (lead.length >= SHORTEST_ECHO && /\w\W*$/u.test(lead) && body.startsWith(lead)) {
      const rest = body.slice(lead.length);
      if (!apart || !/\w$/u.test(lead) || !/^\w/u.test(rest)) {
        return /\s$/u.test(line) ? rest.replace(/^[ \t]+/u, '') : rest;
      }
    }
    if (start === 0) break;
    start = before.lastIndexOf('\n', start - 2) + 1;
  }
  return null;
}
