import type { Type } from './api.ts';
import { elementsOf, valuesOf } from './elements.ts';
import { type Inference, topLevel } from './infer.ts';
import { annotated } from './namespace.ts';
import type { Word } from './statements.ts';

/** The names that are known before a statement. */
interface Names {
  readonly inference: Inference;
  typeOf(name: string): Type | undefined;
}

/** A target in `words[from, to)`, and the types of what it is bound to. */
export interface Binding {
  readonly words: readonly Word[];
  readonly from: number;
  readonly to: number;
  readonly types: readonly Type[];
}

/** What a loop binds; null without `in`. */
export function loopIn(words: readonly Word[], { inference }: Names): Binding | null {
  const at = topLevel(words, 1, words.length).find((place) => words[place]?.text === 'in');
  if (at === undefined) return null;
  const from = words[0]?.text === 'async' ? 2 : 1;
  const end = words.at(-1)?.text === ':' ? words.length - 1 : words.length;
  return { words, from, to: at, types: elementsOf(words, { from: at + 1, to: end }, inference) };
}

/** What each `as` of `with` and `except` binds; to be taken in one by one, as a later one may use what an earlier one binds. */
export function* heldIn(words: readonly Word[], { inference }: Names): Generator<Binding> {
  const from = words[1]?.text === '(' && words.at(-2)?.text === ')' ? 2 : 1;
  const top = topLevel(words, from, words.length);
  for (const at of top) {
    if (words[at]?.text !== 'as') continue;
    const comma = top.findLast((place) => place < at && words[place]?.text === ',') ?? from - 1;
    const type = words[0]?.text === 'except' ? 'Exception' : inference.type(words, comma + 1, at);
    yield { words, from: at + 1, to: at + 2, types: [type] };
  }
}

/** What an assignment binds; null for other statements. */
export function assignmentIn(words: readonly Word[], names: Names): Binding | null {
  const top = topLevel(words, 0, words.length);
  const equals = top.filter((at) => words[at]?.text === '=');
  const first = equals[0];
  if (first === undefined) return null;
  const colon = top.find((at) => words[at]?.text === ':' && at < first);
  const value = (equals.at(-1) ?? first) + 1;
  const declared = colon === undefined ? '' : annotationIn(words, { from: colon + 1, to: first }, names);
  const types = declared ? [declared] : valuesOf(words, value, names.inference);
  return { words, from: 0, to: colon ?? first, types };
}

/** An annotation without a value, which is a field of a class; null for other statements. */
export function fieldIn(
  words: readonly Word[],
  names: Names,
): { readonly name: string; readonly type: Type } | null {
  if (words[0]?.kind !== 'name' || words[1]?.text !== ':' || words.length < 3) return null;
  return { name: words[0].text, type: annotationIn(words, { from: 2, to: words.length }, names) };
}

/** The type that an annotation in `words[from, to)` gives; empty where there is none. */
export function annotationIn(
  words: readonly Word[],
  { from, to }: { readonly from: number; readonly to: number },
  names: Names,
): Type {
  return from < to ? annotated(words, from, (name) => names.typeOf(name)) : '';
}
