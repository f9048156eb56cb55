import type { CompletionRequest } from '../../src/completion/types.ts';

/** A request as the editor makes it while somebody types in a Python file: one cursor behind `before`, four spaces a level. */
export function typedRequest(
  changes: Partial<CompletionRequest> & Pick<CompletionRequest, 'before'>,
): CompletionRequest {
  const after = changes.after ?? '';
  return {
    document: 'file:///project/circuit.py',
    version: 1,
    beforeStart: 0,
    after,
    context: '',
    contextAfter: '',
    indentation: { tabs: false, size: 4 },
    trigger: 'automatic',
    selected: null,
    cursors: 1,
    selectionEmpty: true,
    lastChange: 'typed',
    documentLength: changes.before.length + after.length,
    ...changes,
  };
}
