import { primaryStart } from '../qiskit/infer.ts';
import { callArguments } from './arguments.ts';
import { blockLines } from './asked.ts';
import { allowedAfter, attributes } from './attributes.ts';
import { circumstances } from './circumstances.ts';
import { closers } from './closers.ts';
import { type Evidence, type Kind, KINDS, type Maker } from './evidence.ts';
import { receiverType } from './foreign.ts';
import { grams } from './grams.ts';
import { importable, imports } from './imports.ts';
import { largest } from './largest.ts';
import { lessons } from './lessons.ts';
import { loops } from './loops.ts';
import { closedLines, openCalls } from './opening.ts';
import type { Path } from './path.ts';
import { isImport, type Place, placeAt } from './places.ts';
import { repeats } from './repeats.ts';
import { results } from './results.ts';
import { selves } from './selves.ts';
import { type Candidate, candidatesAt, USUAL, weigh } from './signs.ts';
import { slots } from './slots.ts';
import type { Spot } from './spot.ts';
import { statements } from './statements.ts';
import { visible } from './visible.ts';
import { SIGN_WEIGHTS } from './weights.ts';

const MAKERS: readonly Maker[] = [
  closers,
  visible,
  grams,
  results,
  callArguments,
  slots,
  attributes,
  statements,
  loops,
  imports,
  repeats,
  selves,
  lessons,
  blockLines,
];

/** How far each source is believed: it takes over from the less specific ones once its counts outweigh `base + spread × distinct`. */
export type Trust = Readonly<Record<Kind, ReadonlyMap<Place, readonly [base: number, spread: number]>>>;

/** What every source says at the end of a path, the least specific first. */
export function evidenceAt(path: Path, spot: Spot): Evidence[] {
  return MAKERS.flatMap((maker) => maker(path, spot)).toSorted(
    (a, b) => (ORDER.get(a.kind) ?? 0) - (ORDER.get(b.kind) ?? 0),
  );
}

const ORDER: ReadonlyMap<Kind, number> = new Map(KINDS.map((kind, at) => [kind, at]));

/** Probabilities of tokens at the end of a path, from all sources; they sum to at most 1, the rest is what nobody expects. */
export function distribution(path: Path, spot: Spot, trust: Trust): Map<number, number> {
  if (!isImport(path) && path.words.at(-1)?.text === '.') return attributeDistribution(path, spot, trust);
  const mixed = mix(evidenceAt(path, spot), trust, placeAt(path));
  if (isImport(path))
    return path.words[0]?.text === 'from' && path.numbers.length > 2
      ? onlyImportable(mixed, path, spot)
      : mixed;
  return openCalls(closedLines(mixed, path, spot), path, spot);
}

/** One distribution from several, each taking over from those before it as far as it is believed. */
function mix(evidence: readonly Evidence[], trust: Trust, place: Place): Map<number, number> {
  const mixed = new Map<number, number>();
  // What a source does not vouch for is left to the less specific ones.
  let left = 1;
  for (let at = evidence.length - 1; at >= 0 && left > NEGLIGIBLE; at -= 1) {
    const one = evidence[at];
    if (!one) break;
    const [base, spread] = trust[one.kind].get(place) ?? UNBELIEVED;
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
  const allowed = allowedAfter(path, receiverType(path.words, spot), spot);
  const mixed = mix(
    evidence.filter(({ kind }) => USUAL.has(kind)),
    trust,
    'other',
  );
  const rows = [...evidence.filter(({ kind }) => !USUAL.has(kind)), ...circumstances(path, spot)];
  for (const { row } of rows)
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
  // Names that are not typed yet are only looked at as far as they are usual.
  if (path.text !== '') return candidatesAt(path, spot, { rows, usual: mostUsual(usual), before: null });
  let back = path.back;
  const start = primaryStart(path.words, path.words.length - 1);
  while (back && back.words.length > start) back = back.back;
  const before = back && start > 0 ? mix(evidenceAt(back, spot), trust, placeAt(back)) : null;
  return candidatesAt(path, spot, { rows, usual, before });
}

/** Names after a guessed dot that are looked at. */
const FEW = 32;

function mostUsual(usual: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  if (usual.size <= FEW) return usual;
  return new Map(largest(usual, FEW));
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
  const shares = weigh(candidates, SIGN_WEIGHTS[candidates[0]?.receiver ?? 'unknown']);
  return new Map(candidates.map(({ number }, at) => [number, KNOWN * (shares[at] ?? 0)]));
}

/** How often the name that comes after a dot is among the candidates. */
const KNOWN = 0.96;

/** A source of which nothing is known. */
const UNBELIEVED = [1000, 1000] as const;

/** Probability that is not worth giving away. */
const NEGLIGIBLE = 1e-5;
