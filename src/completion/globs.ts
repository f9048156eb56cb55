/** Tells whether a path is meant by any of some globs. */
export type PathTest = (path: string) => boolean;

/**
 * A test for globs as editors write them: `*`, `?`, `**`, `{a,b}` and `[a-z]`, capital letters or not. One without `/` is for every file and
 * folder of that name with all that is in it; one with `/` is for the path from the workspace folder on. Paths have `/` between their parts.
 */
export function globTest(globs: readonly string[]): PathTest {
  const sources = globs.map((glob) => glob.trim()).filter((glob) => glob !== '');
  if (sources.length === 0) return () => false;
  const whole = new RegExp(sources.map(sourceOf).join('|'), 'iu');
  return (path) => whole.test(path.startsWith('/') ? path.slice(1) : path);
}

function sourceOf(glob: string): string {
  const anchored = glob.replace(/\/+$/, '').includes('/');
  const pattern = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
  return `(?:${anchored ? '^' : '(?:^|/)'}${patternOf(pattern)}(?=$|/))`;
}

/** Parts of a glob that are more than themselves. */
const PARTS = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|\[!?[^\]/\\]+\]|[^*?{[]+|[{[]/g;

function patternOf(glob: string): string {
  return (glob.match(PARTS) ?? []).map(partOf).join('');
}

function partOf(part: string): string {
  if (part === '**/') return '(?:[^/]*/)*';
  if (part === '**') return '.*';
  if (part === '*') return '[^/]*';
  if (part === '?') return '[^/]';
  if (part.length > 1 && part.startsWith('{'))
    return `(?:${part.slice(1, -1).split(',').map(patternOf).join('|')})`;
  const [, not = '', set] = /^\[(!?)([\w.-]+)\]$/.exec(part) ?? [];
  if (set !== undefined) return `[${not === '' ? '' : '^/'}${upwards(set)}]`;
  return part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A set whose ranges go upwards; with others it would be no regular expression. */
function upwards(set: string): string {
  return set.replaceAll(/(.)-(.)/g, (range, from: string, to: string) => (from <= to ? range : from + to));
}
