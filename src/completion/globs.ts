/** Tells whether a path is meant by any of some globs. */
export type PathTest = (path: string) => boolean;

/** Answers that are remembered: the same few files are asked about at every key. */
const REMEMBERED = 500;

/**
 * A test for globs as editors write them: `*`, `?`, `**`, `{a,b}` and `[a-z]`, capital letters or not. One without `/` is for every file and
 * folder of that name with all that is in it; one with `/` is for the path from the workspace folder on. Paths have `/` between their parts.
 * A workspace may add globs: all are followed at once, so that none takes more than the length of the path times its own.
 */
export function globTest(globs: readonly string[]): PathTest {
  const automaton = new Automaton();
  for (const glob of globs.map((one) => one.trim()).filter((one) => one !== '')) automaton.add(glob);
  const known = new Map<string, boolean>();
  return (path) => {
    const found = known.get(path) ?? automaton.means(path.startsWith('/') ? path.slice(1) : path);
    if (known.size >= REMEMBERED) known.clear();
    known.set(path, found);
    return found;
  };
}

/** A place in a glob: the characters that lead on from it, or null where it leads on without one. */
interface State {
  readonly takes: ((char: string) => boolean) | null;
  to: readonly number[];
}

/** Parts of a glob that are more than themselves. */
const PARTS = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|\[!?[^\]/\\]+\]|[^*?{[]+|[{[]/g;
/** The state at the end of every glob. */
const END = 0;

const any = (): boolean => true;
const isSlash = (char: string): boolean => char === '/';
const noSlash = (char: string): boolean => char !== '/';

/** All globs as one automaton, of which every state that a path can be in is followed. */
class Automaton {
  readonly #states: State[] = [{ takes: null, to: [] }];
  /** Where globs begin that are for the whole path, and those that are for names. */
  readonly #whole: number[] = [];
  readonly #names: number[] = [];

  add(glob: string): void {
    const anchored = glob.replace(/\/+$/, '').includes('/');
    const pattern = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
    (anchored ? this.#whole : this.#names).push(this.#pattern(pattern, END));
  }

  means(path: string): boolean {
    const chars = Array.from(path);
    let now = new Set<number>();
    for (const start of this.#whole) this.#reach(start, now);
    for (let at = 0; at <= chars.length; at += 1) {
      const char = chars[at];
      if (at === 0 || chars[at - 1] === '/') for (const start of this.#names) this.#reach(start, now);
      if (now.has(END) && (char === undefined || char === '/')) return true;
      if (char === undefined) return false;
      const next = new Set<number>();
      for (const index of now) {
        const state = this.#states[index];
        if (state?.takes?.(char) === true) for (const to of state.to) this.#reach(to, next);
      }
      now = next;
    }
    return false;
  }

  /** Adds a state, and all that it leads to without a character. */
  #reach(from: number, reached: Set<number>): void {
    const left = [from];
    for (let index = left.pop(); index !== undefined; index = left.pop()) {
      if (reached.has(index)) continue;
      reached.add(index);
      const state = this.#states[index];
      if (state?.takes === null) left.push(...state.to);
    }
  }

  #state(takes: State['takes'], ...to: readonly number[]): number {
    return this.#states.push({ takes, to }) - 1;
  }

  /** The state before a pattern that is followed by `next`. */
  #pattern(pattern: string, next: number): number {
    return (pattern.match(PARTS) ?? []).reduceRight((after, part) => this.#part(part, after), next);
  }

  #part(part: string, next: number): number {
    if (part === '**/') {
      const folders = this.#state(null, next);
      const name = this.#repeated(noSlash, this.#state(isSlash, folders));
      this.#lead(folders, next, name);
      return folders;
    }
    if (part === '**') return this.#repeated(any, next);
    if (part === '*') return this.#repeated(noSlash, next);
    if (part === '?') return this.#state(noSlash, next);
    if (part.length > 1 && part.startsWith('{'))
      return this.#state(
        null,
        ...part
          .slice(1, -1)
          .split(',')
          .map((one) => this.#pattern(one, next)),
      );
    const [, not = '', set] = /^\[(!?)([\w.-]+)\]$/.exec(part) ?? [];
    if (set !== undefined) {
      const one = new RegExp(`^[${not === '' ? '' : '^/'}${upwards(set)}]$`, 'iu');
      return this.#state((char) => one.test(char), next);
    }
    return Array.from(part).reduceRight((after, char) => {
      const small = char.toLowerCase();
      return this.#state((other) => other.toLowerCase() === small, after);
    }, next);
  }

  /** Any number of such characters. */
  #repeated(takes: (char: string) => boolean, next: number): number {
    const loop = this.#state(null, next);
    this.#lead(loop, next, this.#state(takes, loop));
    return loop;
  }

  #lead(from: number, ...to: readonly number[]): void {
    const state = this.#states[from];
    if (state !== undefined) state.to = to;
  }
}

/** A set whose ranges go upwards; with others it would be no regular expression. */
function upwards(set: string): string {
  return set.replaceAll(/(.)-(.)/g, (range, from: string, to: string) => (from <= to ? range : from + to));
}
