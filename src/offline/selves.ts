import type { Evidence } from './evidence.ts';
import type { Path } from './path.ts';
import { rowOf } from './sequences.ts';
import type { Spot } from './spot.ts';

/** Attributes of `self` that take over parameters: `self.x = x`, one parameter after the other. */
export function selves(path: Path, spot: Spot): Evidence[] {
  const texts = path.words.map((word) => word.text);
  if (texts[0] !== 'self' || texts[1] !== '.') return [];
  const { scope, abstraction } = spot.reader;
  const parameters = scope.parameters();
  if (texts.length === 2) {
    const members = scope.members('self')?.names;
    const left = parameters.filter((one) => members?.has(one.name) !== true);
    const row = left.map(({ name }, at) => [spot.knowledge.number(name), 1 / (1 + at)] as const);
    return left.length === 0 ? [] : [{ kind: 'selves', row: rowOf(new Map(row)) }];
  }
  const assigned = texts.length === 3 ? parameters.some((one) => one.name === texts[2]) : false;
  if (assigned && scope.members('self')?.names.has(texts[2] ?? '') !== true)
    return [{ kind: 'selves', row: rowOf(new Map([[spot.knowledge.number('='), 1]])) }];
  const same =
    texts.length === 4 && texts[3] === '=' ? parameters.find((one) => one.name === texts[2]) : undefined;
  if (!same) return [];
  return [
    { kind: 'selves', row: rowOf(new Map([[spot.knowledge.number(abstraction.placeholder(same.type)), 1]])) },
  ];
}
