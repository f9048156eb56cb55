import { withText } from './site.ts';
import type { Rule, Site } from './site.ts';

/** Takes away lines at the end that stand below the cursor already; drops an answer that begins with the next line, or repeats lines above. */
export const dropDuplicates: Rule = (draft, site) => {
  const lines = draft.text.split('\n');
  const full = fullLines(lines, draft.replaceAfter, site);
  const texts = full.filter((line) => line !== '');
  const [next] = site.below;
  if (next !== undefined && texts[0] === next) return null;
  if (repeatsAbove(texts, site.above)) return null;
  const keep = lines.length - linesBelowAgain(full, site.below);
  return keep === lines.length ? draft : withText(draft, lines.slice(0, keep).join('\n').trimEnd());
};

/** The lines as they will stand in the document, trimmed. */
function fullLines(lines: readonly string[], replaceAfter: number, site: Site): string[] {
  const tail = site.rest.slice(replaceAfter);
  return lines.map((line, index) => {
    const start = index === 0 ? site.line : '';
    return `${start}${line}${index === lines.length - 1 ? tail : ''}`.trim();
  });
}

/** Number of lines at the end, blank ones between them included, that are the next lines below. */
function linesBelowAgain(full: readonly string[], below: readonly string[]): number {
  for (let start = 1; start < full.length; start += 1) {
    const tail = full.slice(start).filter((line) => line !== '');
    if (tail.length > 0 && tail.length <= below.length && tail.every((line, at) => line === below[at])) {
      return full.length - start;
    }
  }
  return 0;
}

/** Whether the first two or more lines are the last ones above. `above` has the nearest first. */
function repeatsAbove(texts: readonly string[], above: readonly string[]): boolean {
  for (let count = Math.min(texts.length, above.length); count >= 2; count -= 1) {
    if (texts.slice(0, count).every((line, at) => line === above[count - 1 - at])) return true;
  }
  return false;
}
