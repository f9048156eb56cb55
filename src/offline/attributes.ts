import { base, primaryStart } from '../qiskit/infer.ts';
import type { Word } from '../qiskit/statements.ts';
import type { Evidence } from './evidence.ts';
import { isForeign, receiverType, variableAt } from './foreign.ts';
import type { Counts } from './knowledge.ts';
import { accessKey, labelOf, plain, receiverKey } from './observe.ts';
import type { Path } from './path.ts';
import { placeOfValue } from './place.ts';
import { fullRow } from './sequences.ts';
import type { Spot } from './spot.ts';

/** What comes after a dot, by the class of what is before it and by what was last asked of the same variable. */
export function attributes(path: Path, spot: Spot): Evidence[] {
  const { words } = path;
  const dot = words.length - 1;
  if (words[dot]?.text !== '.' || words[0]?.text === 'from' || words[0]?.text === 'import') return [];
  const { knowledge, reader, memory } = spot;
  const type = receiverType(words, spot);
  const key = receiverKey(type);
  const open = OPEN.has(base(key));
  const found: Evidence[] = [];
  const allowed = allowedAfter(path, type, spot);
  const push = (kind: Evidence['kind'], counts: Counts): void => {
    const row = new Map<number, number>();
    for (const [name, count] of counts)
      if (allowed === null || allowed.has(name)) row.set(knowledge.number(name), count);
    if (row.size > 0) found.push({ kind, row: fullRow(row) });
  };
  const own = reader.scope.members(type.replace(/^class:/u, ''));
  if (own && allowed === null) push('surface', new Map([...own.names.keys()].map((name) => [name, 1])));
  if (own) inherited(own.parent, spot, push);
  const anywhere = knowledge.attributes('*');
  if (allowed !== null && allowed.size < 400)
    push('surface', new Map([...allowed].map((name) => [name, 1 + Math.sqrt(anywhere.get(name) ?? 0)])));
  const group = reader.abstraction.placeholder(type);
  if (group !== '<v>' && type !== '') push('kindAttributes', knowledge.attributes(group));
  const label = labelOf(words, dot);
  const unknown = type === '' || isForeign(type, spot);
  const unlisted = unknown || (open && !key.startsWith('DataBin'));
  push('attributes', knowledge.attributes(unlisted ? `~${label}` : key));
  if (unknown) push('kindAttributes', knowledge.attributes('~'));
  if (open) push('kindAttributes', knowledge.attributes(key));
  if (path.numbers.length > 1) push('placedAttributes', knowledge.attributes(placeKey(path, spot)));
  if (type !== '')
    push('typePlaced', knowledge.attributes(`${key}@${placeOfValue(words, primaryStart(words, dot))}`));
  push('ownAttributes', ownUses(words, key, spot));
  if (key === 'DataBin/s') push('registers', memory.registers());
  if (key === 'Namespace') push('registers', memory.options());
  const variable = variableAt(words, dot);
  if (variable !== '') push('methods', knowledge.attributes(`${key}>${memory.lastAttribute(variable)}`));
  return found;
}

/** What the document asked of values like the one before the last dot: of its class, or of the name where the class is not known. */
function ownUses(words: readonly Word[], key: string, { memory }: Spot): Counts {
  const dot = words.length - 1;
  const uses = memory.attributesOf(accessKey(key, labelOf(words, dot)));
  return uses.size > 0 || key !== '' ? uses : memory.attributesOf(`=${variableAt(words, dot)}`);
}

/** What a class of the file has from its parent. */
function inherited(
  parent: string,
  { knowledge }: Spot,
  push: (kind: Evidence['kind'], counts: Counts) => void,
): void {
  if (parent === '') return;
  push('ownAttributes', knowledge.attributes(parent));
  push('surface', new Map([...knowledge.api.members(parent).keys()].map((name) => [name, 0.2])));
}

/** The row of what is asked of a value where the path has it. */
function placeKey(path: Path, spot: Spot): string {
  const tokens = path.numbers.map((number) => spot.knowledge.token(number));
  return `${tokens.at(-2) ?? ''}@${placeOf(tokens.slice(0, -2))}`;
}

/** Where a value stands: at the beginning of a statement, of what is assigned, inside brackets, or elsewhere. */
export function placeOf(before: readonly string[]): 's' | 'a' | 'g' | 'o' {
  if (before.length === 0) return 's';
  let depth = 0;
  for (const token of before) {
    if (/^[([{]$/u.test(token)) depth += 1;
    if (/^[)\]}]$/u.test(token)) depth -= 1;
  }
  if (depth > 0) return 'g';
  return before.at(-1) === '=' ? 'a' : 'o';
}

/** The names that may come after the dot that a path ends with; null where any may. */
export function allowedAfter(path: Path, type: string, spot: Spot): ReadonlySet<string> | null {
  // Where an object is made, a statement that begins with `self.` may make an attribute.
  const makes = type === 'self' && path.words.length === 2 && MAKING.test(spot.reader.scope.inside);
  return makes ? null : allowedOn(type, spot);
}

const MAKING = /^(?:__init__|__post_init__|setUp\w*|reset|fit|build|prepare)$/u;

/** The names that a value of this type has; null where the class is not known in full. */
function allowedOn(type: string, spot: Spot): ReadonlySet<string> | null {
  const { api } = spot.knowledge;
  const own = spot.reader.scope.members(type.replace(/^class:/u, ''));
  if (own) {
    const parents = [...api.members(own.parent).keys(), ...spot.knowledge.attributes(own.parent).keys()];
    if (!own.closed && parents.length === 0) return null;
    return new Set([...own.names.keys(), ...parents].filter((name) => name !== '__init__'));
  }
  if (type.startsWith('module:')) {
    const module = type.slice(7);
    return api.hasModule(module) ? new Set(api.exports(module).keys()) : null;
  }
  const id = base(type.replace(/^class:/u, ''));
  if (!api.hasClass(id) || OPEN.has(plain(id))) return null;
  const onClass = type.startsWith('class:');
  const members = [...api.members(id).values()];
  return new Set(
    members
      .filter(
        (one) =>
          one.name !== '__init__' &&
          (!onClass || one.onClass || !one.callable) &&
          !api.isOld(`${plain(id)}.${one.name}`),
      )
      .map((one) => one.name),
  );
}

/** Classes whose attributes are made at run time. */
const OPEN = new Set([
  'DataBin',
  'Options',
  'Figure',
  'Axes',
  'JobV1',
  'AerJob',
  'EstimatorOptions',
  'SamplerOptions',
  'OptionsV2',
]);
