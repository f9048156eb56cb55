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

/** One of the texts that the editor shows, or would show as an alternative. */
interface Candidate<O extends Offer> {
  readonly offer: O;
  readonly standing: Standing;
  /** The text as it was offered first, with what it has grown by. */
  readonly whole: string;
  /** Length of what was taken of it in pieces. */
  readonly taken: number;
  /** Where in `whole` the first of these pieces began; null before there is one. */
  readonly from: number | null;
}

/** What is seen: the suggestion in front, then its alternatives; the text so far agrees with them all. */
export interface Sighting<O extends Offer> {
  readonly candidates: readonly [Candidate<O>, ...Candidate<O>[]];
  /** When the text in front came there. */
  readonly since: number;
  /** The line that the cursor is on. */
  readonly line: number;
  readonly unsure: boolean;
}

/** What an edit did to what is seen. */
export type Step<O extends Offer> =
  /** `piece` of it is in the text; `atOnce` when it came as a suggestion does that is taken. Nothing may be left of it. */
  | {
      readonly kind: 'advanced';
      readonly sighting: Sighting<O>;
      readonly piece: string;
      readonly atOnce: boolean;
    }
  | { readonly kind: 'contradicted' | 'lost' };

/** What is seen once the editor was handed `offers`. A text that goes on as it was, or grew, is still the same. */
export function see<O extends Offer>(
  before: Sighting<O> | null,
  offers: readonly [O, ...O[]],
  at: number,
): Sighting<O> {
  const [first, ...others] = offers;
  const unsure = offers.some((offer) => offer.unsure) || (goesOn(before, first) && before.unsure);
  const inFront = before !== null && looksLike(before.candidates[0], first);
  return {
    candidates: [candidateOf(first, before), ...others.map((offer) => candidateOf(offer, before))],
    since: inFront ? before.since : at,
    line: first.line,
    unsure,
  };
}

/** Whether an offer says what is already seen, or goes on where that ends. */
export function goesOn<O extends Offer>(sighting: Sighting<O> | null, offer: O): sighting is Sighting<O> {
  return sighting?.candidates.some((candidate) => continues(candidate, offer)) ?? false;
}

/** What an edit does to what is seen. */
export function advance<O extends Offer>(sighting: Sighting<O>, edit: Edit, at: number): Step<O> {
  const steps = sighting.candidates.map((candidate) => {
    return { candidate, progress: follow(candidate.standing, edit) };
  });
  const [first, ...others] = steps.flatMap(({ candidate, progress }) =>
    progress.kind === 'advanced'
      ? [{ ...progress, candidate: { ...candidate, standing: progress.standing } }]
      : [],
  );
  if (first === undefined) {
    const all = steps.every(({ progress }) => progress.kind === 'contradicted');
    return { kind: all ? 'contradicted' : 'lost' };
  }
  const { piece, atOnce } = first;
  const inFront = first.candidate.offer === sighting.candidates[0].offer;
  return {
    kind: 'advanced',
    piece,
    atOnce,
    sighting: {
      candidates: [first.candidate, ...others.map(({ candidate }) => candidate)],
      since: inFront ? sighting.since : at,
      line: sighting.line + piece.split('\n').length - 1,
      unsure: sighting.unsure,
    },
  };
}

/** The same, when the piece by which it advanced was taken and not typed. */
export function withTaken<O extends Offer>(sighting: Sighting<O>, piece: string): Sighting<O> {
  const [first, ...others] = sighting.candidates;
  const took = (candidate: Candidate<O>): Candidate<O> => {
    const { whole, standing, taken, from } = candidate;
    const start = whole.length - standing.remaining.length - piece.length;
    return { ...candidate, taken: taken + piece.length, from: from ?? start };
  };
  return { ...sighting, candidates: [took(first), ...others.map(took)] };
}

/** What is left to be seen; null when nothing is. */
export function ahead<O extends Offer>(sighting: Sighting<O>): Sighting<O> | null {
  const [first, ...others] = sighting.candidates.filter(({ standing }) => standing.remaining !== '');
  return first === undefined ? null : { ...sighting, candidates: [first, ...others] };
}

/** Whether so much of the one in front was taken that it was right: the first full line of what was ahead, or half of it. */
export function isTaken<O extends Offer>({ candidates: [{ whole, taken, from }] }: Sighting<O>): boolean {
  return from !== null && isEnough(taken, whole.slice(from));
}

/** Whether any of it was taken, or most of it typed by hand: what comes then is no contradiction. */
export function isUsed<O extends Offer>({ candidates }: Sighting<O>): boolean {
  return candidates.some(({ whole, standing, taken }) => {
    return taken > 0 || isEnough(whole.length - standing.remaining.length, whole);
  });
}

function candidateOf<O extends Offer>(offer: O, before: Sighting<O> | null): Candidate<O> {
  const { cursor, typed, text, replaced } = offer;
  const standing = { cursor, typed, remaining: text, replaced };
  const same = before?.candidates.find((candidate) => continues(candidate, offer));
  if (same === undefined) return { offer, standing, whole: text, taken: 0, from: null };
  return { ...same, offer, standing, whole: same.whole + text.slice(same.standing.remaining.length) };
}

function continues(candidate: Candidate<Offer>, next: Offer): boolean {
  return next.id === candidate.offer.id && looksLike(candidate, next);
}

/** Whether an offer says what is seen of a candidate, be it of another response: who reads does not know. */
function looksLike({ offer, standing }: Candidate<Offer>, next: Offer): boolean {
  return (
    next.document === offer.document &&
    next.cursor === standing.cursor &&
    next.text.startsWith(standing.remaining)
  );
}

/** Whether `length` characters are the first full line of a text, or half of it. */
function isEnough(length: number, text: string): boolean {
  const start = text.search(/[^\n]/);
  const end = text.indexOf('\n', start);
  return length >= Math.min(end < 0 ? text.length : end, text.length / 2);
}
