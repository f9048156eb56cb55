import { CELLS_AFTER, WINDOW_STEP } from './constants.ts';
import type { ContextPiece } from './surroundings.ts';

/** What is left out for length stays left out while that can be, so that a prompt keeps its beginning while text is edited. */
export class Selection {
  readonly #out = new Set<string>();
  /** Pieces that were wanted when the choice was made last. */
  #wanted = new Set<string>();
  #known: { readonly asked: readonly unknown[]; readonly kept: readonly ContextPiece[] } | null = null;

  /**
   * The pieces that fit into `room` characters, in their order: first those that define one of `names`, then the nearest to the end.
   * Costs nothing while all three are the same objects as before.
   */
  choose(pieces: readonly ContextPiece[], names: ReadonlySet<string>, room: number): readonly ContextPiece[] {
    const asked = [pieces, names, room];
    if (this.#known?.asked.every((value, index) => value === asked[index])) return this.#known.kept;
    const wanted =
      this.#out.size > 0 || lengthOf(pieces) > room ? definers(pieces, names) : new Set<string>();
    if (this.#mustMove(pieces, wanted, room)) this.#move(pieces, wanted, room);
    const kept = pieces.filter(({ key }) => !this.#out.has(key));
    this.#known = { asked, kept };
    return kept;
  }

  /** Whether the former choice is too long, misses what is wanted now, or has become needlessly short. */
  #mustMove(pieces: readonly ContextPiece[], wanted: ReadonlySet<string>, room: number): boolean {
    const kept = pieces.filter(({ key }) => !this.#out.has(key));
    const used = lengthOf(kept);
    // One piece alone is cut by whoever prints it.
    if (used > room) return kept.length > 1;
    const free = afterStep(room) - used;
    return pieces.some(
      ({ key, text }) =>
        this.#out.has(key) &&
        (text.length <= free || (wanted.has(key) && !this.#wanted.has(key) && text.length <= room)),
    );
  }

  #move(pieces: readonly ContextPiece[], wanted: Set<string>, room: number): void {
    this.#wanted = wanted;
    this.#out.clear();
    if (lengthOf(pieces) <= room) return;
    let free = afterStep(room);
    const nearest = pieces.toReversed();
    const ranked = [
      ...nearest.filter(({ key }) => wanted.has(key)),
      ...nearest.filter(({ key }) => !wanted.has(key)),
    ];
    for (const [rank, { key, text }] of ranked.entries()) {
      if (text.length <= free || rank === 0) free -= text.length;
      else this.#out.add(key);
    }
  }
}

/** What is filled when a choice is made, so that the next edits do not overturn it. */
function afterStep(room: number): number {
  return room - Math.min(WINDOW_STEP, room / 4);
}

function lengthOf(pieces: readonly ContextPiece[]): number {
  let length = 0;
  for (const { text } of pieces) length += text.length;
  return length;
}

/** Keys of the pieces that give the names in use the value they have: what ran last where something ran, else what stands last. */
function definers(pieces: readonly ContextPiece[], names: ReadonlySet<string>): Set<string> {
  const found = new Map<string, ContextPiece>();
  for (const piece of pieces) {
    for (const name of piece.defines) {
      if (names.has(name) && (piece.ran ?? 0) >= (found.get(name)?.ran ?? 0)) found.set(name, piece);
    }
  }
  return new Set([...found.values()].map(({ key }) => key));
}

/** The pieces below that go into a suffix: the first, and the one that has already run and defines what nothing above does, else the next. */
export function below(
  after: readonly ContextPiece[],
  before: readonly ContextPiece[],
  names: ReadonlySet<string>,
): readonly ContextPiece[] {
  const [first, ...others] = after;
  if (first === undefined) return [];
  const rest = others.slice(0, CELLS_AFTER - 1);
  if (after.every(({ ran }) => ran === null)) return [first, ...rest];
  const known = new Set(before.flatMap(({ defines }) => defines));
  const ahead = others.find(
    ({ ran, defines }) => ran !== null && defines.some((name) => names.has(name) && !known.has(name)),
  );
  return ahead === undefined ? [first, ...rest] : [first, ahead];
}
