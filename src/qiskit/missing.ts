import type { Lines, PlacedText } from './entries.ts';
import { guessType } from './guard.ts';
import { isKeyword } from './infer.ts';
import type { Installation, Lookup } from './lookup.ts';
import { Reading } from './reading.ts';
import { split } from './statements.ts';

/** A name of Qiskit that is used and not imported, and a module that offers it. */
export interface Missing {
  readonly name: string;
  readonly module: string;
}

/** Code that was put into a document, and what stands around it. */
export interface Insertion {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** Lines at the beginning of a document in which imports are looked for. */
const HEAD = 200;
const ORDER = ['qiskit', 'qiskit_ibm_runtime', 'qiskit_aer'];

/** Names of Qiskit in inserted code that nothing imports or defines, with the modules that offer them in an installation, the likeliest first. */
export function missingImports(
  { before, text, after }: Insertion,
  lookup: Lookup,
  installation: Installation,
): Missing[] {
  const read = new Reading(lookup.api, guessType).update(before);
  const lineStart = before.lastIndexOf('\n') + 1;
  const { statements, tail } = split(before.slice(lineStart) + text);
  const scope = read.scope.clone();
  const found = new Map<string, Missing[]>();
  for (const [at, statement] of [...statements, tail].entries()) {
    const { words } = statement;
    const isImport = words[0]?.text === 'from' || words[0]?.text === 'import';
    scope.apply(statement, read.count + at);
    for (const [index, word] of isImport ? [] : words.entries()) {
      const attribute = words[index - 1]?.text === '.' || words[index + 1]?.text === '=';
      if (word.kind !== 'name' || attribute || isKeyword(word.text) || found.has(word.text)) continue;
      if (scope.find(word.text) !== undefined || isDefined(word.text, after)) continue;
      found.set(word.text, homesOf(word.text, lookup, installation));
    }
  }
  return [...found.values()].flat();
}

function isDefined(name: string, after: string): boolean {
  return new RegExp(String.raw`^\s*(?:(?:async\s+)?def|class)\s+${name}\b|^${name}\s*=`, 'mu').test(after);
}

/** The modules nearest to the top that offer a name: one in each package. */
function homesOf(name: string, lookup: Lookup, installation: Installation): Missing[] {
  if (name.length < 3) return [];
  const { api } = lookup;
  const byPackage = new Map<string, string>();
  const ranked = api
    .modules()
    .filter((module) => !module.includes('._') && api.exports(module).has(name))
    .toSorted((one, other) => depth(one) - depth(other) || order(one) - order(other) || compare(one, other));
  for (const module of ranked) {
    const type = api.exports(module).get(name) ?? '';
    // Functions and classes, and the compiled classes that no source tells of.
    const usable = type.startsWith('function:') || type.startsWith('class:') || /^[A-Z][a-z]/u.test(name);
    const fits =
      usable &&
      lookup.path(`${module}.${name}`, installation) === undefined &&
      installation.surface?.offers(module, name) !== false;
    const root = module.split('.', 1)[0] ?? '';
    if (fits && !byPackage.has(root)) byPackage.set(root, module);
  }
  return [...byPackage.values()].map((module) => ({ name, module }));
}

function depth(module: string): number {
  return module.split('.').length;
}

function order(module: string): number {
  return ORDER.indexOf(module.split('.', 1)[0] ?? '');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}

/** Where an import goes: to the names that are imported from that module already, below the other imports, or to the top. */
export function importEdit({ name, module }: Missing, lines: Lines): PlacedText {
  let below = 0;
  for (let line = 0; line < Math.min(lines.count, HEAD); line += 1) {
    const text = lines.at(line);
    if (!/^(?:from|import)\s/u.test(text)) continue;
    const [head = ''] = text.split('#', 1);
    const end = head.trimEnd().length;
    const own = head.startsWith(`from ${module} import `) && !/[(\\*]/u.test(head);
    if (own) {
      const spot = { line, character: end };
      return { start: spot, end: spot, text: `, ${name}` };
    }
    below = lastLineOf(line, lines) + 1;
  }
  const spot = { line: below, character: 0 };
  return { start: spot, end: spot, text: `from ${module} import ${name}\n` };
}

/** The line in which an import ends: its brackets may be closed further down. */
function lastLineOf(line: number, lines: Lines): number {
  if (!lines.at(line).includes('(')) return line;
  let last = line;
  while (last < lines.count - 1 && !lines.at(last).includes(')')) last += 1;
  return last;
}
