import type { Idiom } from './parse.ts';
import type { Place, Proposal } from './place.ts';
import { scan } from './scope.ts';

/** How often the library imports each name, by module; plain imports under the empty module. */
export type ImportCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Counts the imports of a library. */
export function countImports(library: readonly Idiom[]): ImportCounts {
  const counts = new Map<string, Map<string, number>>();
  for (const { module, names } of library.flatMap((idiom) => idiom.imports)) {
    const row = counts.get(module) ?? new Map<string, number>();
    for (const name of names) row.set(name, (row.get(name) ?? 0) + 1);
    counts.set(module, row);
  }
  return counts;
}

/** Modules after `from`, names after `import`, commonest first; what is imported already is not offered again. */
export function imports(place: Place, counts: ImportCounts): Proposal[] {
  if (place.rest.trim() !== '') return [];
  const names = /^\s*from ([\w.]+) import (?:\w+, )*(\w*)$/.exec(place.line);
  if (names) return ranked(fresh(counts.get(names[1] ?? ''), place), names[2] ?? '', '');
  const module = /^\s*from ([\w.]*)$/.exec(place.line);
  if (module) {
    const totals = new Map([...counts].map(([name, row]) => [name, Math.max(...row.values())]));
    totals.delete('');
    return ranked(totals, module[1] ?? '', ' import ').flatMap((proposal) => {
      const name = ranked(
        fresh(counts.get((module[1] ?? '') + proposal.text.replace(' import ', '')), place),
        '',
        '',
      )[0];
      return name ? [{ text: proposal.text + name.text, confidence: proposal.confidence }] : [];
    });
  }
  const plain = /^\s*import ([\w.]*)$/.exec(place.line);
  return plain ? ranked(fresh(counts.get(''), place), plain[1] ?? '', '') : [];
}

function fresh(row: ReadonlyMap<string, number> | undefined, place: Place): Map<string, number> {
  const scope = scan(place.earlier);
  return new Map([...(row ?? [])].filter(([name]) => !scope.has(name.split(' as ').at(-1) ?? name)));
}

function ranked(row: ReadonlyMap<string, number>, typed: string, tail: string): Proposal[] {
  const total = [...row.values()].reduce((sum, count) => sum + count, 0);
  return [...row]
    .filter(([name]) => name.startsWith(typed) && name !== typed)
    .map(([name, count]) => ({
      text: name.slice(typed.length) + tail,
      confidence: Math.min(0.95, 0.3 + (0.5 * count) / total + 0.06 * typed.length),
    }))
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, 3);
}
