import { parameterOf } from './arguments.ts';
import { placeOf } from './attributes.ts';
import { type Evidence, KINDS, type Kind } from './evidence.ts';
import { overlap, partsOf } from './hints.ts';
import { receiverKey } from './observe.ts';
import type { Path, Spot } from './path.ts';

/** Evidence that says what is usual for the receiver, whatever the statement; the rest tells how a statement differs from that. */
export const USUAL = new Set<Kind>(['surface', 'kindAttributes', 'attributes', 'floor', 'visible', 'bigram']);

/** What speaks for a name after a dot: how usual it is, then what each other source says against that, then what the statement itself tells. */
export const SIGNS = [
  'usual',
  ...KINDS.filter((kind) => !USUAL.has(kind)),
  'target',
  'keyword',
  'strings',
  'comment',
  'repeated',
  'callableFirst',
  'callableInside',
  'callableIterated',
  'privateSelf',
  'ownMember',
  'ownMethodFirst',
  'expected',
  'parameter',
  'variable',
  'habit',
  'clbits',
  'iterable',
] as const;

/** Sights that a source needs before it outweighs what is usual. */
const DOUBT = 2;

/** A name that may follow a dot, with its signs in the order of `SIGNS`. */
export interface Candidate {
  readonly name: string;
  readonly number: number;
  readonly signs: readonly number[];
}

/** The names that may follow the dot at the end of a path. */
export function candidatesAt(
  path: Path,
  spot: Spot,
  how: {
    readonly evidence: readonly Evidence[];
    readonly usual: ReadonlyMap<number, number>;
    readonly before: ReadonlyMap<number, number> | null;
  },
): Candidate[] {
  const { knowledge } = spot;
  const rows = how.evidence.filter(({ kind }) => !USUAL.has(kind));
  const hints = hintsOf(path, spot, how.before);
  const found: Candidate[] = [];
  for (const [number, probability] of how.usual) {
    const name = knowledge.token(number);
    const signs: number[] = Array.from({ length: SIGNS.length }, () => 0);
    signs[0] = Math.log(probability);
    for (const { kind, row } of rows) {
      const counted = row.counts.get(number) ?? 0;
      const ratio = (counted + DOUBT * probability) / ((row.total + DOUBT) * probability);
      const at = PLACE.get(kind) ?? 0;
      signs[at] = (signs[at] ?? 0) + Math.log(ratio);
    }
    hints(name, signs);
    found.push({ name, number, signs });
  }
  return found;
}

const PLACE = new Map<string, number>(SIGNS.map((sign, at) => [sign, at]));
const at = (sign: (typeof SIGNS)[number]): number => PLACE.get(sign) ?? 0;
const TARGET = at('target');
const KEYWORD = at('keyword');
const STRINGS = at('strings');
const COMMENT = at('comment');
const REPEATED = at('repeated');
const FIRST = at('callableFirst');
const INSIDE = at('callableInside');
const ITERATED = at('callableIterated');
const PRIVATE = at('privateSelf');
const OWN = at('ownMember');
const OWN_FIRST = at('ownMethodFirst');
const EXPECTED = at('expected');
const PARAMETER = at('parameter');
const VARIABLE = at('variable');
const HABIT = at('habit');
const CLBITS = at('clbits');
const ITERABLE = at('iterable');

/** Fills in what the statement itself tells of a name. */
function hintsOf(
  path: Path,
  spot: Spot,
  before: ReadonlyMap<number, number> | null,
): (name: string, signs: number[]) => void {
  const { words } = path;
  const dot = words.length - 1;
  const type = spot.reader.infer.receiver(words, dot);
  const members = spot.knowledge.api.members(receiverKey(type).replace(/^class /u, ''));
  const own = spot.reader.scope.members(type.replace(/^class:/u, ''));
  const assigned = words[1]?.text === '=' && dot > 2 ? (words[0]?.text ?? '') : '';
  const target = new Set(partsOf(assigned));
  const bracket = path.brackets.at(-1);
  const dictKey =
    bracket?.text === '{' && words[dot - 2]?.text === ':' && words[dot - 3]?.kind === 'string'
      ? (words[dot - 3]?.text ?? '')
      : '';
  const keyword = new Set(partsOf(bracket?.keyword || dictKey));
  const strings = new Set(
    words
      .filter((word) => word.kind === 'string')
      .slice(-1)
      .flatMap((word) => partsOf(word.text)),
  );
  const comment = new Set(partsOf(spot.comment));
  const receiver = words[dot - 1]?.text ?? '';
  const used = new Set<string>();
  for (let place = 0; place < dot - 1; place += 1)
    if (words[place]?.text === receiver && words[place + 1]?.text === '.')
      used.add(words[place + 2]?.text ?? '');
  const place = placeOf(path.numbers.slice(0, -2).map((number) => spot.knowledge.token(number)));
  const first = place === 's' && dot === 1;
  const variable = words[dot - 1]?.kind === 'name' && words[dot - 2]?.text !== '.' ? receiver : '';
  const onVariable = variable === '' ? new Map<string, number>() : spot.memory.attributesOf(`=${variable}`);
  const last = variable === '' ? '' : spot.memory.lastAttribute(variable);
  const habits =
    last === '' ? new Map<string, number>() : spot.memory.attributesOf(`>${receiverKey(type)}>${last}`);
  const habitual = [...habits.values()].reduce((sum, count) => sum + count, 0);
  const call = path.brackets.findLast((one) => one.callee !== null);
  const parameter = new Set(
    call && call === bracket && !bracket.keyword ? partsOf(parameterOf(call, spot)) : [],
  );
  const clbits = type === 'QuantumCircuit' && variable !== '' ? spot.memory.hasClbits(variable) : null;
  const iterated = words[0]?.text === 'for' && words[dot - 2]?.text === 'in';
  return (name, signs) => {
    const parts = spot.knowledge.parts(name);
    signs[TARGET] = overlap(parts, target);
    signs[KEYWORD] = overlap(parts, keyword);
    signs[STRINGS] = overlap(parts, strings);
    signs[COMMENT] = overlap(parts, comment);
    if (used.has(name)) signs[REPEATED] = 1;
    const member = members.get(name);
    const ownType = own?.names.get(name);
    const callable = member?.callable === true || ownType?.startsWith('own:') === true;
    if (callable && first) signs[FIRST] = 1;
    if (callable && !first) signs[INSIDE] = 1;
    if (callable && iterated) signs[ITERATED] = 1;
    if (type === 'self' && name.startsWith('_')) signs[PRIVATE] = 1;
    if (ownType !== undefined) signs[OWN] = 1;
    if (ownType?.startsWith('own:') === true && first) signs[OWN_FIRST] = 1;
    const result = ownType?.replace('own:', '') ?? member?.type ?? '';
    if (before && !first && result !== '') {
      const probability = before.get(spot.knowledge.number(spot.reader.abstraction.placeholder(result))) ?? 0;
      signs[EXPECTED] = Math.log((probability + 0.01) / 0.05);
    }
    if (iterated && result !== '')
      signs[ITERABLE] = /^(?:list|tuple|dict|set|ndarray)/u.test(result) ? 1 : -1;
    signs[PARAMETER] = overlap(parts, parameter);
    signs[VARIABLE] = Math.log1p(onVariable.get(name) ?? 0);
    signs[HABIT] = Math.log(((habits.get(name) ?? 0) + 0.05) / (habitual + 0.05 * 20)) - Math.log(0.05);
    if (clbits !== null && (name === 'measure' || name === 'measure_all'))
      signs[CLBITS] = clbits === (name === 'measure') ? 1 : -1;
  };
}

/** Probabilities of candidates under some weights. */
export function weigh(candidates: readonly Candidate[], weights: readonly number[]): number[] {
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
