import { quoteAtCursor, readAtCursor } from './site.ts';
import type { Rule } from './site.ts';

/** Cuts the answer before the first bracket that closes nothing in the statement at the cursor and the answer. */
export const cutStrayClosers: Rule = (draft, site) => {
  // A window that begins inside brackets does not know what is open.
  if (site.request.beforeStart > 0 && site.outline.lines.length === 0) return draft;
  const { tokens, lead } = readAtCursor(draft.text, site);
  const stray = tokens.find(({ kind, end }) => end > lead && (kind === 'stray' || kind === 'mismatch'));
  if (stray === undefined) return draft;
  const text = draft.text.slice(0, stray.start - lead);
  // What covers the closers behind the cursor is gone with the cut.
  return { text: quoteAtCursor(site) === '' ? text.trimEnd() : text, replaceAfter: 0 };
};
