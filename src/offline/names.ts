import { isKeyword } from '../qiskit/infer.ts';
import { freshSigns, namePlace, type Rival, rivalsAt } from './nameSigns.ts';
import type { Path } from './path.ts';
import { weigh } from './signs.ts';
import type { Spot } from './spot.ts';
import type { Step } from './step.ts';
import { NAME_WEIGHTS } from './weights.ts';

/** A text that may stand for a piece, with its share of the piece's probability. */
export interface Filling {
  readonly text: string;
  readonly share: number;
}

/** Names that are gone on with. */
const MOST = 8;

/** How often the name that comes is among the rivals. */
const KNOWN = { first: 0.57, inside: 0.88, other: 0.95 };
/** The same at the beginning of a statement of which something is typed. */
const KNOWN_TYPED = 0.84;

/** Whether a path ends where a name is made, or one that only its own statement knows stands. */
export function makesName(path: Path): boolean {
  const before = path.words.at(-1)?.text ?? '';
  const loop = path.words[0]?.text === 'for' && !path.words.some((word) => word.text === 'in');
  return /^(?:as|def|class)$/u.test(before) || (before === 'for' && path.brackets.length > 0) || loop;
}

/** Names for a placeholder where one is made. */
export function newNames(placeholder: string, path: Path, spot: Spot): Filling[] {
  if (path.words.at(-1)?.text === 'as')
    return freshFillings(path.words[0]?.text === 'except' ? 'exception' : placeholder, spot);
  const bound = path.brackets.length > 0 ? innerName(path, spot) : undefined;
  return bound === undefined ? loopNames(placeholder, path, spot) : [{ text: bound, share: 0.8 }];
}

/** The names that go on a path, given how likely each placeholder is: those that exist compete with one another whatever they stand for. */
export function nameSteps(
  path: Path,
  spot: Spot,
  how: { readonly likely: ReadonlyMap<number, number>; readonly partial: string },
): { readonly steps: Step[]; readonly lost: number; readonly others: number } {
  const rivals = rivalsFor(path, spot, how);
  const there = new Set(rivals.map(({ number }) => number));
  let [mass, lost] = [0, 0];
  for (const [number, probability] of how.likely) {
    if (there.has(number)) mass += probability;
    // What stands for a name that is not there cannot come.
    else lost += probability;
  }
  const place = namePlace(path);
  const typed = place === 'first' && how.partial !== '';
  const shares = weigh(rivals, NAME_WEIGHTS[place]);
  const fitting = rivals
    .map(({ number, text }, at) => ({ number, text, probability: shares[at] ?? 0 }))
    .filter(({ text }) => text.startsWith(how.partial));
  let [known, others] = [KNOWN[place] * mass, 0];
  if (typed) {
    const begun = mass * beginShare(path, spot, how);
    const sum = fitting.reduce((total, { probability }) => total + probability, 0);
    others = mass - begun;
    known = (KNOWN_TYPED * begun) / Math.max(sum, 1e-9);
  }
  const steps = fitting.map(({ number, text, probability }) => ({
    number,
    text,
    probability: known * probability,
  }));
  return { steps: steps.toSorted((a, b) => b.probability - a.probability).slice(0, MOST), lost, others };
}

/** How often a statement that begins with a name begins with what is typed: names that exist by how likely each is, others by how names begin. */
function beginShare(
  path: Path,
  spot: Spot,
  { likely, partial }: { readonly likely: ReadonlyMap<number, number>; readonly partial: string },
): number {
  const rivals = rivalsAt(path, spot, (number) => likely.get(number) ?? 0);
  const all = [...rivals, ...unmadeRivals(path, spot, { likely, partial: '' })];
  const shares = weigh(all, NAME_WEIGHTS.first);
  let [there, begun] = [0, 0];
  for (const [at, { text }] of rivals.entries()) {
    const share = KNOWN.first * (shares[at] ?? 0);
    there += share;
    if (text.startsWith(partial)) begun += share;
  }
  return begun + (1 - there) * Math.max(spot.knowledge.targetShare(partial), UNSEEN ** partial.length);
}

/** Least share of the names that begin with what is typed, for each letter of it. */
const UNSEEN = 0.02;

/** The names that may stand at the end of a path: variables, usual names where one may be made, the one that a comprehension brings. */
export function rivalsFor(
  path: Path,
  spot: Spot,
  { likely, partial }: { readonly likely: ReadonlyMap<number, number>; readonly partial: string },
): Rival[] {
  const rivals = rivalsAt(path, spot, (number) => likely.get(number) ?? 0);
  rivals.push(...unmadeRivals(path, spot, { likely, partial }));
  const bound = path.words[0]?.text === 'for' ? undefined : innerName(path, spot);
  if (bound !== undefined) {
    const number = spot.knowledge.number(spot.reader.abstraction.name(bound, spot.reader.scope));
    rivals.push({ text: bound, number, signs: freshSigns(likely.get(number) ?? 0, 1, 'bound') });
  }
  return rivals;
}

function unmadeRivals(
  path: Path,
  spot: Spot,
  how: { readonly likely: ReadonlyMap<number, number>; readonly partial: string },
): Rival[] {
  return unmade(path, spot, how).map(({ text, number, share }) => ({
    text,
    number,
    signs: freshSigns(how.likely.get(number) ?? 0, share, 'fresh'),
  }));
}

/** Names that are not there yet and may be made where a path ends: of values, and of parameters. */
function unmade(
  path: Path,
  spot: Spot,
  { likely, partial }: { readonly likely: ReadonlyMap<number, number>; readonly partial: string },
): { readonly text: string; readonly number: number; readonly share: number }[] {
  const { scope, abstraction } = spot.reader;
  const parameter = isParameter(path);
  if (path.field) return [];
  if (path.words.length === 0 && partial === '')
    return mostLikely(likely).flatMap(([number]) =>
      freshNames(spot.knowledge.token(number), spot).map(({ text, share }) => ({ text, share, number })),
    );
  if (!parameter && (path.words.length > 0 || isMeant(partial, spot))) return [];
  const taken = new Set(path.words.map((word) => word.text));
  const known = parameter ? [...spot.knowledge.names('parameter')] : spot.knowledge.targets(partial);
  const fitting = known.filter(
    ([name]) =>
      name.startsWith(partial) &&
      !taken.has(name) &&
      !isKeyword(name) &&
      (parameter || scope.find(name) === undefined),
  );
  const total = fitting.reduce((sum, [, count]) => sum + count, 0) + 2;
  return fitting
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([text, count]) => ({
      text,
      number: spot.knowledge.number(abstraction.name(text, scope)),
      share: count / total,
    }));
}

/** Whether what is typed at the beginning of a statement is rather the beginning of a name that is there than of another one. */
function isMeant(partial: string, { standings }: Spot): boolean {
  return partial.length >= MEANT && standings.some(({ variable }) => variable.name.startsWith(partial));
}

/** Letters from which on a name that is there is meant. */
const MEANT = 2;

/** Whether a path ends where a function that is being defined takes its next parameter. */
function isParameter({ words, brackets }: Path): boolean {
  return words[0]?.text === 'def' && brackets.length === 1 && /^[(,]$/u.test(words.at(-1)?.text ?? '');
}

/** Placeholders that usual names are looked up for. */
const LOOKED_UP = 10;

function mostLikely(likely: ReadonlyMap<number, number>): [number, number][] {
  return [...likely].toSorted((a, b) => b[1] - a[1]).slice(0, LOOKED_UP);
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

/** Usual names for a new value. */
function freshNames(placeholder: string, spot: Spot): Filling[] {
  const counts = [...usualNames(placeholder, spot)].filter(
    ([name]) => spot.reader.scope.find(name) === undefined && !isKeyword(name),
  );
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return counts.slice(0, 3).map(([text, count]) => ({ text, share: count / total }));
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
