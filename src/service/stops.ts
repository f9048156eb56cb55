/** Ends a growing text at the stop text that is complete first, however the text arrives in pieces. */
export class StopCutter {
  readonly #stops: readonly string[];
  #held = '';
  #stopped = false;

  constructor(stops: readonly string[]) {
    this.#stops = stops;
  }

  /** True once a stop text was found; nothing more comes out then. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Takes the next piece and gives what can be shown: all but an end that may be the beginning of a stop text. */
  push(piece: string): string {
    if (this.#stopped) return '';
    const text = this.#held + piece;
    const at = this.#find(text);
    this.#stopped = at !== null;
    const end = at ?? text.length - this.#undecided(text);
    this.#held = this.#stopped ? '' : text.slice(end);
    return text.slice(0, end);
  }

  /** Gives what was held back, when the text has ended without a stop text. */
  flush(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }

  /** Where the stop text begins that ends first; null where there is none. */
  #find(text: string): number | null {
    const found = this.#stops
      .map((stop) => ({ at: text.indexOf(stop), length: stop.length }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at + a.length - (b.at + b.length) || a.at - b.at);
    return found[0]?.at ?? null;
  }

  #undecided(text: string): number {
    const longest = Math.max(0, ...this.#stops.map((stop) => stop.length - 1));
    for (let length = Math.min(longest, text.length); length > 0; length -= 1) {
      const end = text.slice(-length);
      if (this.#stops.some((stop) => stop.startsWith(end))) return length;
    }
    return 0;
  }
}
