import { follow, type Edit, type Standing } from './progress.ts';

/** A suggestion that was handed to the editor. */
export interface Offer {
  /** Names this suggestion among all. */
  readonly key: string;
  /** Id of the response that produced it; null where the service gives none. */
  readonly id: string | null;
  readonly document: string;
  /** Number of the cursor's line. */
  readonly line: number;
  /** Offset of the cursor in UTF-16 units, with `\n` line ends. */
  readonly cursor: number;
  /** The line up to the cursor. */
  readonly typed: string;
  /** What it inserts at the cursor. */
  readonly text: string;
  /** What is right of the cursor and goes away when it is taken. */
  readonly replaced: string;
  /** Whether something else may be what the user sees, so that only the editor's word counts: another extension's suggestion, a list of completions. */
  readonly unsure: boolean;
}

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
  | {
      readonly kind: 'moved';
      readonly document: string;
      readonly line: number;
      readonly cursor: number;
      readonly at: number;
    }
  /** Another editor came to the front, or the file was closed. */
  | { readonly kind: 'left'; readonly at: number }
  | { readonly kind: 'tick'; readonly at: number }
  /** The window closes: what waits is decided now. */
  | { readonly kind: 'closing'; readonly at: number };

/** What became of a suggestion. At most one `report` comes for each id of a response. */
export type Verdict<O extends Offer> =
  | { readonly kind: 'report'; readonly offer: O; readonly accepted: boolean }
  /** It was taken, wholly or in part, whether or not that is reported. */
  | { readonly kind: 'taken'; readonly offer: O }
  /** It was seen, and then contradicted or left. */
  | { readonly kind: 'refused'; readonly offer: O };

/** Milliseconds that a suggestion must have been visible before turning away from it says something. */
export const READ_MS = 750;
/** Milliseconds that a rejection waits, because a typing error is corrected, the same suggestion comes back, and is taken. */
export const REVISION_MS = 10_000;
const keysKept = 200;
const idsKept = 2_000;

interface Current<O extends Offer> {
  readonly offer: O;
  readonly since: number;
  readonly line: number;
  readonly standing: Standing;
  /** The text as it was offered first, with what it has grown by. */
  readonly whole: string;
  /** Length of what was taken in pieces. */
  readonly taken: number;
}

interface Rejection<O extends Offer> {
  readonly offer: O;
  readonly due: number;
}

/** Decides what became of each suggestion: returned → shown → accepted, rejected or ignored. Has no clock and no timer: only events move it. */
export class Acceptance<O extends Offer> {
  readonly #offers = new Map<string, O>();
  readonly #reported = new Set<string>();
  readonly #rejections = new Map<string, Rejection<O>>();
  #current: Current<O> | null = null;

  /** When the next `tick` is worth sending, in milliseconds of the events' clock; null when none is. */
  get due(): number | null {
    const dues = [...this.#rejections.values()].map(({ due }) => due);
    return dues.length === 0 ? null : Math.min(...dues);
  }

  on(event: AcceptanceEvent<O>): readonly Verdict<O>[] {
    const early = this.#decide(event.at);
    return [...early, ...this.#handle(event)];
  }

  #handle(event: AcceptanceEvent<O>): readonly Verdict<O>[] {
    switch (event.kind) {
      case 'offered':
        return this.#offered(event.offers, event.at);
      case 'accepted':
        return this.#accepted(event.key);
      case 'edited':
        return event.document === this.#current?.offer.document
          ? this.#edited(event.undo ? [] : event.edits, event.at)
          : [];
      case 'moved':
        return this.#moved(event);
      case 'left':
        return this.#turnedAway(event.at);
      case 'tick':
        return [];
      case 'closing':
        return this.#decide(Number.POSITIVE_INFINITY);
    }
  }

  #offered(offers: readonly O[], at: number): readonly Verdict<O>[] {
    for (const offer of offers) {
      this.#offers.set(offer.key, offer);
      if (offer.id !== null) this.#rejections.delete(offer.id);
    }
    trim(this.#offers, keysKept);
    const [offer] = offers;
    this.#current =
      offer === undefined ? null : this.#shown({ ...offer, unsure: offer.unsure || offers.length > 1 }, at);
    return [];
  }

  /** The text that goes on as it was, or grew, is still the one that is seen. */
  #shown(offer: O, at: number): Current<O> {
    const before = this.#current;
    const standing = standingOf(offer);
    if (before === null || !continues(before, offer)) {
      return { offer, since: at, line: offer.line, standing, whole: offer.text, taken: 0 };
    }
    const whole = before.whole + offer.text.slice(before.standing.remaining.length);
    return { ...before, offer: { ...offer, unsure: offer.unsure || before.offer.unsure }, standing, whole };
  }

  #accepted(key: string): readonly Verdict<O>[] {
    const offer = this.#offers.get(key);
    if (offer === undefined) return [];
    this.#current = null;
    return this.#take(offer);
  }

  #edited(edits: readonly Edit[], at: number): readonly Verdict<O>[] {
    const current = this.#current;
    const [edit] = edits;
    this.#current = null;
    if (current === null || edit === undefined || edits.length > 1) return [];
    const progress = follow(current.standing, edit);
    if (progress.kind === 'lost') return [];
    if (progress.kind === 'contradicted') return this.#refuse(current, at);
    const { standing, piece } = progress;
    const taken = current.taken + (progress.atOnce ? piece.length : 0);
    if (standing.remaining !== '') {
      this.#current = { ...current, standing, taken, line: current.line + piece.split('\n').length - 1 };
    }
    return progress.atOnce && !current.offer.unsure && isEnough(taken, current.whole)
      ? this.#take(current.offer)
      : [];
  }

  #moved({
    document,
    line,
    cursor,
    at,
  }: Extract<AcceptanceEvent<O>, { kind: 'moved' }>): readonly Verdict<O>[] {
    const current = this.#current;
    if (current === null || (document === current.offer.document && cursor === current.standing.cursor))
      return [];
    if (document !== current.offer.document || line !== current.line) return this.#turnedAway(at);
    // Within the line the editor hides it; that says little.
    this.#current = null;
    return [];
  }

  #turnedAway(at: number): readonly Verdict<O>[] {
    const current = this.#current;
    this.#current = null;
    return current === null ? [] : this.#refuse(current, at);
  }

  #refuse({ offer, since, standing, whole, taken }: Current<O>, at: number): readonly Verdict<O>[] {
    const used = whole.length - standing.remaining.length;
    if (offer.unsure || taken > 0 || isEnough(used, whole) || at - since < READ_MS) return [];
    if (offer.id !== null && !this.#reported.has(offer.id))
      this.#rejections.set(offer.id, { offer, due: at + REVISION_MS });
    return [{ kind: 'refused', offer }];
  }

  #take(offer: O): readonly Verdict<O>[] {
    return [{ kind: 'taken', offer }, ...this.#report(offer, true)];
  }

  #decide(until: number): readonly Verdict<O>[] {
    const ripe = [...this.#rejections.values()].filter(({ due }) => due <= until);
    return ripe.flatMap(({ offer }) => this.#report(offer, false));
  }

  #report(offer: O, accepted: boolean): readonly Verdict<O>[] {
    if (offer.id === null || this.#reported.has(offer.id)) return [];
    this.#rejections.delete(offer.id);
    this.#reported.add(offer.id);
    trim(this.#reported, idsKept);
    return [{ kind: 'report', offer, accepted }];
  }
}

function standingOf({ cursor, typed, text, replaced }: Offer): Standing {
  return { cursor, typed, remaining: text, replaced };
}

/** Whether an answer says what is already seen, or goes on where that ends. */
function continues({ offer, standing }: Current<Offer>, next: Offer): boolean {
  return (
    next.id === offer.id &&
    next.document === offer.document &&
    next.cursor === standing.cursor &&
    next.text.startsWith(standing.remaining)
  );
}

/** Whether so much of a text was used that it was right: its first full line, or half of it. */
function isEnough(length: number, text: string): boolean {
  const start = text.search(/[^\n]/);
  const end = text.indexOf('\n', start);
  return length >= Math.min(end < 0 ? text.length : end, text.length / 2);
}

/** Forgets the oldest entries. */
function trim(kept: Map<string, unknown> | Set<string>, limit: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= limit) return;
    kept.delete(key);
  }
}
