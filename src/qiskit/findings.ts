import { calledAt, isCallOf, openCall } from './calls.ts';
import type { Finding, Replacing } from './finding.ts';
import { importFindings } from './importFindings.ts';
import { base, closing, isKeyword, primaryStart, topLevel } from './infer.ts';
import { type Installation, lastOf, type Lookup, packageOf } from './lookup.ts';
import { standingOf } from './releases.ts';
import type { Removal } from './removals.ts';
import type { Scope } from './scope.ts';
import type { Word } from './statements.ts';
import { wellKnown } from './wellKnown.ts';

/** Where a statement stands. */
export interface Setting {
  readonly scope: Scope;
  readonly lookup: Lookup;
  readonly installation: Installation;
  /** Modules whose names were all imported by `*`. */
  readonly stars: readonly string[];
  /** Whether names of Qiskit that nothing defines may be read as what they used to be: the whole text was seen. */
  readonly whole: boolean;
  /** White space before the statement. */
  readonly indent: string;
  /** Whether uses of a name are told too where it is enough to put its import right. */
  readonly uses: boolean;
}

/** Every use of API in a statement that is gone, or will go, in an installation; in the order of the text. */
export function findingsIn(words: readonly Word[], setting: Setting): Finding[] {
  const first = words[0]?.text;
  if (first === 'import' || first === 'from') return importFindings(words, setting);
  return new Reader(words, setting).run();
}

class Reader {
  readonly #words: readonly Word[];
  readonly #setting: Setting;
  readonly #found: Finding[] = [];

  constructor(words: readonly Word[], setting: Setting) {
    this.#words = words;
    this.#setting = setting;
  }

  run(): Finding[] {
    const words = this.#words;
    for (const [at, word] of words.entries()) {
      if (word.kind === 'string') this.#literal(at);
      if (word.kind === 'open' && word.text === '(' && words[at - 1]?.kind === 'name') this.#typed(at);
      if (word.kind !== 'name') continue;
      if (word.text === 'for') this.#unpacked(at);
      if (words[at - 1]?.text === '.') this.#member(at);
      else if (words[at + 1]?.text === '=') this.#keyword(at);
      else if (!isKeyword(word.text)) this.#path(at);
    }
    return this.#found;
  }

  #add(removal: Removal, symbol: string, { from, to = from + 1, rename = null }: Found): void {
    const standing = standingOf(removal, this.#setting.installation.versions);
    if (standing === 'fine') return;
    const [start, end] = [this.#words[from]?.start ?? 0, this.#words[to - 1]?.end ?? 0];
    const fix: Replacing | null = rename === null ? null : { start, end, text: rename };
    this.#found.push({ symbol, standing, removal, start, end, fix });
  }

  /** A name that an import brought, and what is reached through it. */
  #path(at: number): void {
    const { scope, lookup, installation } = this.#setting;
    const name = this.#words[at]?.text ?? '';
    const variable = scope.find(name);
    if (variable === undefined) {
      this.#undefined(at, name);
      return;
    }
    if (variable.origin !== 'import' || packageOf(variable.path) === undefined) return;
    let path = variable.path;
    for (let to = at + 1; ; to += 2) {
      const finding = lookup.path(path, installation);
      if (finding) {
        const { standing, removal, rename } = finding;
        if (!this.#setting.uses && rename !== null && to === at + 1) return;
        const [start, end] = [this.#words[at]?.start ?? 0, this.#words[to - 1]?.end ?? 0];
        // Only a path that is written out from its package can be written anew.
        const written = name === variable.path && packageOf(rename ?? '') === packageOf(path) && to > at + 1;
        const fix = written && rename !== null ? { start, end, text: rename } : null;
        this.#found.push({ symbol: path, standing, removal, start, end, fix });
        return;
      }
      // What a class or function has is no path any more.
      if (this.#words[to]?.text !== '.' || !lookup.isModule(path, installation.surface)) return;
      path = `${path}.${this.#words[to + 1]?.text ?? ''}`;
    }
  }

  #undefined(at: number, name: string): void {
    const { lookup, stars, whole } = this.#setting;
    const next = this.#words[at + 1]?.text ?? '';
    const paths = stars.map((module) => `${module}.${name}`);
    const known = whole ? wellKnown(name, next) : null;
    if (known !== null) paths.push(known);
    for (const path of paths) {
      const removal = lookup.exact(path);
      if (!removal) continue;
      this.#add(removal, path, { from: at });
      return;
    }
  }

  #member(at: number): void {
    const { lookup, scope } = this.#setting;
    const name = this.#words[at]?.text ?? '';
    const entries = lookup.named('member', name);
    if (entries.length === 0) return;
    const type = base(scope.inference.receiver(this.#words, at - 1).replace(/^class:/u, ''));
    // What is only known to be of the owner may be of a class below it that keeps the member.
    const owned = entries.filter(
      ({ owner, except = [] }) =>
        lookup.owns(owner, type) &&
        !(except.length > 0 && type === owner) &&
        !except.some((kept) => lookup.owns(kept, type)),
    );
    const removal = owned.find((one) => one.owner === type) ?? owned[0];
    const told =
      type === '' && !this.#isForeign(at) ? entries.find(({ telling }) => telling === true) : undefined;
    const entry = removal ?? told;
    if (entry) this.#add(entry, `${entry.owner}.${name}`, { from: at, rename: entry.rename ?? null });
  }

  /** Whether what is before the dot comes from a value of a class that is neither Qiskit's nor the file's own. */
  #isForeign(at: number): boolean {
    const { scope, lookup } = this.#setting;
    const root = this.#words[primaryStart(this.#words, at - 1)]?.text ?? '';
    const type = base(scope.typeOf(root) ?? '');
    return /^[A-Z]/u.test(type) && !lookup.api.hasClass(type) && scope.members(type) === undefined;
  }

  /** `name=` in the arguments of a call. */
  #keyword(at: number): void {
    const { lookup, scope } = this.#setting;
    const name = this.#words[at]?.text ?? '';
    const entries = [...lookup.named('argument', name), ...lookup.named('value', name)];
    if (entries.length === 0) return;
    const open = openCall(this.#words, at);
    if (open < 0) return;
    const callee = calledAt(this.#words, open, scope);
    for (const entry of entries) {
      if (entry.owner !== '' && !isCallOf(callee, entry, lookup)) continue;
      if (entry.form === 'argument') {
        const free = entry.rename === undefined || !this.#hasKeyword(open, entry.rename, at);
        this.#add(entry, `${entry.owner}(${name}=)`, {
          from: at,
          rename: free ? (entry.rename ?? null) : null,
        });
      } else if (unquoted(this.#words[at + 2]?.text ?? '') === unquoted(entry.value ?? '')) {
        const written = this.#words[at + 2]?.text ?? '';
        const rename = entry.rename === undefined ? null : quotedLike(entry.rename, written);
        this.#add(entry, `${name}=${entry.value ?? ''}`, { from: at + 2, rename });
      } else continue;
      return;
    }
  }

  #hasKeyword(open: number, name: string, besides: number): boolean {
    const names = new Set([name, ...this.#setting.lookup.renamedTo(name)]);
    return topLevel(this.#words, open + 1, closing(this.#words, open, this.#words.length) - 1).some(
      (at) => at !== besides && names.has(this.#words[at]?.text ?? '') && this.#words[at + 1]?.text === '=',
    );
  }

  /** A first argument, or one by keyword, of a type that is no longer taken. */
  #typed(open: number): void {
    const { lookup, scope } = this.#setting;
    const callee = calledAt(this.#words, open, scope);
    for (const entry of lookup.named('type', lastOf(callee.key))) {
      if (!isCallOf(callee, entry, lookup)) continue;
      const end = closing(this.#words, open, this.#words.length) - 1;
      const places = topLevel(this.#words, open + 1, end);
      const keyword = places.find(
        (at) => this.#words[at]?.text === entry.name && this.#words[at + 1]?.text === '=',
      );
      const from = keyword === undefined ? open + 1 : keyword + 2;
      const to = places.find((at) => at > from && this.#words[at]?.text === ',') ?? end;
      if (from >= to || (keyword === undefined && this.#words[from + 1]?.text === '=')) continue;
      const given = this.#words.slice(from, to);
      const type =
        entry.value === 'str' && given.length > 1 ? '' : scope.inference.type(this.#words, from, to);
      if (type !== entry.value && !given.some(({ text }) => text === SIGNS[entry.value ?? ''])) continue;
      const symbol = `${entry.owner}(${entry.value === 'str' ? 'backend="…"' : (entry.value ?? '')})`;
      this.#add(entry, symbol, { from, to });
    }
  }

  #literal(at: number): void {
    for (const entry of this.#setting.lookup.literals) {
      const text = this.#words[at]?.text ?? '';
      if (unquoted(text) === unquoted(entry.value ?? '') && openCall(this.#words, at) >= 0)
        this.#add(entry, text, { from: at });
    }
  }

  /** A loop that takes the elements of something apart. */
  #unpacked(at: number): void {
    const { lookup, scope } = this.#setting;
    const into = this.#words.findIndex((word, place) => place > at && word.text === 'in');
    if (into < 0 || !topLevel(this.#words, at + 1, into).some((place) => this.#words[place]?.text === ','))
      return;
    const { end } = scope.inference.primary(this.#words, into + 1, this.#words.length);
    const last = this.#words[end - 1]?.text;
    for (const entry of lookup.unpacked) {
      if (entry.name !== last || this.#words[end - 2]?.text !== '.') continue;
      if (lookup.owns(entry.owner, scope.inference.receiver(this.#words, end - 2)))
        this.#add(entry, `${entry.owner}.${entry.name ?? ''}[i][j]`, { from: at + 1, to: into });
    }
  }
}

interface Found {
  /** The words that say it. */
  readonly from: number;
  readonly to?: number;
  /** What they are called today. */
  readonly rename?: string | null;
}

// What gives away a value of a type that inference cannot name.
const SIGNS: Readonly<Record<string, string>> = {
  QuasiDistribution: 'quasi_dists',
  BackendProperties: 'properties',
};

function unquoted(text: string): string {
  return /^(["'])(.*)\1$/u.exec(text)?.[2] ?? text;
}

function quotedLike(value: string, written: string): string {
  const quote = written.charAt(0);
  return quote === '"' || quote === "'" ? `${quote}${unquoted(value)}${quote}` : value;
}
