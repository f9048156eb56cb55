import type { Memento } from 'vscode';

import type { Memory } from '../backends/types.ts';

/** What was learned about services, kept over windows. */
export function memoryIn(state: Memento): Memory {
  return {
    get: (key) => state.get(`qiskitInline.learned:${key}`),
    set: (key, value) => void state.update(`qiskitInline.learned:${key}`, value),
  };
}
