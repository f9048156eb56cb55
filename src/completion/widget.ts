import type { CompletionRequest } from './types.ts';

/**
 * The request as it will be once the entry that is selected in the suggest widget is taken; the editor shows only what
 * continues that entry. Null when the entry does not begin with what is typed: then nothing of ours would be shown.
 */
export function withSelected(request: CompletionRequest): CompletionRequest | null {
  const { selected, before } = request;
  if (selected === null) return request;
  const start = before.length - selected.replaceBefore;
  if (start < 0 || !selected.text.startsWith(before.slice(start))) return null;
  return { ...request, before: before.slice(0, start) + selected.text };
}
