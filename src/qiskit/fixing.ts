import type { Finding } from './finding.ts';
import { type ImportSetting, movedImport } from './importFindings.ts';
import type { Word } from './statements.ts';

/** A statement and what was found in it. */
export interface Fixing extends ImportSetting {
  readonly words: readonly Word[];
  readonly found: readonly Pick<Finding, 'fix'>[];
}

/** The text of a statement with every fix in place; of two that overlap only the first. An import is written anew as a whole. */
export function fixedText(text: string, fixing: Fixing): string {
  const moved = movedImport(fixing.words, fixing);
  if (moved !== null) return moved;
  const fixes = fixing.found
    .flatMap(({ fix }) => (fix === null ? [] : [fix]))
    .toSorted((a, b) => a.start - b.start);
  let result = '';
  let copied = 0;
  for (const { start, end, text: put } of fixes) {
    if (start < copied) continue;
    result += text.slice(copied, start) + put;
    copied = end;
  }
  return result + text.slice(copied);
}
