import type { Disclaimer } from '../backends/types.ts';
import type { DisclaimerView } from './disclaimerPage.ts';
import type { DisclaimerAnswer } from './gate.ts';
import { messages } from './messages.ts';
import { plain } from './plain.ts';
import type { Place } from './terms.ts';

/** A disclaimer in the panel. */
export interface Shown {
  readonly place: Place;
  readonly disclaimer: Disclaimer;
  readonly standing: DisclaimerAnswer;
}

/** Names the text that an answer is for: another version is another text. */
export function viewKey({ place, disclaimer }: Shown): string {
  return JSON.stringify([place.origin, place.model, disclaimer.id, disclaimer.version]);
}

/** What the panel shows of a disclaimer; `problem` is why the last answer did not arrive. */
export function viewOf(shown: Shown, problem: string | null): DisclaimerView {
  const { place, disclaimer, standing } = shown;
  const model = plain(place.model);
  const version = plain(disclaimer.version);
  return {
    key: viewKey(shown),
    title: plain(disclaimer.title) || messages.disclaimerTitle(model),
    place: messages.disclaimerPlace(model, place.origin),
    facts: [
      ...(version === '' ? [] : [messages.disclaimerVersion(version)]),
      ...(standing === 'unanswered' ? [] : [messages.disclaimerAnswered[standing]]),
    ],
    body: disclaimer.body,
    accept: messages.accept,
    reject: messages.reject,
    consequence: messages.disclaimerConsequence(model),
    empty: messages.disclaimerEmpty,
    unsafe: messages.disclaimerUnsafe,
    problem,
    busy: false,
  };
}
