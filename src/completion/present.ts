import type { Postprocess, CompletionRequest, Processed } from './types.ts';
import { spotOf, unitEnd, unitOf, wholeLines } from './unit.ts';

/** Raw text of an answer from the cursor on. */
export interface Raw {
  readonly text: string;
  readonly id: string | null;
  /** Whether the text is all there will be. */
  readonly complete: boolean;
}

/** Length of the display unit at the start of raw text, null while more is to come. */
export function readyLength(raw: Raw, request: CompletionRequest): number | null {
  if (raw.text.trim() === '') return raw.complete ? 0 : null;
  return unitEnd(raw.text, unitOf(request), { ...spotOf(request), finished: raw.complete });
}

/** What of raw text can be shown at the cursor now; null when not one line of it is whole. */
export function present(raw: Raw, request: CompletionRequest, postprocess: Postprocess): Processed | null {
  const length = readyLength(raw, request);
  const text = length === null ? wholeLines(raw.text) : raw.text.slice(0, length);
  return text.trim() === '' ? null : postprocess(text, request, unitOf(request));
}
