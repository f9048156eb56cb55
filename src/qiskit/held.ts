import type { Type } from './api.ts';
import { closing, type Inference } from './infer.ts';
import type { Word } from './statements.ts';

/** What a statement puts into a list or a dictionary. */
export interface Put {
  /** Name of the list or the dictionary. */
  readonly name: string;
  readonly into: 'list' | 'dict';
  readonly type: Type;
}

/** What `list.append(value)` and `dict[key] = value` put where; null for other statements and values of no known type. */
export function putBy(words: readonly Word[], infer: Inference): Put | null {
  const [first, second] = words;
  if (first?.kind !== 'name') return null;
  if (second?.text === '.' && words[2]?.text === 'append') {
    const type = infer.type(words, 4, closing(words, 3, words.length) - 1);
    return type === '' ? null : { name: first.text, into: 'list', type };
  }
  if (second?.text !== '[') return null;
  const end = closing(words, 1, words.length);
  const type = words[end]?.text === '=' ? infer.type(words, end + 1, words.length) : '';
  return type === '' ? null : { name: first.text, into: 'dict', type };
}

/** The class among some that a name is like: `chain` is a `SpinChain`; the empty string for none. */
export function classLike(name: string, classes: Iterable<string>): Type {
  const plain = name.replaceAll('_', '').toLowerCase();
  if (plain.length < 3) return '';
  const known = [...classes];
  const same = known.find((one) => one.toLowerCase() === plain);
  return same ?? known.find((one) => one.toLowerCase().endsWith(plain)) ?? '';
}
