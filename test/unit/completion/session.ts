import { Acceptance, type AcceptanceEvent } from '../../../src/completion/acceptance.ts';
import type { Offer } from '../../../src/completion/sighting.ts';
import type { Verdict } from '../../../src/completion/verdict.ts';

/** An event about plain offers. */
export type Event = AcceptanceEvent<Offer>;

/** What is offered. */
export const text = 'measure(0, 0)\nqc.draw()';

/** `qc.|` on line 5, with `text` on offer. */
export function offer(change: Partial<Offer> = {}): Offer {
  return {
    key: 'k',
    id: 'r',
    document: 'd',
    line: 5,
    cursor: 103,
    typed: 'qc.',
    text,
    replaced: '',
    unsure: false,
    ...change,
  };
}

/** The provider answered with these. */
export const offered = (at: number, ...offers: Offer[]): Event => ({ kind: 'offered', offers, at });
/** One insertion. */
export const typed = (at: number, text: string, offset = 103): Event => ({
  kind: 'edited',
  document: 'd',
  edits: [{ offset, length: 0, text }],
  undo: false,
  at,
});
/** The cursor went to a line and offset, by the mouse or a command unless `keys`. */
export const moved = (at: number, line: number, cursor: number, keys = false): Event => ({
  kind: 'moved',
  document: 'd',
  line,
  cursor,
  keys,
  at,
});
/** Insertions one after the other, each with the cursor following: by keys, or by taking words of a suggestion. */
export function pieces(at: number, texts: readonly string[], how: 'typed' | 'taken', offset = 103): Event[] {
  let cursor = offset;
  let line = 5;
  return texts.flatMap((text) => {
    const edit = typed(at, text, cursor);
    cursor += text.length;
    line += text.split('\n').length - 1;
    return [edit, moved(at, line, cursor, how === 'typed')];
  });
}
/** The window closes. */
export const end: Event = { kind: 'closing', at: 1e9 };

/** The verdicts of a session that ends after these events. */
export function session(...events: Event[]): readonly Verdict<Offer>[] {
  const acceptance = new Acceptance<Offer>();
  return [...events, end].flatMap((event) => acceptance.on(event));
}

/** What is told to the service: reports without those that were withdrawn. */
export function reports(...events: Event[]): readonly string[] {
  return told(session(...events));
}

/** What is told to the service by some verdicts. */
export function told(verdicts: readonly Verdict<Offer>[]): readonly string[] {
  const reported: string[] = [];
  for (const verdict of verdicts) {
    const id = verdict.offer.id ?? 'nameless';
    if (verdict.kind === 'report') reported.push(`${id} ${verdict.accepted}`);
    if (verdict.kind === 'withdrawn') reported.splice(reported.indexOf(`${id} false`), 1);
  }
  return reported;
}
