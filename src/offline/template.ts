import type { Idiom } from './parse.ts';
import { type Binding, family } from './scope.ts';
import { type Token, tokenize } from './tokens.ts';

/** A line of an idiom with its own names told apart from API names. */
export interface Template {
  readonly idiom: Idiom;
  /** Position in the idiom. */
  readonly at: number;
  readonly indent: number;
  readonly tokens: readonly Token[];
}

/** Which name of the user stands for which name of the idiom. */
export type Names = ReadonlyMap<string, string>;

/** The names at the cursor. */
export type Scope = ReadonlyMap<string, Binding>;

/** A template with all that is known of its names. */
export interface Filling {
  readonly template: Template;
  readonly names: Names;
  readonly scope: Scope;
}

/** What is left of a template after the user's own text, and how well the two agree. */
export interface Match {
  readonly rest: readonly Token[];
  /** Typed characters of the token that `rest` starts with. */
  readonly partial: number;
  readonly names: Names;
  /** Tokens that agree and are API names or keywords, not placeholders or punctuation. */
  readonly fixed: number;
}

/** Every line of a library, ready to match. */
export function templatesOf(library: readonly Idiom[]): Template[] {
  return library.flatMap((idiom) =>
    idiom.lines.map((line, at) => ({
      idiom,
      at,
      indent: Math.floor((line.length - line.trimStart().length) / 4),
      tokens: tokenize(line.trim()),
    })),
  );
}

/** Whether a token of a template is a name of the idiom's own, to be replaced by the user's. */
export function isSlot(template: Pick<Template, 'idiom' | 'tokens'>, at: number): boolean {
  const token = template.tokens[at];
  if (token?.kind !== 'name') return false;
  if (!(token.text in template.idiom.uses) && !template.idiom.makes.includes(token.text)) return false;
  if (template.tokens[at - 1]?.text === '.') return false;
  const keyword =
    at > 0 && template.tokens[at + 1]?.text === '=' && /^[(,]$/.test(template.tokens[at - 1]?.text ?? '');
  return !keyword;
}

/** What the user has typed on a line; `open` tells that the cursor touches the last token, which may be unfinished. */
export interface Typed {
  readonly tokens: readonly Token[];
  readonly open: boolean;
}

/** Matches typed tokens with the head of a template. */
export function unify(typed: Typed, { template, names: known, scope }: Filling): Match | null {
  const names = new Map(known);
  let fixed = 0;
  for (const [at, token] of typed.tokens.entries()) {
    const expected = template.tokens[at];
    if (!expected || token.kind !== expected.kind) return null;
    const slot = isSlot(template, at);
    if (typed.open && at === typed.tokens.length - 1) {
      const full = slot
        ? (names.get(expected.text) ?? complete(token.text, expected.text, scope))
        : expected.text;
      if (token.kind === 'number' || !full?.startsWith(token.text)) return null;
      if (slot) names.set(expected.text, full);
      const sure = token.text === expected.text ? 1 : 0.5;
      return {
        rest: template.tokens.slice(at),
        partial: token.text.length,
        names,
        fixed: fixed + (slot ? 0 : sure),
      };
    }
    if (slot) {
      const bound = names.get(expected.text) ?? token.text;
      if (bound !== token.text) return null;
      names.set(expected.text, bound);
    } else if (expected.kind === 'name') {
      if (token.text !== expected.text) return null;
      fixed += 1;
    } else if (expected.kind === 'operator' && token.text !== expected.text) {
      return null;
    }
  }
  return { rest: template.tokens.slice(typed.tokens.length), partial: 0, names, fixed };
}

/** The name that an unfinished one may stand for in place of an idiom's: the same in full, the user's own, or the idiom's. */
function complete(typed: string, expected: string, scope: Scope): string {
  return scope.has(typed) || !expected.startsWith(typed) ? typed : expected;
}

/** Writes tokens with the user's names; null when a name that must exist does not. */
export function render(tokens: readonly Token[], { template, names, scope }: Filling): string | null {
  const offset = template.tokens.length - tokens.length;
  let text = '';
  for (const [index, token] of tokens.entries()) {
    let written = token.text;
    if (isSlot(template, offset + index)) {
      const bound = names.get(token.text) ?? resolve(token.text, template.idiom, scope);
      if (bound === null) return null;
      written = bound;
    } else if (token.kind === 'string' && token.text.startsWith('f')) {
      written = token.text.replace(/\{(\w+)/g, (whole, name: string) => {
        const bound = names.get(name) ?? resolve(name, template.idiom, scope);
        return bound === null ? whole : `{${bound}`;
      });
    }
    text += (index === 0 ? '' : token.gap) + written;
  }
  return text;
}

/** The user's name for a name of an idiom: of the same spelling, else the latest of the same kind; a made name stands for itself. */
function resolve(name: string, idiom: Idiom, scope: Scope): string | null {
  const type = idiom.uses[name];
  if (type === undefined) return name;
  const wanted = family(type);
  const same = scope.get(name);
  if (same && (same.type === '' || family(same.type) === wanted)) return name;
  const fitting = [...scope.values()].filter(
    (binding) => binding.type !== '' && family(binding.type) === wanted,
  );
  return fitting.at(-1)?.name ?? null;
}
