import type { Rule } from './site.ts';

/** The editor shows nothing that is longer (VS Code: `computeGhostText`). */
const LONGEST = 5_000;

/** Whether all characters of `part` come in `whole` in this order. */
export function isSubsequence(part: ArrayLike<unknown>, whole: ArrayLike<unknown>): boolean {
  let found = 0;
  for (let at = 0; at < whole.length && found < part.length; at += 1)
    if (whole[at] === part[found]) found += 1;
  return found === part.length;
}

/**
 * Whether the editor would show a text at the cursor that replaces `covered`, the characters behind the cursor. It shows only insertions:
 * `covered` must come in the text, in order, with parentheses matched level by level (VS Code: `inlineCompletionIsVisible`, `smartDiff`).
 */
export function isVisible(text: string, covered: string): boolean {
  let common = 0;
  while (common < covered.length && covered[common] === text[common]) common += 1;
  const original = covered.slice(common);
  const value = text.slice(common);
  if (value === '' || value.length > LONGEST) return false;
  return isSubsequence(leveled(original), leveled(value));
}

/** Whether the editor would show a continuation of a suggest widget entry: the entry must extend what is typed. */
export function extendsTyped(entry: string, typed: string): boolean {
  return entry.length > typed.length && entry.startsWith(typed);
}

/** Characters, with each parenthesis named by its nesting level and by the top-level group it stands in. */
function leveled(text: string): string[] {
  let level = 0;
  let group = 0;
  return Array.from({ length: text.length }, (_, at) => {
    const char = text.charAt(at);
    if (char === '(') {
      level += 1;
      return `(${group} ${level - 1}`;
    }
    if (char !== ')') return char;
    level = Math.max(level - 1, 0);
    const name = `)${group} ${level}`;
    if (level === 0) group += 1;
    return name;
  });
}

/** Drops what the editor would not show: counting on it would be counting on nothing. */
export const simulateVisibility: Rule = (draft, site) =>
  isVisible(draft.text, site.rest.slice(0, draft.replaceAfter)) ? draft : null;
