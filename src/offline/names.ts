import { isKeyword } from '../qiskit/infer.ts';
import type { Variable } from '../qiskit/namespace.ts';
import { parameterOf } from './arguments.ts';
import { overlap, partsOf } from './hints.ts';
import { isPlural, loopName } from './loops.ts';
import type { Bracket, Path, Spot } from './path.ts';

/** A text that may stand for a piece, with its share of the piece's probability. */
export interface Filling {
  readonly text: string;
  readonly share: number;
}

const MOST = 4;

/** The names of the user that may stand for a placeholder: the likeliest few. */
export function namesFor(
  token: { readonly placeholder: string; readonly partial: string },
  path: Path,
  spot: Spot,
): Filling[] {
  const { placeholder, partial } = token;
  if (path.words.at(-1)?.text === 'as') return freshFillings(placeholder, spot);
  const { first, loop } = positions(path);
  const bound = innerName(path, spot);
  if (path.words.at(-1)?.text === 'for' && path.brackets.length > 0)
    return bound === undefined ? loopNames(placeholder, path, spot) : [{ text: bound, share: 0.8 }];
  if (loop) return loopNames(placeholder, path, spot);
  const hints = hintsOf(path);
  const used = path.words[0]?.text === 'for' ? new Set(path.words.map((word) => word.text)) : null;
  const found: { text: string; score: number }[] = (spot.named.get(placeholder) ?? [])
    // What a loop counts with is not what it goes over.
    .filter((variable) => used?.has(variable.name) !== true)
    .map((variable) => ({
      text: variable.name,
      score: score(variable, path, spot) + hinted(variable, path, { spot, hints }),
    }));
  if (first) for (const one of freshNames(placeholder, spot)) found.push(one);
  if (bound !== undefined && !used) found.push({ text: bound, score: 2 });
  const top = Math.max(...found.map((one) => one.score));
  const total = found.reduce((sum, one) => sum + Math.exp(one.score - top), 0) + 0.08;
  const best = found
    .filter((one) => one.text.startsWith(partial))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST);
  return best.map((one) => ({ text: one.text, share: Math.exp(one.score - top) / total }));
}

function positions(path: Path): { first: boolean; loop: boolean } {
  const before = path.words.at(-1)?.text;
  const loop = path.words[0]?.text === 'for' && !path.words.some((word) => word.text === 'in');
  return { first: path.words.length === 0, loop: loop && (before === 'for' || before === ',') };
}

/** The name that a comprehension or a lambda of this statement brings: one that nothing else defines. */
function innerName(path: Path, spot: Spot): string | undefined {
  if (path.brackets.length === 0) return undefined;
  const found = path.words.findLast((word, at) => {
    if (
      word.kind !== 'name' ||
      isKeyword(word.text) ||
      path.words[at - 1]?.text === '.' ||
      path.words[at + 1]?.text === '='
    )
      return false;
    return (
      spot.reader.scope.find(word.text) === undefined &&
      path.words[at + 1]?.text !== '(' &&
      spot.reader.abstraction.name(word.text, spot.reader.scope).startsWith('<')
    );
  });
  return found?.text;
}

/** How well a variable fits where the path stands: used lately, not used yet, used there before, named like the parameter. */
function score(variable: Variable, path: Path, spot: Spot): number {
  const { memory } = spot;
  const now = memory.records.length;
  const mentioned = memory.mentioned(variable.name);
  const age = now - Math.max(mentioned, variable.defined);
  let value = -0.55 * Math.log2(1 + age);
  // Made and not used yet: probably made for this.
  if (mentioned <= variable.defined && variable.origin !== 'function') value += 1.2;
  if (mentioned <= variable.defined && variable.origin === 'function') value += 0.6;
  if (path.words[2]?.text === variable.name && path.words[0]?.text === 'self' && path.words.length === 4)
    value += 3;
  const bracket = path.brackets.findLast((one) => one.callee !== null);
  if (bracket) value += here(variable, bracket, spot);
  if (path.words.some((word) => word.text === variable.name)) value -= 0.7;
  if (isPlural(variable.name, loopName(path))) value += 3;
  return value;
}

/** What a statement has that names may resemble: its last string, and what it assigns. */
interface Hints {
  readonly text: ReadonlySet<string>;
  readonly target: string;
  readonly named: ReadonlySet<string>;
}

function hintsOf({ words }: Path): Hints {
  const text = words.findLast((word) => word.kind === 'string')?.text ?? '';
  const target = words[1]?.text === '=' ? (words[0]?.text ?? '') : '';
  return { text: new Set(partsOf(text)), target, named: new Set(partsOf(target)) };
}

/** What the statement itself says of the name: a string before it that says the same, a target named after it, what a function made. */
function hinted(variable: Variable, path: Path, { spot, hints }: { spot: Spot; hints: Hints }): number {
  const parts = spot.knowledge.parts(variable.name);
  const { words } = path;
  let value = 1.2 * overlap(parts, hints.text);
  if (hints.target !== variable.name) value += 0.8 * overlap(parts, hints.named);
  if (words.length === 1 && words[0]?.text === 'return' && variable.origin === 'value')
    value += spot.reader.scope.isLocal(variable.name) ? 1 : -1.5;
  const end = words.length - 1;
  if (
    words[end]?.text === '(' &&
    words[end - 1]?.text === 'append' &&
    isPlural(words[end - 3]?.text ?? '', variable.name)
  )
    value += 2;
  return value;
}

function here(variable: Variable, bracket: Bracket, spot: Spot): number {
  let value = 0;
  const echo = bracket.echoes.at(-1);
  const piece = echo && spot.memory.records[echo.statement]?.calls[echo.call]?.pieces[bracket.length];
  if (piece?.text === variable.name) value += 1.5;
  const usual = spot.knowledge.values(
    `${bracket.callee?.key ?? ''}|${bracket.keyword || String(bracket.position)}`,
  );
  const count = bracket.since === 0 ? (usual.get(variable.name) ?? 0) : 0;
  if (count > 0) value += 0.4 * Math.log(1 + count);
  const parameter = parameterOf(bracket, spot);
  if (
    parameter !== '' &&
    (variable.name === parameter || `${variable.name}s` === parameter || parameter === `${variable.name}s`)
  )
    value += 1.5;
  return value;
}

/** How much more a name of the user's own files counts than one of public code. */
const OWN_NAME = 4;

/** Usual names for values of a placeholder, in public code and in the user's other files, the most usual first. */
function usualNames(placeholder: string, spot: Spot): [string, number][] {
  const counts = new Map(spot.knowledge.names(placeholder));
  if (spot.lessons.length === 0) return [...counts];
  for (const { names } of spot.lessons)
    for (const [name, count] of names.get(placeholder) ?? [])
      counts.set(name, (counts.get(name) ?? 0) + OWN_NAME * count);
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}

/** Usual names for a new value, and how they compare with the names that are there. */
function freshNames(placeholder: string, spot: Spot): { text: string; score: number }[] {
  const counts = [...usualNames(placeholder, spot)].filter(
    ([name]) => spot.reader.scope.find(name) === undefined && !isKeyword(name),
  );
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return counts.slice(0, 3).map(([text, count]) => ({ text, score: Math.log(count / total) + 0.3 }));
}

/** Names for what a `with` statement opens: the usual ones, used before or not. */
function freshFillings(placeholder: string, spot: Spot): Filling[] {
  const counts = [...usualNames(placeholder, spot)].filter(([name]) => !isKeyword(name));
  const total = counts.reduce((sum, [, count]) => sum + count, 0) + 2;
  return counts.slice(0, 3).map(([text, count]) => ({ text, share: count / total }));
}

function loopNames(placeholder: string, path: Path, spot: Spot): Filling[] {
  const enclosing = [...(spot.named.get('<i>') ?? []), ...(spot.named.get('<n>') ?? [])]
    .filter((one) => one.origin === 'loop')
    .map((one) => one.name);
  const lately = new Set(path.words.map((word) => word.text));
  if (placeholder === '<i>' || placeholder === '<n>') {
    const own = enclosing.findLast((name) => spot.reader.scope.typeOf(name) === 'loopint');
    const usual = ['i', 'j', 'k', '_'].filter((name) => !lately.has(name) && name !== own);
    return [
      ...(own !== undefined && !lately.has(own) ? [{ text: own, share: 0.4 }] : []),
      ...usual.slice(0, 2).map((text, at) => ({ text, share: at === 0 ? 0.4 : 0.12 })),
    ];
  }
  return freshNames(placeholder, spot)
    .slice(0, 2)
    .map(({ text }, at) => ({ text, share: at === 0 ? 0.25 : 0.1 }));
}
