import type { ApiTable } from '../src/qiskit/api.ts';
import type { Removals, Surface } from './offlineSurface.ts';

// Tells which names and arguments are not suggested any more.

/** Names and arguments that are deprecated or gone, with the release that said so where it is known. */
export function oldOf(surface: Surface, removals: Removals): ApiTable['old'] {
  const all = new Map([...oldArguments(surface).map((name) => [name, ''] as const), ...oldNames(removals)]);
  return Object.fromEntries([...all].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Deprecated arguments of members, as `member(argument)`. */
function oldArguments(surface: Surface): string[] {
  const found = new Set<string>();
  for (const { members } of Object.values(surface.flat)) {
    for (const [name, { dep }] of Object.entries(members))
      for (const { arg } of dep?.args ?? []) found.add(`${name}(${arg})`);
  }
  return [...found];
}

/** Names that are deprecated or gone, as `Name`, `Class.method` or `callable(keyword)`; none of them is suggested. */
function oldNames(removals: Removals): [string, string][] {
  const keep = /^(?:[A-Z]\w*\.\w+|\w+\(\w+\)|[A-Z]\w+\.\w+\(\w+\)|[A-Z]\w+)$/;
  const names = removals.entries
    .filter((one) => one.removed_in === null)
    .map(({ symbol, package: owner, deprecated_in: version }): [string, string] => [
      symbol
        .split('.')
        .slice(
          /\.[a-z_]+(?:\(\w+\))?$/.test(symbol) && /\.[A-Z]\w*\.[a-z_]+(?:\(\w+\))?$/.test(symbol) ? -2 : -1,
        )
        .join('.'),
      version === null ? '' : `${owner} ${version}`,
    ]);
  return names.filter(([name]) => keep.test(name));
}
