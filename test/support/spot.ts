import type { Knowledge } from '../../src/offline/knowledge.ts';
import type { Memory } from '../../src/offline/memory.ts';
import { surroundingsOf } from '../../src/offline/session.ts';
import type { Spot } from '../../src/offline/spot.ts';

/** Where a statement begins below what is remembered: no comment above it, nothing after it, no other files. */
export function spotAt(
  { knowledge, memory }: { readonly knowledge: Knowledge; readonly memory: Memory },
  indent: number,
): Spot {
  const scope = memory.scope.at(indent);
  const reader = { scope, infer: scope.inference, abstraction: knowledge.abstraction };
  return {
    ...surroundingsOf({ knowledge, memory, reader }, indent),
    lessons: [],
    after: '',
    vertical: 0,
    blank: false,
    comment: '',
    expected: [],
  };
}
