import type { Variable } from '../qiskit/namespace.ts';
import { ownSignature, parameterOf } from './arguments.ts';
import type { Bracket } from './bracket.ts';
import { overlap, partsOf } from './hints.ts';
import { isLoopOver, isNumber, isPlural, loopName } from './loops.ts';
import type { Path } from './path.ts';
import type { Spot } from './spot.ts';
import { twinsAt } from './twins.ts';

/** What speaks for a variable where a name may stand, in the order of the numbers that `NamePlace.signs` gives. */
export const NAME_SIGNS = [
  'token',
  'rivals',
  'mentioned',
  'defined',
  'justMade',
  'justUsed',
  'often',
  'unusedValue',
  'unusedFunction',
  'unusedParameter',
  'loop',
  'parameter',
  'outer',
  'constant',
  'sameAsParameter',
  'likeParameter',
  'wordsOfParameter',
  'typeOfParameter',
  'wordsOfString',
  'wordsOfTarget',
  'target',
  'here',
  'asBefore',
  'asAbove',
  'usual',
  'pair',
  'pairShare',
  'plural',
  'returned',
  'appended',
  'attribute',
  'fresh',
  'bound',
] as const;

/** A name that may stand at the end of a path. */
export interface Rival {
  readonly text: string;
  /** Number of the token that it is an instance of. */
  readonly number: number;
  readonly signs: readonly number[];
}

/** Where names stand: they are weighed differently in each. */
export const NAME_PLACES = ['first', 'inside', 'other'] as const;

/** The place of a name at the end of a path. */
export function namePlace(path: Path): (typeof NAME_PLACES)[number] {
  if (path.words.length === 0 && !path.field) return 'first';
  return path.field || path.brackets.length > 0 ? 'inside' : 'other';
}

/** What a variable has whatever is typed of the statement. */
export interface Standing {
  readonly variable: Variable;
  readonly number: number;
  readonly signs: readonly number[];
}

/** Variables that are looked at. */
const MOST = 60;

/** The visible variables with what stays the same while a statement is typed, the latest first. */
export function standings(
  { named, memory, knowledge, reader }: Pick<Spot, 'named' | 'memory' | 'knowledge' | 'reader'>,
  loops: ReadonlySet<string>,
): Standing[] {
  const now = memory.records.length;
  const inFunction = reader.scope.parameters().length > 0 || reader.scope.inside !== '';
  const latest = ({ name, defined }: Variable): number => Math.max(memory.mentioned(name), defined);
  const all = [...named].flatMap(([token, variables]) =>
    variables.map((variable) => ({ variable, number: knowledge.number(token), rivals: variables.length })),
  );
  const kept = all.toSorted((a, b) => latest(b.variable) - latest(a.variable)).slice(0, MOST);
  return kept.map(({ variable, number, rivals }) => {
    const { name, origin, defined } = variable;
    const unused = memory.mentioned(name) <= defined;
    const local = reader.scope.isLocal(name);
    const signs = [
      -Math.log(rivals),
      -Math.log2(1 + now - latest(variable)),
      -Math.log2(1 + now - defined),
      Number(defined === now - 1),
      Number(latest(variable) === now - 1),
      Math.log1p(memory.mentions(name)),
      Number(unused && origin === 'value'),
      Number(unused && origin === 'function'),
      Number(unused && origin === 'parameter' && local),
      Number(loops.has(name)),
      Number(origin === 'parameter' && local),
      Number(inFunction && !local && origin === 'value'),
      Number(/^[A-Z][A-Z\d_]*$/u.test(name)),
    ];
    return { variable, number, signs };
  });
}

/** The names that may stand at the end of a path; `probability` tells how likely their tokens are. */
export function rivalsAt(path: Path, spot: Spot, probability: (number: number) => number): Rival[] {
  const context = contextOf(path, spot);
  const used = path.words[0]?.text === 'for' ? context.here : null;
  const over = isLoopOver(path);
  const isTwin = twinsAt(path, spot);
  const found: Rival[] = [];
  for (const { variable, number, signs } of spot.standings) {
    // What a loop counts with is not what it goes over.
    if (used?.has(variable.name) === true || (over && isNumber(variable))) continue;
    if (isTwin(variable.name, variable)) continue;
    const likely = probability(number);
    found.push({
      text: variable.name,
      number,
      signs: [Math.log(likely + LEAST), ...signs, ...told(variable, context), 0, 0],
    });
  }
  return found;
}

/** Probability of a token that nothing speaks for. */
const LEAST = 1e-4;

/** Signs of a name that no variable has: a usual one, or one that the statement itself brings. */
export function freshSigns(likely: number, share: number, kind: 'fresh' | 'bound'): number[] {
  const signs = NAME_SIGNS.map(() => 0);
  signs[0] = Math.log(likely + LEAST) + Math.log(share);
  signs[NAME_SIGNS.indexOf(kind)] = 1;
  return signs;
}

/** What the path says of any name. */
interface Context {
  readonly path: Path;
  readonly spot: Spot;
  readonly bracket: Bracket | undefined;
  readonly parameter: string;
  readonly parameterParts: ReadonlySet<string>;
  readonly parameterType: string;
  readonly strings: ReadonlySet<string>;
  readonly target: string;
  readonly targetParts: ReadonlySet<string>;
  readonly before: string;
  readonly above: string;
  readonly usual: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
  readonly paired: number;
  readonly loop: string;
  readonly appendedTo: string;
  readonly attribute: string;
  /** The words of the path. */
  readonly here: ReadonlySet<string>;
}

function contextOf(path: Path, spot: Spot): Context {
  const { words } = path;
  const bracket = path.brackets.findLast((one) => one.callee !== null);
  const direct = bracket !== undefined && bracket.since === 0 ? bracket : undefined;
  const parameter = bracket ? parameterOf(bracket, spot) : '';
  const echo = bracket?.echoes.at(-1);
  const { records } = spot.memory;
  const pairs = spot.memory.namesAfter(words.at(-2)?.text ?? '', words.at(-1)?.text ?? '');
  const end = words.length - 1;
  const target = words[1]?.text === '=' ? (words[0]?.text ?? '') : '';
  return {
    path,
    spot,
    bracket,
    parameter,
    parameterParts: new Set(partsOf(parameter)),
    parameterType: direct ? (ownSignature(direct, spot)?.[direct.position]?.type ?? '') : '',
    strings: new Set(partsOf(words.findLast((word) => word.kind === 'string')?.text ?? '')),
    target,
    targetParts: new Set(partsOf(target)),
    before: (echo && records[echo.statement]?.calls[echo.call]?.pieces[bracket?.length ?? 0]?.text) ?? '',
    above: records[path.echoes.at(-1) ?? -1]?.pieces[path.numbers.length]?.text ?? '',
    usual: direct ? spot.knowledge.values(slotName(direct)) : NONE,
    pairs,
    paired: [...pairs.values()].reduce((sum, count) => sum + count, 0),
    loop: loopName(path),
    appendedTo:
      words[end]?.text === '(' && words[end - 1]?.text === 'append' ? (words[end - 3]?.text ?? '') : '',
    attribute: words[0]?.text === 'self' && words.length === 4 ? (words[2]?.text ?? '') : '',
    here: new Set(words.map((word) => word.text)),
  };
}

const NONE: ReadonlyMap<string, number> = new Map();

function slotName(bracket: Bracket): string {
  return `${bracket.callee?.key ?? ''}|${bracket.keyword || String(bracket.position)}`;
}

function told({ name, origin, type }: Variable, context: Context): number[] {
  const { spot, path, parameter } = context;
  const parts = spot.knowledge.parts(name);
  const pair = context.pairs.get(name) ?? 0;
  const returns = path.words.length === 1 && path.words[0]?.text === 'return' && origin === 'value';
  return [
    Number(parameter !== '' && name === parameter),
    Number(parameter !== '' && (`${name}s` === parameter || name === `${parameter}s`)),
    overlap(parts, context.parameterParts),
    Number(context.parameterType !== '' && context.parameterType === type),
    overlap(parts, context.strings),
    context.target === name ? 0 : overlap(parts, context.targetParts),
    Number(context.target === name),
    Number(context.here.has(name)),
    Number(context.before === name),
    Number(context.above === name),
    Math.log1p(context.usual.get(name) ?? 0),
    Math.log1p(pair),
    context.paired > 0 ? pair / context.paired : 0,
    Number(isPlural(name, context.loop)),
    returns ? (spot.reader.scope.isLocal(name) ? 1 : -1) : 0,
    Number(isPlural(context.appendedTo, name)),
    Number(context.attribute === name),
  ];
}
