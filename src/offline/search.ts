import { grow, type Search, stepsFrom } from './decode.ts';
import type { Path } from './path.ts';
import type { Spot } from './spot.ts';
import type { Step } from './step.ts';

/** What limits a search for whole lines. */
export interface Reach {
  /** Paths that are gone on with; then the best one alone is. */
  readonly looks: number;
  /** Finished lines after which the search ends. */
  readonly enough: number;
  /** What each guessed piece adds to a path's logarithm: long lines are not less often right than short ones. */
  readonly bonus: number;
}

/** A step that is not taken yet. */
interface Open {
  readonly path: Path;
  readonly step: Step;
  readonly score: number;
}

/** Continues a path to the end of the statement, always where it is likeliest to be right; finished lines first. */
export function search(start: Path, spot: Spot, how: Search & { readonly reach: Reach }): Path[] {
  const { reach } = how;
  const open = new Heap();
  const finished: Path[] = [];
  let path = start;
  for (let looks = 0; ; looks += 1) {
    if (looks >= reach.looks) open.clear();
    if (path.marks.length < how.limits.pieces) {
      const first = path === start;
      for (const step of stepsFrom(path, { ...how, spot, first }).slice(0, how.limits.branch)) {
        const probability = path.probability * step.probability;
        if (probability > how.limits.minimum)
          open.add({ path, step, score: Math.log(probability) + reach.bonus * (path.marks.length + 1) });
      }
    }
    let next: Path | null = null;
    for (let best = open.take(); best; best = next ? undefined : open.take()) {
      const grown = grow(best.path, best.step, { ...how, spot, first: best.path === start });
      if (grown.done) finished.push(grown);
      else next = grown;
      if (finished.length >= reach.enough) return finished;
    }
    if (next === null) return finished;
    path = next;
  }
}

/** Steps by their scores, the highest first. */
class Heap {
  #items: Open[] = [];

  clear(): void {
    this.#items = [];
  }

  add(item: Open): void {
    const items = this.#items;
    let at = items.length;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const above = items[up];
      if (!above || above.score >= item.score) break;
      items[at] = above;
      at = up;
    }
    items[at] = item;
  }

  take(): Open | undefined {
    const items = this.#items;
    const [top] = items;
    const last = items.pop();
    if (!last || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down + 1 < items.length && (items[down + 1]?.score ?? 0) > (items[down]?.score ?? 0)) down += 1;
      const below = items[down];
      if (!below || below.score <= last.score) break;
      items[at] = below;
      at = down;
    }
    items[at] = last;
    return top;
  }
}
