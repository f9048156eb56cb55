import { Ledger } from './ledger.ts';
import { forgetOldest } from './oldest.ts';
import type { Edit } from './progress.ts';
import {
  advance,
  ahead,
  goesOn,
  isTaken,
  isUsed,
  see,
  withTaken,
  type Offer,
  type Sighting,
} from './sighting.ts';
import type { Verdict } from './verdict.ts';

/** What the editor saw. `at` is in milliseconds of any clock that does not go back. */
export type AcceptanceEvent<O extends Offer> =
  /** The provider answered: with the suggestion that is shown first and its alternatives, or with nothing. */
  | { readonly kind: 'offered'; readonly offers: readonly O[]; readonly at: number }
  /** The editor ran the command of an accepted suggestion. */
  | { readonly kind: 'accepted'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'edited';
      readonly document: string;
      readonly edits: readonly Edit[];
      readonly undo: boolean;
      readonly at: number;
    }
  /** The cursor is elsewhere; `keys` when keys moved it, as typing does and taking a suggestion does not. Comes after the edit that it is due to. */
  | {
      readonly kind: 'moved';
      readonly document: string;
      readonly line: number;
      readonly cursor: number;
      readonly keys: boolean;
      readonly at: number;
    }
  /** Another editor came to the front, or the file was closed. */
  | { readonly kind: 'left'; readonly at: number }
  /** The window lost the focus, and the editor hid what it showed. */
  | { readonly kind: 'hidden'; readonly at: number }
  /** The window closes: what is half known is decided now. */
  | { readonly kind: 'closing'; readonly at: number };

/** Milliseconds that a suggestion must have been visible before it counts as shown. */
export const SHOWN_MS = 300;
/** Milliseconds that a suggestion must have been visible before turning away from it says something. */
export const READ_MS = 750;
/** Suggestions whose acceptance is still understood. */
const KEYS_KEPT = 200;

/** What was counted of a suggestion, over all the times that it was handed to the editor. */
interface Story {
  shown: boolean;
  taken: boolean;
  /** Whether the last of it is in the text, and counted. */
  complete: boolean;
  /** Length of the pieces that came while it was unsure whose they were. */
  unclaimed: number;
}

interface Known<O extends Offer> {
  readonly offer: O;
  readonly story: Story;
}

/** A piece of what is seen that came into the text, before it is known how. */
interface Piece<O extends Offer> {
  readonly sighting: Sighting<O>;
  readonly text: string;
  readonly atOnce: boolean;
}

/** Decides what became of each suggestion: returned → shown → accepted, rejected or ignored. Has no clock and no timer: only events move it. */
export class Acceptance<O extends Offer> {
  readonly #known = new Map<string, Known<O>>();
  readonly #ledger = new Ledger<O>();
  #current: Sighting<O> | null = null;
  #piece: Piece<O> | null = null;
  /** The suggestion that was in front last. */
  #last: Known<O> | null = null;

  on(event: AcceptanceEvent<O>): readonly Verdict<O>[] {
    return [...this.#settle(event), ...this.#notice(event.at), ...this.#handle(event)];
  }

  /** Forgets the suggestions that `which` names: whatever comes of them is not told. */
  forget(which: (offer: O) => boolean): void {
    this.#ledger.forget(which);
    const known = [...this.#known].map(([key, { offer }]) => [key, offer] as const);
    for (const [key, offer] of known) if (which(offer)) this.#known.delete(key);
    const seen = this.#piece?.sighting ?? this.#current;
    if (!seen?.candidates.some(({ offer }) => which(offer))) return;
    this.#current = null;
    this.#piece = null;
  }

  #handle(event: AcceptanceEvent<O>): readonly Verdict<O>[] {
    switch (event.kind) {
      case 'offered':
        return this.#offered(event.offers, event.at);
      case 'accepted':
        return this.#accepted(event.key, event.at);
      case 'edited':
        return event.document === this.#current?.candidates[0].offer.document
          ? this.#edited(event.undo ? [] : event.edits, event.at)
          : [];
      case 'moved':
        return this.#moved(event);
      case 'left':
        return this.#turnedAway(event.at);
      case 'hidden':
        this.#current = null;
        return [];
      case 'closing':
        return [];
    }
  }

  #offered(offers: readonly O[], at: number): readonly Verdict<O>[] {
    const [first, ...others] = offers;
    if (first === undefined) {
      this.#current = null;
      return [];
    }
    const story = this.#storyOf(first);
    for (const offer of offers) this.#known.set(offer.key, { offer, story });
    forgetOldest(this.#known, KEYS_KEPT);
    this.#last = { offer: first, story };
    this.#current = see(this.#current, [first, ...others], at);
    return offers.flatMap((offer) => this.#ledger.withdraw(offer, at));
  }

  /** What is still seen, or comes back at its place after a typing error, is counted as one. */
  #storyOf(offer: O): Story {
    const last = this.#last;
    if (last !== null && (goesOn(this.#current, offer) || isSame(last.offer, offer))) return last.story;
    return { shown: false, taken: false, complete: false, unclaimed: 0 };
  }

  /** Counts what is seen as shown once it was there for a while. */
  #notice(at: number): readonly Verdict<O>[] {
    const current = this.#current;
    return current !== null && at - current.since >= SHOWN_MS ? this.#shown(current.candidates[0].offer) : [];
  }

  #shown(offer: O): readonly Verdict<O>[] {
    const story = this.#known.get(offer.key)?.story;
    if (story === undefined || story.shown) return [];
    story.shown = true;
    return [{ kind: 'shown', offer }];
  }

  #accepted(key: string, at: number): readonly Verdict<O>[] {
    const known = this.#known.get(key);
    if (known === undefined) return [];
    const { offer, story } = known;
    this.#current = null;
    const shown = this.#shown(offer);
    const left = story.complete ? 0 : story.unclaimed || offer.text.length;
    story.complete = true;
    const inserted: readonly Verdict<O>[] = left > 0 ? [{ kind: 'inserted', offer, length: left }] : [];
    return [...shown, ...inserted, ...this.#take(offer, at)];
  }

  #edited(edits: readonly Edit[], at: number): readonly Verdict<O>[] {
    const current = this.#current;
    const [edit] = edits;
    this.#current = null;
    if (current === null || edit === undefined || edits.length > 1) return [];
    const step = advance(current, edit, at);
    if (step.kind !== 'advanced') return step.kind === 'contradicted' ? this.#refuse(current, at) : [];
    this.#piece = { sighting: step.sighting, text: step.piece, atOnce: step.atOnce };
    this.#current = ahead(step.sighting);
    return [];
  }

  /** Finds out from what follows an edit whether a piece was typed or taken, and what that makes of the suggestion. */
  #settle(event: AcceptanceEvent<O>): readonly Verdict<O>[] {
    const piece = this.#piece;
    this.#piece = null;
    if (piece === null || !wasTaken(piece, event)) return [];
    const sighting = withTaken(piece.sighting, piece.text);
    const [{ offer, standing }] = sighting.candidates;
    if (this.#current !== null) this.#current = ahead(sighting);
    const story = this.#known.get(offer.key)?.story;
    if (story === undefined) return [];
    if (sighting.unsure) {
      story.unclaimed += piece.text.length;
      return [];
    }
    story.complete = standing.remaining === '';
    const inserted = { kind: 'inserted', offer, length: piece.text.length } as const;
    return [...this.#shown(offer), inserted, ...(isTaken(sighting) ? this.#take(offer, event.at) : [])];
  }

  #moved(event: Extract<AcceptanceEvent<O>, { kind: 'moved' }>): readonly Verdict<O>[] {
    const current = this.#current;
    if (current === null) return [];
    const [{ offer, standing }] = current.candidates;
    if (event.document !== offer.document || event.line !== current.line) return this.#turnedAway(event.at);
    // Within the line the editor hides it; that says little.
    if (event.cursor !== standing.cursor) this.#current = null;
    return [];
  }

  #turnedAway(at: number): readonly Verdict<O>[] {
    const current = this.#current;
    this.#current = null;
    return current === null ? [] : this.#refuse(current, at);
  }

  /** Which of several alternatives was read nobody can tell, unless they came in one response. */
  #refuse(sighting: Sighting<O>, at: number): readonly Verdict<O>[] {
    const [{ offer }, ...others] = sighting.candidates;
    if (others.some((other) => other.offer.id !== offer.id)) return [];
    if (sighting.unsure || isUsed(sighting) || at - sighting.since < READ_MS) return [];
    return [{ kind: 'refused', offer }, ...this.#ledger.reject(offer, at)];
  }

  #take(offer: O, at: number): readonly Verdict<O>[] {
    const story = this.#known.get(offer.key)?.story;
    const first = story?.taken === false;
    if (story !== undefined) story.taken = true;
    const taken: readonly Verdict<O>[] = first ? [{ kind: 'taken', offer }] : [];
    return [...taken, ...this.#ledger.accept(offer, at)];
  }
}

/** Whether a piece was taken: by the editor's word, by what moved the cursor, else by how it looks. */
function wasTaken<O extends Offer>({ sighting, atOnce }: Piece<O>, event: AcceptanceEvent<O>): boolean {
  const [{ offer, standing }] = sighting.candidates;
  const follows =
    event.kind === 'moved' && event.document === offer.document && event.cursor === standing.cursor;
  return follows ? !event.keys : atOnce;
}

/** Whether two offers make the same line of code out of the same response. */
function isSame(one: Offer, other: Offer): boolean {
  return (
    one.id !== null &&
    one.id === other.id &&
    one.document === other.document &&
    one.line === other.line &&
    one.typed + one.text === other.typed + other.text
  );
}
