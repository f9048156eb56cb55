import { cutStrayClosers } from './brackets.ts';
import { stripControl } from './control.ts';
import { dropDuplicates } from './duplicates.ts';
import { stripEcho } from './echo.ts';
import { unwrapChat } from './fences.ts';
import { reindent } from './indentation.ts';
import { settleNewline } from './newline.ts';
import { coverOverlap } from './overlap.ts';
import { cutRepetition } from './repetition.ts';
import { cutToScope } from './scope.ts';
import { siteOf } from './site.ts';
import type { Draft, Rule } from './site.ts';
import { cutUnsound } from './soundness.ts';
import { trimBlank } from './trim.ts';
import type { CompletionRequest, Processed, Unit } from './types.ts';
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
  ['duplicates', dropDuplicates],
  ['repetition', cutRepetition],
  ['trim', trimBlank],
  ['visibility', simulateVisibility],
] as const satisfies readonly (readonly [string, Rule])[];

/**
 * Turns raw text of a model into what can be shown at the cursor of a request, or says which rule dropped it. `request.before` is the text
 * that the answer continues, with the selected entry of the suggest widget already in it.
 */
export function postprocess(text: string, request: CompletionRequest, unit: Unit): Processed {
  const site = siteOf(request, unit);
  let draft: Draft = { text, replaceAfter: 0 };
  const changed: string[] = [];
  for (const [rule, apply] of RULES) {
    const next = apply(draft, site);
    if (next === null || next.text.trim() === '') return { kind: 'dropped', rule };
    if (next !== draft) changed.push(rule);
    draft = next;
  }
  return { kind: 'kept', text: draft.text, replaceAfter: draft.replaceAfter, changed };
}
