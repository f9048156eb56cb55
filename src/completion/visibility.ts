import type { Rule } from './site.ts';

/** The editor shows nothing that is longer (VS Code: `computeGhostText`). */
const LONGEST = 5_000;

/** Whether all characters of `part` come in `whole` in this order. */
function isSubsequence(part: string, whole: string): boolean {
  let found = 0;
  for (let at = 0; at < whole.length && found < part.length; at += 1)
    if (whole[at] === part[found]) found += 1;
  return found === part.length;
}

/**
 * Whether the editor would show a text at the cursor that replaces `covered`, the characters behind the cursor. It shows insertions only:
 * `covered` must come in the text, in order (VS Code: `inlineCompletionIsVisible`, `computeGhostText`).
 */
export function isVisible(text: string, covered: string): boolean {
  return !covered.startsWith(text) && text.length <= LONGEST && isSubsequence(covered, text);
}

/** Drops what the editor would not show: counting on it would be counting on nothing. */
export const simulateVisibility: Rule = (draft, site) =>
  isVisible(draft.text, site.rest.slice(0, draft.replaceAfter)) ? draft : null;
