import type { Type } from './api.ts';
import { pieces } from './importing.ts';
import { type Inference, topLevel } from './infer.ts';
import { annotated } from './namespace.ts';
import type { Word } from './statements.ts';

/** Guesses a type from a name alone; the empty string for most names. */
export type Guess = (name: string) => Type;

/** A parameter of a function of the file. */
export interface Parameter {
  readonly name: string;
  readonly type: Type;
  /** The type is only what the name suggests. */
  readonly guessed?: boolean;
  readonly optional: boolean;
  /** `*args` and `**kwargs`. */
  readonly starred: boolean;
}

/** The parameters written in `words[from, to)`, without `self`; their types by annotation, by name, or by what they are without an argument. */
export function parametersOf(
  written: { readonly words: readonly Word[]; readonly from: number; readonly to: number },
  known: { readonly inference: Inference; typeOf(name: string): Type | undefined },
  guess: Guess,
): Parameter[] {
  const { words } = written;
  const found: Parameter[] = [];
  for (const [from, to] of pieces(words, written.from, written.to)) {
    const starred = words[from]?.text === '*' || words[from]?.text === '**';
    const start = starred ? from + 1 : from;
    const name = words[start]?.text ?? '';
    if (name === 'self' || name === 'cls' || words[start]?.kind !== 'name') continue;
    const equals = topLevel(words, start, to).find((place) => words[place]?.text === '=') ?? to;
    const annotation =
      words[start + 1]?.text === ':' && start + 2 < equals
        ? annotated(words, start + 2, (one) => known.typeOf(one))
        : '';
    const fallback = equals < to ? known.inference.type(words, equals + 1, to) : '';
    const type = annotation || guess(name) || (fallback === 'None' ? '' : fallback);
    found.push({ name, type, guessed: annotation === '' && type !== '', optional: equals < to, starred });
  }
  return found;
}
