/** Rows by their keys in one text: a line each, in order, the key and the row parted by a tab. A row is found by bisection: nothing is read before it is asked for. */
export class TextRows {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The row of a key; undefined where there is none. */
  get(key: string): string | undefined {
    const text = this.#text;
    // Both are where lines begin.
    let [low, high] = [0, text.length];
    while (low < high) {
      const start = text.lastIndexOf('\n', Math.max(low, ((low + high) >> 1) - 1)) + 1;
      const from = Math.max(low, start);
      const tab = text.indexOf('\t', from);
      const end = text.indexOf('\n', tab) + 1;
      const found = text.slice(from, tab);
      if (found === key) return text.slice(tab + 1, end - 1);
      if (found < key) low = end;
      else high = from;
    }
    return undefined;
  }
}
