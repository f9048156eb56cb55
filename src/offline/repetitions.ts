import type { Place, Proposal } from './place.ts';

const SHORTEST = 4;
const LOOK_BACK = 600;

/** The rest of the cursor's line as an earlier line of the document has it, the nearest first. */
export function repetitions(place: Place): Proposal[] {
  const typed = place.line.trimStart();
  if (typed.length < SHORTEST || place.rest.trim() !== '' || /^(?:#|from |import )/.test(typed)) return [];
  const lines = place.earlier.split('\n').slice(-LOOK_BACK).toReversed();
  const found: Proposal[] = [];
  const seen = new Set<string>();
  for (const [distance, line] of lines.entries()) {
    const code = line.trim();
    if (!code.startsWith(typed) || code.length <= typed.length || seen.has(code)) continue;
    seen.add(code);
    const share = typed.length / code.length;
    found.push({ text: code.slice(typed.length), confidence: 0.25 + 0.5 * share - 0.0003 * distance });
    if (found.length === 3) break;
  }
  return found;
}
