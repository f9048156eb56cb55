import { withText } from './site.ts';
import type { Rule } from './site.ts';

/** Repairs an answer that uses API by a name that it had once, and drops one that uses what is gone. */
export const dropOutdated: Rule = (draft, site) => {
  const verdict = site.judge?.(draft.text, site.request) ?? { kind: 'keep' };
  if (verdict.kind === 'keep') return draft;
  if (verdict.kind === 'repaired') return withText(draft, verdict.text);
  site.outdated = verdict.reason;
  return null;
};
