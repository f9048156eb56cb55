import type { Api } from './api.ts';
import type { Guess } from './parameters.ts';
import { Scope } from './scope.ts';
import { Source, type Statement, type Tail } from './statements.ts';

/** Statements between two copies of the scope that are kept to go back to. */
const STEP = 48;

/** What is visible at the end of a text. */
export interface Read {
  /** The names that are defined there. It goes on with the text: clone it to look ahead. */
  readonly scope: Scope;
  readonly stars: readonly string[];
  /** The unfinished statement that the text ends with. */
  readonly tail: Tail;
  /** Number of finished statements. */
  readonly count: number;
}

/** A text that grows, with the names it defines; only what follows the first change is read again. */
export class Reading {
  readonly #source = new Source();
  readonly #fresh: () => Scope;
  readonly #points: { readonly at: number; readonly scope: Scope; readonly stars: number }[] = [];
  #scope: Scope;
  #count = 0;
  readonly #stars: string[] = [];

  constructor(api: Api, guess: Guess) {
    this.#fresh = () => new Scope(api, guess);
    this.#scope = this.#fresh();
  }

  /** Whether a text is another state of the one that was read last. */
  isLike(text: string): boolean {
    return this.#source.isLike(text);
  }

  /** Takes the next state of the text. */
  update(text: string): Read {
    const { statements, kept, tail } = this.#source.update(text);
    if (kept < this.#count) this.#rewind(kept);
    for (; this.#count < statements.length; this.#count += 1) {
      const statement = statements[this.#count];
      if (statement === undefined) break;
      if (this.#count % STEP === 0) {
        this.#points.push({ at: this.#count, scope: this.#scope.clone(), stars: this.#stars.length });
      }
      const star = starOf(statement);
      if (star !== null) this.#stars.push(star);
      this.#scope.apply(statement, this.#count);
    }
    return { scope: this.#scope, stars: this.#stars, tail, count: this.#count };
  }

  #rewind(kept: number): void {
    while ((this.#points.at(-1)?.at ?? -1) > kept) this.#points.pop();
    const point = this.#points.pop();
    this.#scope = point?.scope ?? this.#fresh();
    this.#stars.length = point?.stars ?? 0;
    this.#count = point?.at ?? 0;
  }
}

/** The module whose names a statement imports by `*`. */
export function starOf({ words }: Pick<Statement, 'words'>): string | null {
  if (words[0]?.text !== 'from' || words.at(-1)?.text !== '*') return null;
  const end = words.findIndex(({ text }) => text === 'import');
  return words
    .slice(1, end)
    .map(({ text }) => text)
    .join('');
}
