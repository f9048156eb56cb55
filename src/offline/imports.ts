import type { Evidence } from './evidence.ts';
import type { Path } from './path.ts';
import { fullRow } from './sequences.ts';
import type { Spot } from './spot.ts';

/** What to import from where: what is common, what goes with the imports above, and what the code below uses. */
export function imports(path: Path, spot: Spot): Evidence[] {
  const words = path.numbers.map((number) => spot.knowledge.token(number));
  if (words[0] === 'import' && words.length === 1)
    return [{ kind: 'imports', row: fullRow(plainImports(spot)) }];
  if (words[0] !== 'from') return [];
  if (words.length === 1) return [{ kind: 'imports', row: fullRow(modules(spot)) }];
  if (words[2] !== 'import') return [];
  const last = words.at(-1);
  if (words.length !== 3 && last !== ',' && last !== '(') return [];
  return [{ kind: 'imports', row: fullRow(names(words[1] ?? '', new Set(words.slice(3)), spot)) }];
}

/** Whether a name can be imported from the module of an import statement: it is there, and is not imported yet. */
export function importable(name: string, path: Path, spot: Spot): boolean {
  const module = spot.knowledge.token(path.numbers[1] ?? 0);
  const { api } = spot.knowledge;
  if (api.isOld(name) || path.numbers.some((number) => spot.knowledge.token(number) === name)) return false;
  if (api.isAbsent(module) || api.isAbsent(`${module}.${name}`)) return false;
  if (api.hasModule(module) && !api.exports(module).has(name)) return false;
  return !spot.imported.has(`${module}.${name}`) && !isTaken(name, spot);
}

/** Whether the program has another thing of that name. */
function isTaken(name: string, { reader }: Spot): boolean {
  return reader.scope.find(name) !== undefined;
}

function names(module: string, here: ReadonlySet<string>, spot: Spot): Map<number, number> {
  const { knowledge } = spot;
  const have = spot.imported;
  const row = new Map<number, number>();
  const offered = knowledge.api.exports(module);
  const add = (name: string, count: number): void => {
    if (here.has(name) || have.has(`${module}.${name}`) || knowledge.api.isOld(name) || isTaken(name, spot))
      return;
    if (knowledge.api.hasModule(module) && !offered.has(name)) return;
    const number = knowledge.number(name);
    row.set(number, (row.get(number) ?? 0) + count);
  };
  for (const [name, count] of knowledge.imports(module)) add(name, count);
  for (const [path, count] of together(spot, [...have, ...[...here].map((name) => `${module}.${name}`)])) {
    const name = path.slice(module.length + 1);
    if (path.startsWith(`${module}.`) && !name.includes('.')) add(name, count);
  }
  const used = new Set(spot.after.slice(0, 4000).match(/\b[A-Za-z_]\w+/gu));
  const weight = 20 * (5 + [...row.values()].reduce((total, count) => total + count, 0));
  for (const name of offered.keys()) add(name, used.has(name) ? weight : SELDOM);
  return row;
}

/** What a name that is there counts, imported by nobody or not. */
const SELDOM = 0.02;

/** Counts of what goes with some imports. */
function together(spot: Spot, paths: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const path of paths.slice(-6))
    for (const [other, count] of spot.knowledge.pairs(path))
      found.set(other, (found.get(other) ?? 0) + count);
  return found;
}

function modules(spot: Spot): Map<number, number> {
  const { knowledge } = spot;
  const have = spot.imported;
  const row = new Map<number, number>();
  for (const module of knowledge.importedModules()) {
    if (module === '' || knowledge.api.isAbsent(module)) continue;
    let count = 0;
    for (const [name, weight] of knowledge.imports(module))
      if (!have.has(`${module}.${name}`)) count = Math.max(count, weight);
    if (count > 0) row.set(knowledge.number(module), count);
  }
  for (const [path, count] of together(spot, [...have])) {
    if (have.has(path) || !path.includes('.')) continue;
    const number = knowledge.number(path.slice(0, path.lastIndexOf('.')));
    if (row.has(number)) row.set(number, (row.get(number) ?? 0) + count);
  }
  return row;
}

function plainImports(spot: Spot): Map<number, number> {
  const have = spot.imported;
  const row = new Map<number, number>();
  for (const [name, count] of spot.knowledge.imports('')) {
    const [module = ''] = name.split(' ');
    if (have.has(module) || isTaken(name.slice(name.lastIndexOf(' ') + 1), spot)) continue;
    const number = spot.knowledge.number(module);
    row.set(number, (row.get(number) ?? 0) + count);
  }
  return row;
}
