import type { Api } from '../qiskit/api.ts';
import type { Word } from '../qiskit/statements.ts';
import { parameterOf } from './arguments.ts';
import { placeOf } from './attributes.ts';
import type { Bracket } from './bracket.ts';
import { receiverType } from './foreign.ts';
import { overlap, partsOf } from './hints.ts';
import type { Counts } from './knowledge.ts';
import { receiverKey } from './observe.ts';
import type { Path } from './path.ts';
import type { Spot } from './spot.ts';

/** What a statement itself tells of a name after a dot, in the order of `tellsOf`. */
export const TOLD = [
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
  'unusedOwn',
  'nextOwn',
  'lastOwn',
] as const;

/** Words that the name may resemble, by where they stand: what is assigned, the keyword or key before, the last string, the comment above, the parameter. */
interface Resembled {
  readonly target: ReadonlySet<string>;
  readonly keyword: ReadonlySet<string>;
  readonly strings: ReadonlySet<string>;
  readonly comment: ReadonlySet<string>;
  readonly parameter: ReadonlySet<string>;
}

/** What the document did with the variable before the dot. */
interface Used {
  /** Attributes of the same receiver in this statement. */
  readonly here: ReadonlySet<string>;
  readonly onVariable: Counts;
  /** What followed the attribute that was used last, on any variable of the class. */
  readonly habits: Counts;
  readonly habitual: number;
  /** Whether a circuit has classical bits of its own; null for others. */
  readonly clbits: boolean | null;
}

/** All that tells names after one dot apart. */
interface Context {
  readonly spot: Spot;
  readonly type: string;
  readonly resembled: Resembled;
  readonly used: Used;
  readonly members: ReturnType<Api['members']>;
  readonly own: ReadonlyMap<string, string> | undefined;
  /** The members of the file's class that was asked last, and the one that is defined after it. */
  readonly lastOwn: string;
  readonly nextOwn: string;
  /** How often each member of the file's class was asked or made. */
  readonly uses: Counts;
  /** The dot's value begins the statement. */
  readonly first: boolean;
  /** A loop goes over the value. */
  readonly iterated: boolean;
  /** Probabilities of tokens where the value before the dot begins; null at the beginning of a statement. */
  readonly before: ReadonlyMap<number, number> | null;
}

/** Gathers what tells names after the dot at the end of a path apart. */
export function contextOf(path: Path, spot: Spot, before: ReadonlyMap<number, number> | null): Context {
  const { words } = path;
  const dot = words.length - 1;
  const type = receiverType(words, spot);
  const own = spot.reader.scope.members(type.replace(/^class:/u, ''))?.names;
  const order = own ? [...own.keys()] : [];
  const lastOwn = spot.memory.lastAttribute(words[dot - 1]?.text ?? '');
  const place = placeOf(path.numbers.slice(0, -2).map((number) => spot.knowledge.token(number)));
  return {
    spot,
    type,
    resembled: resembledBy(path, spot),
    used: usedOn(words, type, spot),
    members: spot.knowledge.api.members(receiverKey(type).replace(/^class /u, '')),
    own,
    lastOwn,
    nextOwn: order[order.indexOf(lastOwn) + 1] ?? '',
    uses: own ? spot.memory.countsOf(receiverKey(type)) : NONE,
    first: place === 's' && dot === 1,
    iterated: words[0]?.text === 'for' && words[dot - 2]?.text === 'in',
    before,
  };
}

function resembledBy(path: Path, spot: Spot): Resembled {
  const { words } = path;
  const dot = words.length - 1;
  const assigned = words[1]?.text === '=' && dot > 2 ? (words[0]?.text ?? '') : '';
  const bracket = path.brackets.at(-1);
  const string = words.findLast((word) => word.kind === 'string')?.text ?? '';
  return {
    target: new Set(partsOf(assigned)),
    keyword: new Set(partsOf(bracket?.keyword || keyOf(words, bracket))),
    strings: new Set(partsOf(string)),
    comment: new Set(partsOf(spot.comment)),
    parameter: new Set(bracket?.callee && !bracket.keyword ? partsOf(parameterOf(bracket, spot)) : []),
  };
}

/** The key of the pair in a dictionary that the value at the end belongs to. */
function keyOf(words: readonly Word[], bracket: Bracket | undefined): string {
  const key = words.at(-4);
  return bracket?.text === '{' && words.at(-3)?.text === ':' && key?.kind === 'string' ? key.text : '';
}

const NONE: Counts = new Map();

function usedOn(words: readonly Word[], type: string, { memory }: Spot): Used {
  const dot = words.length - 1;
  const receiver = words[dot - 1]?.text ?? '';
  const here = new Set<string>();
  for (let at = 0; at < dot - 1; at += 1)
    if (words[at]?.text === receiver && words[at + 1]?.text === '.') here.add(words[at + 2]?.text ?? '');
  const variable = words[dot - 1]?.kind === 'name' && words[dot - 2]?.text !== '.' ? receiver : '';
  if (variable === '') return { here, onVariable: NONE, habits: NONE, habitual: 0, clbits: null };
  const habits = memory.attributesOf(`>${receiverKey(type)}>${memory.lastAttribute(variable)}`);
  return {
    here,
    onVariable: memory.attributesOf(`=${variable}`),
    habits,
    habitual: [...habits.values()].reduce((sum, count) => sum + count, 0),
    clbits: type === 'QuantumCircuit' ? memory.hasClbits(variable) : null,
  };
}

/** The values of `TOLD` for a name. */
export function tellsOf(name: string, context: Context): number[] {
  const { spot, resembled, used, first, iterated, type } = context;
  const parts = spot.knowledge.parts(name);
  const own = context.own?.get(name);
  const member = context.members.get(name);
  const method = own?.startsWith('own:') === true;
  const callable = member?.callable === true || method;
  const result = own?.replace('own:', '') ?? member?.type ?? '';
  return [
    overlap(parts, resembled.target),
    overlap(parts, resembled.keyword),
    overlap(parts, resembled.strings),
    overlap(parts, resembled.comment),
    Number(used.here.has(name)),
    Number(callable && first),
    Number(callable && !first),
    Number(callable && iterated),
    Number(type === 'self' && name.startsWith('_')),
    Number(own !== undefined),
    Number(method && first),
    expected(result, context),
    overlap(parts, resembled.parameter),
    Math.log1p(used.onVariable.get(name) ?? 0),
    habit(name, used),
    used.clbits === null || !/^measure(?:_all)?$/u.test(name)
      ? 0
      : used.clbits === (name === 'measure')
        ? 1
        : -1,
    iterated && result !== '' ? (/^(?:list|tuple|dict|set|ndarray)/u.test(result) ? 1 : -1) : 0,
    Number(own !== undefined && (context.uses.get(name) ?? 0) <= 1),
    Number(own !== undefined && name === context.nextOwn),
    Number(own !== undefined && name === context.lastOwn),
  ];
}

/** How likely a value of the attribute's type is where the expression stands. */
function expected(result: string, { before, first, spot }: Context): number {
  if (!before || first || result === '') return 0;
  const probability = before.get(spot.knowledge.number(spot.reader.abstraction.placeholder(result))) ?? 0;
  return Math.log((probability + 0.01) / 0.05);
}

function habit(name: string, { habits, habitual }: Used): number {
  return Math.log(((habits.get(name) ?? 0) + 0.05) / (habitual + 1)) - Math.log(0.05);
}
