import type { Idiom } from './parse.ts';

const noise = new Set(
  'a an the of for to on in with and or it its this that let us now we our my me please using use by from at is are as all then some'.split(
    ' ',
  ),
);
const verbs = new Set(
  'build create make define prepare construct get compute calculate set up write add do new simple'.split(
    ' ',
  ),
);

/** The words of a comment or phrase that carry meaning, in lower case and without plural endings. */
export function words(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[-_/]/g, ' ')
    .replace(/isation\b/g, 'ization')
    .replace(/ise\b/g, 'ize')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !noise.has(word))
    .map((word) =>
      word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word,
    );
}

/** How well a comment asks for an idiom, from 0 to 1. */
export function agreement(comment: readonly string[], idiom: Idiom): number {
  const asked = comment.filter((word) => !verbs.has(word));
  if (asked.length === 0) return 0;
  let best = 0;
  for (const phrase of idiom.say) {
    const offered = words(phrase).filter((word) => !verbs.has(word));
    const common = offered.filter((word) => asked.includes(word)).length;
    const recall = common / offered.length;
    const precision = common / asked.length;
    if (common > 0) best = Math.max(best, (2 * recall * precision) / (recall + precision));
  }
  return best;
}
