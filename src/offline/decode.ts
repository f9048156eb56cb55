import { isKeyword } from '../qiskit/infer.ts';
import { beginnings } from './beginning.ts';
import { CALLED, fill, isName } from './fill.ts';
import { largest } from './largest.ts';
import { isLegal } from './legal.ts';
import { distribution, type Trust } from './mixture.ts';
import { makesName, nameSteps } from './names.ts';
import { advance, type Path } from './path.ts';
import { isImport } from './places.ts';
import { END } from './sequences.ts';
import { allowanceAt } from './signature.ts';
import type { Spot } from './spot.ts';
import type { Step } from './step.ts';

/** What limits the search. */
export interface Limits {
  readonly beam: number;
  readonly branch: number;
  readonly pieces: number;
  /** Paths less likely than this, relative to the likeliest, are dropped. */
  readonly ratio: number;
  /** Paths less likely than this are not gone on with. */
  readonly minimum: number;
  /** Looks after which only the likeliest path goes on: it keeps the longest search short. */
  readonly looks: number;
}

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Where each element has its own line, a comma ends the line and the bracket closes on the next. */
function ownLine(token: string, path: Path, spot: Spot): string {
  const closes = /^[)\]}]$/u.test(token) && spot.vertical > 0 && path.brackets.length === spot.vertical;
  return closes && !(spot.blank && path.text === '') ? ',' : token;
}

/** Steps that may follow, the likeliest first. */
function expand(path: Path, spot: Spot, how: { trust: Trust; branch: number; partial: string }): Step[] {
  const known = distribution(path, spot, how.trust);
  const all = path.words.length === 0 && !path.field ? beginnings(known, spot) : known;
  const tokens = largest(all, how.partial === '' ? how.branch * 2 : 400);
  const allowance = allowanceAt(path, spot);
  const names = makesName(path)
    ? { steps: [], lost: 0, others: 0 }
    : namesAmong(all, path, { spot, partial: how.partial, allowance });
  const steps: Step[] = [...names.steps];
  // Names that are not what is typed take their share, so that a word that is typed is told from them.
  if (names.others > 0) steps.push({ number: END, text: '', probability: names.others });
  let lost = names.lost;
  for (const [usual, expected] of tokens) {
    const token = usual === END ? '' : ownLine(spot.knowledge.token(usual), path, spot);
    const number = usual === END ? END : spot.knowledge.number(token);
    if (isName(token) && !makesName(path)) continue;
    const probability = expected * (isRare(number, token, path) ? IDLE : allowance(token));
    lost += expected - probability;
    if (isMisfit(token, path, spot)) {
      lost += probability;
      continue;
    }
    if (number === END) {
      steps.push({ number, text: '', probability });
      continue;
    }
    const texts = fill(token, path, spot);
    // What stands for a name that is not there cannot come either; a text or a number that nobody can guess may.
    if (texts.length === 0 && !UNTOLD.has(token)) lost += probability;
    for (const { text, share } of texts) steps.push({ number, text, probability: probability * share });
  }
  const scale = 1 / Math.max(1 - lost, 0.05);
  return steps
    .map(({ number, text, probability }) => ({ number, text, probability: probability * scale }))
    .toSorted((a, b) => b.probability - a.probability);
}

/** The names of the program that may follow. */
function namesAmong(
  all: ReadonlyMap<number, number>,
  path: Path,
  { spot, partial, allowance }: { spot: Spot; partial: string; allowance: (token: string) => number },
): { steps: Step[]; lost: number; others: number } {
  const likely = new Map<number, number>();
  let lost = 0;
  for (const [number, probability] of all) {
    const token = spot.knowledge.token(number);
    if (!isName(token)) continue;
    if (!isLegal(token, path)) lost += probability;
    else {
      const allowed = probability * allowance(token);
      lost += probability - allowed;
      likely.set(number, allowed);
    }
  }
  if (likely.size === 0) return { steps: [], lost, others: 0 };
  const found = nameSteps(path, spot, { likely, partial });
  return { ...found, lost: lost + found.lost };
}

/** How much less likely a statement ends that does nothing: one that only names a value. */
const IDLE = 0.3;

/** Whether a piece is one that seldom comes: the end of a statement that does nothing, or a call of what a call gave. */
function isRare(number: number, token: string, path: Path): boolean {
  return number === END ? !path.field && isIdle(path) : token === '(' && path.words.at(-1)?.kind === 'close';
}

function isIdle({ words }: Path): boolean {
  return (
    words.length > 2 &&
    words.every(
      (word, at) => word.text === '.' || (word.kind === 'name' && (at === 0 || words[at - 1]?.text === '.')),
    )
  );
}

function isMisfit(token: string, path: Path, spot: Spot): boolean {
  const closes = CLOSES[token];
  const bracket = path.brackets.at(-1);
  // Arguments on one line do not end with a comma.
  const loose = closes !== undefined && Boolean(bracket?.callee) && spot.vertical < path.brackets.length;
  return (
    (loose && path.words.at(-1)?.text === ',') ||
    isUnknownKeyword(token, path, spot) ||
    (closes !== undefined && closes !== bracket?.text) ||
    !isLegal(token, path) ||
    (!/^[=,:]$/u.test(token) && isUndefined(path, spot))
  );
}

/** Whether a path is nothing but a name that the program does not have: it can only be given a value. */
function isUndefined({ words, field }: Path, { reader }: Spot): boolean {
  const [name] = words;
  if (field || name?.kind !== 'name' || words.length > 1 || reader.scope.find(name.text) !== undefined)
    return false;
  return reader.abstraction.name(name.text, reader.scope).startsWith('<');
}

/** Whether a token is a keyword argument that the called thing does not have in the versions that are known. */
function isUnknownKeyword(token: string, path: Path, spot: Spot): boolean {
  const callee = path.brackets.at(-1)?.callee;
  if (!callee || token.length < 2 || !token.endsWith('=')) return false;
  const name = token.slice(0, -1);
  const id = callee.type.replace(/^(?:class|function):(?:\w+:)?/u, '');
  return [callee.key, callee.name, id].some((key) => spot.knowledge.api.isAbsent(`${key}(${name})`));
}

/** Tokens whose text only the user knows. */
const UNTOLD = new Set(['<str>', '<fstr>', '<doc>', '<attr>', '<int>', '<float>']);

/** What may be typed of the first piece, and how sure the rest of it is. */
function startingWith(steps: readonly Step[], partial: string): Step[] {
  const fitting = steps.filter((step) => step.text.startsWith(partial) && step.text !== '');
  const sum = fitting.reduce((total, step) => total + step.probability, 0);
  const all = steps.reduce((total, step) => total + step.probability, 0);
  const unknown = Math.max(0.02, 1 - all) * 0.25 * 0.45 ** (partial.length - 1);
  const scale = 1 / (sum + unknown);
  return fitting.map(({ number, text, probability }) => ({ number, text, probability: probability * scale }));
}

/** What goes on from what is typed of a piece; a word that nothing known begins with is taken as it is. */
function begun(all: readonly Step[], path: Path, { spot, partial }: { spot: Spot; partial: string }): Step[] {
  const found = [...startingWith(all, partial), ...fresh(path, spot, partial)];
  if (found.length > 0 || !/^[A-Za-z_][\w.]*$/u.test(partial) || isKeyword(partial)) return found;
  const { abstraction, scope } = spot.reader;
  const token =
    path.words.at(-1)?.text === '.' || isImport(path) ? partial : abstraction.name(partial, scope);
  return [{ number: spot.knowledge.number(token), text: partial, probability: COMPLETE }];
}

/** How often a word that is typed where a new name may stand is that name in full. */
const COMPLETE = 0.12;

/** What is typed of a piece as a new name, where one may be made. */
function fresh(path: Path, spot: Spot, partial: string): Step[] {
  const before = path.words.at(-1)?.text ?? '';
  const makes =
    (before === '' && !path.field) ||
    before === 'def' ||
    before === 'class' ||
    (before === 'for' && path.brackets.length === 0);
  if (!makes || !/^[A-Za-z_]\w*$/u.test(partial) || isKeyword(partial)) return [];
  const { abstraction, scope } = spot.reader;
  if (scope.find(partial) !== undefined || (before === '' && CALLED.has(partial))) return [];
  return [
    {
      number: spot.knowledge.number(abstraction.name(partial, scope, before)),
      text: partial,
      probability: COMPLETE,
    },
  ];
}

/** How a search is done. */
export interface Search {
  readonly trust: Trust;
  readonly limits: Limits;
  /** What is typed of the first piece. */
  readonly partial: string;
  /** White space is typed before it. */
  readonly spaced: boolean;
}

/** Continues a path to the end of the statement; complete and incomplete continuations, the likeliest first. */
export function decode(start: Path, spot: Spot, how: Search): Path[] {
  const { beam, branch, pieces, ratio, minimum } = how.limits;
  let open: Path[] = [start];
  let looks = 0;
  const finished: Path[] = [];
  for (let depth = 0; depth < pieces && open.length > 0; depth += 1) {
    const next: { path: Path; step: Step; probability: number }[] = [];
    looks += open.length;
    for (const path of open) {
      for (const step of stepsFrom(path, { ...how, spot, first: depth === 0 }).slice(0, branch))
        next.push({ path, step, probability: path.probability * step.probability });
    }
    next.sort((a, b) => b.probability - a.probability);
    const least = Math.max(
      Math.max(next[0]?.probability ?? 0, finished[0]?.probability ?? 0) * ratio,
      minimum,
    );
    const kept = next
      .filter(({ probability }) => probability > least)
      .slice(0, looks < how.limits.looks ? beam : 1);
    const continued = new Set(kept.map(({ path }) => path));
    // What nothing likely follows stays as far as it goes.
    finished.push(...open.filter((path) => path !== start && !continued.has(path)));
    const grown = kept.map(({ path, step }) => grow(path, step, { ...how, spot, first: depth === 0 }));
    finished.push(...grown.filter((path) => path.done));
    open = grown.filter((path) => !path.done);
  }
  return [...finished, ...open].toSorted((a, b) => b.probability - a.probability);
}

/** Where a search stands: `first` as long as nothing is guessed. */
type Standing = Search & { readonly spot: Spot; readonly first: boolean };

/** Steps that may follow a path, the likeliest first; the first one goes on from what is typed of its piece. */
export function stepsFrom(path: Path, how: Standing): Step[] {
  const { spot } = how;
  const partial = how.first ? how.partial : '';
  const all = expand(path, spot, { trust: how.trust, branch: how.limits.branch, partial });
  return partial === '' ? all : begun(all, path, { spot, partial });
}

/** A path with one more step, and the text that is guessed with it. */
export function grow(path: Path, step: Step, how: Standing): Path {
  const { spot } = how;
  const longer = advance(path, step, spot);
  const partial = how.first ? how.partial : '';
  const glued = step.number === END || (how.first && (how.spaced || partial !== ''));
  const gap = glued ? '' : spot.style.gap(path.words, step.text);
  const text = path.text + gap + step.text.slice(partial.length);
  const probability = path.probability * step.probability;
  const { vertical } = spot;
  const done = longer.done || (step.text === ',' && vertical > 0 && longer.brackets.length === vertical);
  return { ...longer, done, text, probability, marks: [...path.marks, { end: text.length, probability }] };
}
