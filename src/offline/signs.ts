import type { Type } from '../qiskit/api.ts';
import { type Circumstance, CIRCUMSTANCES } from './circumstances.ts';
import { contextOf, TOLD, tellsOf } from './context.ts';
import { KINDS, type Kind } from './evidence.ts';
import { isForeign } from './foreign.ts';
import type { Path } from './path.ts';
import type { Row } from './sequences.ts';
import type { Spot } from './spot.ts';

/** Evidence that says what is usual for the receiver, whatever the statement; the rest tells how a statement differs from that. */
export const USUAL = new Set<Kind>(['surface', 'kindAttributes', 'attributes', 'floor', 'visible', 'bigram']);

/** What speaks for a name after a dot: how usual it is, then what each other source says against that, then what the statement itself tells. */
export const SIGNS = [
  'usual',
  ...KINDS.filter((kind) => !USUAL.has(kind)),
  ...CIRCUMSTANCES,
  ...TOLD,
] as const;

/** Kinds of values before a dot: their names are told apart by different signs. */
export const RECEIVERS = ['circuit', 'own', 'module', 'known', 'unknown', 'foreign'] as const;

/** The kind of a value of this type. */
function receiverKind(type: Type, own: boolean, spot: Spot): (typeof RECEIVERS)[number] {
  if (own) return 'own';
  if (type === 'QuantumCircuit') return 'circuit';
  if (isForeign(type, spot)) return 'foreign';
  if (type.startsWith('module:')) return 'module';
  return type === '' ? 'unknown' : 'known';
}

/** Sights that a source needs before it outweighs what is usual. */
const DOUBT = 2;

/** A name that may follow a dot, with its signs in the order of `SIGNS`. */
export interface Candidate {
  readonly name: string;
  readonly number: number;
  readonly signs: readonly number[];
  readonly receiver: (typeof RECEIVERS)[number];
}

/** The names that may follow the dot at the end of a path. */
export function candidatesAt(
  path: Path,
  spot: Spot,
  how: {
    /** What each source counts that says more than what is usual. */
    readonly rows: readonly { readonly kind: Kind | Circumstance; readonly row: Row }[];
    readonly usual: ReadonlyMap<number, number>;
    readonly before: ReadonlyMap<number, number> | null;
  },
): Candidate[] {
  const { knowledge } = spot;
  const context = contextOf(path, spot, how.before);
  const receiver = receiverKind(context.type, context.own !== undefined, spot);
  const found: Candidate[] = [];
  for (const [number, probability] of how.usual) {
    const name = knowledge.token(number);
    const signs = NOTHING.slice();
    signs[0] = Math.log(probability);
    for (const { kind, row } of how.rows) {
      const counted = row.counts.get(number) ?? 0;
      const ratio = (counted + DOUBT * probability) / ((row.total + DOUBT) * probability);
      const at = PLACE.get(kind) ?? 0;
      signs[at] = (signs[at] ?? 0) + Math.log(ratio);
    }
    const tells = tellsOf(name, context);
    for (let order = 0; order < tells.length; order += 1) signs[FIRST_TOLD + order] = tells[order] ?? 0;
    found.push({ name, number, signs, receiver });
  }
  return found;
}

/** The signs of a name that nothing is said of; copied, as that is quicker than to make a list for each name. */
const NOTHING: readonly number[] = SIGNS.map(() => 0);

const PLACE = new Map<string, number>(SIGNS.map((sign, at) => [sign, at]));
const FIRST_TOLD = SIGNS.length - TOLD.length;

/** Probabilities of candidates under some weights. */
export function weigh(candidates: readonly Pick<Candidate, 'signs'>[], weights: readonly number[]): number[] {
  const scores = candidates.map(({ signs }) => {
    let sum = 0;
    for (let at = 0; at < signs.length; at += 1) sum += (signs[at] ?? 0) * (weights[at] ?? 0);
    return sum;
  });
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
