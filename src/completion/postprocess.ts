import { Outliner } from '../qiskit/outline.ts';
import { keepBlocks } from './blocks.ts';
import { cutStrayClosers } from './brackets.ts';
import { stripControl } from './control.ts';
import { dropDuplicates } from './duplicates.ts';
import { stripEcho } from './echo.ts';
import { unwrapChat } from './fences.ts';
import { dropOutdated } from './guard.ts';
import { reindent } from './indentation.ts';
import { settleNewline } from './newline.ts';
import { coverOverlap } from './overlap.ts';
import { cutRepetition } from './repetition.ts';
import { cutToScope } from './scope.ts';
import { siteOf } from './site.ts';
import type { Draft, Judge, Rule, Site } from './site.ts';
import { cutUnsound } from './soundness.ts';
import { trimBlank } from './trim.ts';
import type { CompletionRequest, Postprocess, Processed, Unit } from './types.ts';
import { simulateVisibility } from './visibility.ts';

/** Every rule in the order it is applied. A rule sees what the rules above it left. */
export const RULES = [
  ['control', stripControl],
  ['chat', unwrapChat],
  ['echo', stripEcho],
  ['newline', settleNewline],
  ['indentation', reindent],
  ['scope', cutToScope],
  ['overlap', coverOverlap],
  ['brackets', cutStrayClosers],
  ['soundness', cutUnsound],
  ['blocks', keepBlocks],
  ['duplicates', dropDuplicates],
  ['repetition', cutRepetition],
  ['trim', trimBlank],
  ['guard', dropOutdated],
  ['visibility', simulateVisibility],
] as const satisfies readonly (readonly [string, Rule])[];

/** Rounds that an answer may take to settle; two are enough for nearly all. */
const ROUNDS = 4;

/**
 * Turns raw text of a model into what can be shown at the cursor of a request, or says which rule dropped it. `request.before` is the text
 * that the answer continues, with the selected entry of the suggest widget already in it.
 */
export function postprocess(text: string, request: CompletionRequest, unit: Unit): Processed {
  return settle(text, siteOf(request, unit));
}

/**
 * `postprocess` with a memory of the text before the last cursor, so that the next key costs its own line only, and with a judge of the
 * API that a suggestion uses.
 */
export function postprocessor(judge: Judge | null = null): Postprocess {
  const reader = { outliner: new Outliner(), judge };
  return (text, request, unit) => settle(text, siteOf(request, unit, reader));
}

function settle(text: string, site: Site): Processed {
  const changed = new Set<string>();
  let draft: Draft = { text, replaceAfter: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const { end, cut } = applyRules({ text: draft.text, replaceAfter: 0 }, site, changed);
    if (typeof end === 'string') {
      const { outdated } = site;
      return { kind: 'dropped', rule: end, ...(outdated === null ? {} : { outdated }) };
    }
    draft = end;
    // What is shorter than the rules above a cut saw it, they see again.
    if (!cut) break;
  }
  return { kind: 'kept', text: draft.text, replaceAfter: draft.replaceAfter, changed: [...changed] };
}

/** The draft behind all rules, or the rule that dropped it; `cut` when one behind `overlap` had something to do. */
function applyRules(
  start: Draft,
  site: Site,
  changed: Set<string>,
): { readonly end: Draft | string; readonly cut: boolean } {
  let draft = start;
  let covered = draft;
  for (const [rule, apply] of RULES) {
    const next = apply(draft, site);
    if (next === null || next.text.trim() === '') return { end: rule, cut: false };
    if (next !== draft) changed.add(rule);
    if (rule === 'overlap') covered = next;
    draft = next;
  }
  return { end: draft, cut: draft !== covered };
}
