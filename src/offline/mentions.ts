import type { Word } from '../qiskit/statements.ts';

/** Where the names of a document were used, and after what. */
export class Mentions {
  /** Statements that mention a name, oldest first. */
  readonly #statements = new Map<string, number[]>();
  readonly #after = new Map<string, { readonly statement: number; readonly name: string }[]>();

  /** Number of the last statement that mentions a name; -1 for none. */
  last(name: string): number {
    return this.#statements.get(name)?.at(-1) ?? -1;
  }

  /** How many statements mention a name. */
  count(name: string): number {
    return this.#statements.get(name)?.length ?? 0;
  }

  /** Names that stood after two words lately, with how often. */
  after(first: string, second: string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { name } of (this.#after.get(contextOf(first, second)) ?? []).slice(-RECENT))
      counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  }

  /** Takes in a statement. */
  add(words: readonly Word[], statement: number): void {
    for (const [at, word] of words.entries()) {
      if (word.kind !== 'name' || words[at - 1]?.text === '.' || isArgumentName(words, at)) continue;
      const known = this.#statements.get(word.text);
      if (!known) this.#statements.set(word.text, [statement]);
      else if (known.at(-1) !== statement) known.push(statement);
      const key = contextOf(words[at - 2]?.text ?? '', words[at - 1]?.text ?? '');
      const list = this.#after.get(key);
      if (list) list.push({ statement, name: word.text });
      else this.#after.set(key, [{ statement, name: word.text }]);
    }
  }

  /** Forgets the statements from `from` on. */
  forget(from: number): void {
    for (const [name, list] of this.#statements) {
      while ((list.at(-1) ?? -1) >= from) list.pop();
      if (list.length === 0) this.#statements.delete(name);
    }
    for (const [key, list] of this.#after) {
      while ((list.at(-1)?.statement ?? -1) >= from) list.pop();
      if (list.length === 0) this.#after.delete(key);
    }
  }
}

/** Uses after the same words that are looked at. */
const RECENT = 20;

/** A word says enough by itself; brackets and operators do with the word before them. */
function contextOf(first: string, second: string): string {
  return /^\w{2,}$/u.test(second) ? second : `${first} ${second}`;
}

function isArgumentName(words: readonly Word[], at: number): boolean {
  return words[at + 1]?.text === '=' && /^[(,]$/u.test(words[at - 1]?.text ?? '');
}
