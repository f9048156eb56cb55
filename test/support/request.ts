import type { CompletionRequest } from '../../src/completion/types.ts';

/** A request as it is made while somebody types in a Python file: one cursor, nothing selected, four spaces, nothing around the text. */
export function typed(
  request: Pick<CompletionRequest, 'before'> & Partial<CompletionRequest>,
): CompletionRequest {
  const { before, after = '' } = request;
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
    documentLength: before.length + after.length,
    ...request,
  };
}
