import { isKeyword, primaryStart } from '../qiskit/infer.ts';
import { callArguments } from './arguments.ts';
import { allowedAfter, attributes } from './attributes.ts';
import { closers } from './closers.ts';
import type { Evidence, Kind, Maker } from './evidence.ts';
import { KINDS } from './evidence.ts';
import { CALLED, fill, isImport } from './fill.ts';
import { grams } from './grams.ts';
import { importable, imports } from './imports.ts';
import { isLegal } from './legal.ts';
import { lessons } from './lessons.ts';
import { loops } from './loops.ts';
import { openCalls } from './opening.ts';
import { advance, type Path, type Spot, type Step } from './path.ts';
import { repeats } from './repeats.ts';
import { selves } from './selves.ts';
import { END } from './sequences.ts';
import { type Candidate, candidatesAt, USUAL, weigh } from './signs.ts';
import { statements } from './statements.ts';
import { isOperand } from './style.ts';
import { visible } from './visible.ts';
import { SIGN_WEIGHTS } from './weights.ts';

const MAKERS: readonly Maker[] = [
  closers,
  visible,
  grams,
  callArguments,
  attributes,
  statements,
  loops,
  imports,
  repeats,
  selves,
  lessons,
];

/** Where a piece stands: the sources are worth more in some places than in others. */
export const PLACES = ['value', 'inside', 'after', 'other'] as const;

type Place = (typeof PLACES)[number];

/** The place at the end of a path: what is assigned, inside brackets, after a value, or elsewhere. */
export function placeAt(path: Path): Place {
  const last = path.words.at(-1);
  if (!last || isImport(path) || last.text === '.') return 'other';
  if (isOperand(last)) return 'after';
  if (path.brackets.length > 0) return 'inside';
  return last.text === '=' ? 'value' : 'other';
}

/** How far each source is believed: it takes over from the less specific ones once its counts outweigh `base + spread × distinct`. */
export type Trust = Readonly<
  Record<Place, Readonly<Record<Kind, { readonly base: number; readonly spread: number }>>>
>;

/** What limits the search. */
export interface Limits {
  readonly beam: number;
  readonly branch: number;
  readonly pieces: number;
  /** Paths less likely than this, relative to the likeliest, are dropped. */
  readonly ratio: number;
  /** Paths less likely than this are not gone on with. */
  readonly minimum: number;
}

/** What every source says at the end of a path, the least specific first. */
export function evidenceAt(path: Path, spot: Spot): Evidence[] {
  return MAKERS.flatMap((maker) => maker(path, spot)).toSorted(
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
  );
}

/** Probabilities of tokens at the end of a path, from all sources; they sum to at most 1, the rest is what nobody expects. */
export function distribution(path: Path, spot: Spot, trust: Trust): Map<number, number> {
  if (!isImport(path) && path.words.at(-1)?.text === '.') return attributeDistribution(path, spot, trust);
  const mixed = mix(evidenceAt(path, spot), trust[placeAt(path)]);
  if (isImport(path))
    return path.words[0]?.text === 'from' && path.numbers.length > 2
      ? onlyImportable(mixed, path, spot)
      : mixed;
  return openCalls(mixed, path, spot);
}

/** One distribution from several, each taking over from those before it as far as it is believed. */
function mix(evidence: readonly Evidence[], trust: Trust[Place]): Map<number, number> {
  const mixed = new Map<number, number>();
  // What a source does not vouch for is left to the less specific ones.
  let left = 1;
  for (let at = evidence.length - 1; at >= 0 && left > NEGLIGIBLE; at -= 1) {
    const one = evidence[at];
    if (!one) break;
    const { base, spread } = trust[one.kind];
    const doubt = base + spread * one.row.distinct;
    const scale = left / (one.row.total + doubt);
    for (const [token, count] of one.row.counts) mixed.set(token, (mixed.get(token) ?? 0) + count * scale);
    left = doubt * scale;
  }
  return mixed;
}

/** What may come after the dot at the end of a path. */
export function attributeCandidates(path: Path, spot: Spot, trust: Trust): Candidate[] {
  const evidence = evidenceAt(path, spot);
  const allowed = allowedAfter(path, spot.reader.infer.receiver(path.words, path.words.length - 1), spot);
  const mixed = mix(
    evidence.filter(({ kind }) => USUAL.has(kind)),
    trust.other,
  );
  for (const { kind, row } of evidence)
    if (!USUAL.has(kind))
      for (const number of row.counts.keys()) if (!mixed.has(number)) mixed.set(number, 0);
  const usual = new Map<number, number>();
  for (const [number, probability] of mixed) {
    const token = spot.knowledge.token(number);
    if (
      /^[A-Za-z_]\w*$/u.test(token) &&
      (allowed === null ? spot.knowledge.mayBeMember(token) : allowed.has(token))
    )
      usual.set(number, Math.max(probability, RARE));
  }
  let back = path.back;
  const start = primaryStart(path.words, path.words.length - 1);
  while (back && back.words.length > start) back = back.back;
  const before = back && start > 0 ? mix(evidenceAt(back, spot), trust[placeAt(back)]) : null;
  // Names that are not typed yet are only looked at as far as they are usual.
  const looked = path.text === '' || usual.size <= FEW ? usual : mostUsual(usual);
  return candidatesAt(path, spot, { evidence, usual: looked, before });
}

/** Names after a guessed dot that are looked at. */
const FEW = 48;

function mostUsual(usual: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...usual].toSorted((a, b) => b[1] - a[1]).slice(0, FEW));
}

/** Least probability of a name that only the statement's own evidence knows. */
const RARE = 1e-4;

/** In an import statement, what the module does not have is left out. */
function onlyImportable(mixed: Map<number, number>, path: Path, spot: Spot): Map<number, number> {
  const last = path.words.at(-1)?.text;
  if (last !== 'import' && last !== ',' && last !== '(') return mixed;
  const kept = [...mixed].filter(([number]) => {
    const token = spot.knowledge.token(number);
    return token === '(' || (/^\w+$/u.test(token) && importable(token, path, spot));
  });
  const sum = kept.reduce((total, [, probability]) => total + probability, 0);
  const scale = 0.95 / Math.max(sum, 0.3);
  return new Map(kept.map(([number, probability]) => [number, probability * scale]));
}

/** After a dot only a name can come, and only one that the value has where its class is known. */
function attributeDistribution(path: Path, spot: Spot, trust: Trust): Map<number, number> {
  const candidates = attributeCandidates(path, spot, trust);
  const shares = weigh(candidates, SIGN_WEIGHTS);
  return new Map(candidates.map(({ number }, at) => [number, KNOWN * (shares[at] ?? 0)]));
}

/** How often the name that comes after a dot is among the candidates. */
const KNOWN = 0.96;

/** Probability that is not worth giving away. */
const NEGLIGIBLE = 1e-5;

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Where each element has its own line, a comma ends the line and the bracket closes on the next. */
function ownLine(token: string, path: Path, spot: Spot): string {
  const closes = /^[)\]}]$/u.test(token) && spot.vertical > 0 && path.brackets.length === spot.vertical;
  return closes && !(spot.blank && path.text === '') ? ',' : token;
}

/** Steps that may follow, the likeliest first. */
function expand(path: Path, spot: Spot, how: { trust: Trust; branch: number; partial: string }): Step[] {
  const tokens = [...distribution(path, spot, how.trust)]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, how.partial === '' ? how.branch * 2 : 400);
  const steps: Step[] = [];
  let lost = 0;
  for (const [number, probability] of tokens) {
    const token = number === END ? '' : ownLine(spot.knowledge.token(number), path, spot);
    const misfit =
      isUnknownKeyword(token, path, spot) ||
      (/^[)\]}]$/u.test(token) && CLOSES[token] !== path.brackets.at(-1)?.text);
    if (misfit || !isLegal(token, path)) {
      lost += probability;
      continue;
    }
    if (number === END) {
      steps.push({ number, text: '', probability });
      continue;
    }
    const texts = fill(token, path, { spot, partial: how.partial });
    // What stands for a name that is not there cannot come either; a text or a number that nobody can guess may.
    if (texts.length === 0 && !UNTOLD.has(token)) lost += probability;
    for (const { text, share } of texts) steps.push({ number, text, probability: probability * share });
  }
  const scale = 1 / Math.max(1 - lost, 0.05);
  return steps
    .map(({ number, text, probability }) => ({ number, text, probability: probability * scale }))
    .toSorted((a, b) => b.probability - a.probability);
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

/** Looks after which only the likeliest path goes on: it keeps the longest search short. */
const MANY = 16;

/** What may be typed of the first piece, and how sure the rest of it is. */
function startingWith(steps: readonly Step[], partial: string): Step[] {
  const fitting = steps.filter((step) => step.text.startsWith(partial) && step.text !== '');
  const sum = fitting.reduce((total, step) => total + step.probability, 0);
  const all = steps.reduce((total, step) => total + step.probability, 0);
  const unknown = Math.max(0.02, 1 - all) * 0.25 * 0.45 ** (partial.length - 1);
  const scale = 1 / (sum + unknown);
  return fitting.map(({ number, text, probability }) => ({ number, text, probability: probability * scale }));
}

/** How often a word that is typed where a new name may stand is that name in full. */
const COMPLETE = 0.12;

/** What is typed of a piece as a new name, where one may be made. */
function fresh(path: Path, spot: Spot, partial: string): Step[] {
  const before = path.words.at(-1)?.text ?? '';
  const makes =
    before === '' ||
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
    const partial = depth === 0 ? how.partial : '';
    const next: { path: Path; step: Step; probability: number }[] = [];
    looks += open.length;
    for (const path of open) {
      const all = expand(path, spot, { trust: how.trust, branch, partial });
      const steps = partial === '' ? all : [...startingWith(all, partial), ...fresh(path, spot, partial)];
      for (const step of steps.slice(0, branch))
        next.push({ path, step, probability: path.probability * step.probability });
    }
    next.sort((a, b) => b.probability - a.probability);
    const least = Math.max(
      Math.max(next[0]?.probability ?? 0, finished[0]?.probability ?? 0) * ratio,
      minimum,
    );
    const kept = next.filter(({ probability }) => probability > least).slice(0, looks < MANY ? beam : 1);
    const continued = new Set(kept.map(({ path }) => path));
    // What nothing likely follows stays as far as it goes.
    finished.push(...open.filter((path) => path !== start && !continued.has(path)));
    const grown = kept.map(({ path, step }) =>
      grow(path, step, { spot, first: depth === 0, partial, spaced: how.spaced }),
    );
    finished.push(...grown.filter((path) => path.done));
    open = grown.filter((path) => !path.done);
  }
  return [...finished, ...open].toSorted((a, b) => b.probability - a.probability);
}

function grow(
  path: Path,
  step: Step,
  how: { spot: Spot; first: boolean; partial: string; spaced: boolean },
): Path {
  const longer = advance(path, step, how.spot);
  const glued = step.number === END || (how.first && (how.spaced || how.partial !== ''));
  const gap = glued ? '' : how.spot.style.gap(path.words, step.text);
  const text = path.text + gap + step.text.slice(how.partial.length);
  const probability = path.probability * step.probability;
  const { vertical } = how.spot;
  const done = longer.done || (step.text === ',' && vertical > 0 && longer.brackets.length === vertical);
  return { ...longer, done, text, probability, marks: [...path.marks, { end: text.length, probability }] };
}
