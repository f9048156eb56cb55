import type { Type } from './api.ts';
import { pieces } from './importing.ts';
import { closing, elementOf, type Inference } from './infer.ts';
import type { Word } from './statements.ts';

/** Types of what a loop over an expression gives; several where it gives tuples. */
export function elementsOf(
  words: readonly Word[],
  range: { readonly from: number; readonly to: number },
  infer: Inference,
): Type[] {
  const { from, to } = range;
  const head = words[from]?.text;
  if (words[from + 1]?.text === '(' && (head === 'enumerate' || head === 'zip')) {
    const parts = pieces(words, from + 2, closing(words, from + 1, to) - 1);
    const inner = parts.flatMap(([start, end]) =>
      elementsOf(words, { from: start, to: end }, infer).slice(0, 1),
    );
    return head === 'zip' ? inner : ['loopint', inner[0] ?? ''];
  }
  if (words[to - 3]?.text === 'items' && words[to - 4]?.text === '.') {
    const held = infer.receiver(words, to - 4) === 'counts' ? 'int' : infer.heldBy(words[to - 5]?.text ?? '');
    return ['str', held];
  }
  const type = infer.type(words, from, to);
  return [type === 'ndarray' ? '' : elementOf(type)];
}

/** Types of what is assigned; several where a tuple is written out. */
export function valuesOf(words: readonly Word[], from: number, infer: Inference): Type[] {
  const parts = pieces(words, from, words.length);
  if (parts.length > 1) return parts.map(([start, end]) => infer.type(words, start, end));
  const text = words
    .slice(from, from + 3)
    .map((word) => word.text)
    .join('');
  return text === 'plt.subplots' ? ['Figure', 'Axes'] : [infer.type(words, from, words.length)];
}

/** The names that a target in `words[from, to)` binds to values of these types: one, several, or those of a tuple in a tuple. */
export function bindings(
  target: { readonly words: readonly Word[]; readonly from: number; readonly to: number },
  types: readonly Type[],
): { readonly name: string; readonly type: Type }[] {
  const { words } = target;
  const bracket = words[target.from]?.text === '(' ? 1 : 0;
  const parts = pieces(words, target.from + bracket, target.to - bracket);
  return parts.flatMap(([start, end], order) => {
    const word = words[start];
    if (word?.text === '(') return bindings({ words, from: start, to: end }, [elementOf(types[order] ?? '')]);
    if (word?.kind !== 'name') return [];
    const several = types.length > 1 ? types[order] : elementOf(types[0] ?? '');
    const member = word.text === 'self' && end - start === 3;
    const name = end - start === 1 ? word.text : member ? `self.${words[start + 2]?.text ?? ''}` : '';
    return [{ name, type: (parts.length === 1 ? types[0] : several) ?? '' }];
  });
}
