import type { Event } from './session.ts';

interface InFront {
  readonly id: string | null;
  readonly text: string;
  readonly since: number;
}

/** Whether a text may be what is left of another, or go on where that ends: who reads sees one suggestion. */
export function mayGoOn(before: string, text: string): boolean {
  return before.split('').some((_, at) => text.startsWith(before.slice(at)));
}

/** Whose suggestion has been in front, and since when its text has, as an event comes: nothing else was offered, and nothing hid it. */
export function inFront(events: readonly Event[], until: Event): InFront | undefined {
  let seen: InFront | undefined;
  for (const event of events.slice(0, events.indexOf(until))) {
    if (event.kind === 'left' || event.kind === 'hidden') seen = undefined;
    if (event.kind !== 'offered') continue;
    const [first] = event.offers;
    if (first === undefined) seen = undefined;
    else {
      const { id, text: shown } = first;
      const same = seen !== undefined && (seen.id === id || mayGoOn(seen.text, shown));
      seen = { id, text: shown, since: same ? (seen?.since ?? event.at) : event.at };
    }
  }
  return seen;
}
