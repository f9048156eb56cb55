import type { Finding } from './finding.ts';
import { pieces } from './importing.ts';
import { lastOf, type Installation, type Lookup, packageOf, parentOf, type PathFinding } from './lookup.ts';
import type { Word } from './statements.ts';

/** One name or module of an import statement. */
interface Item {
  /** The path that is imported. */
  readonly path: string;
  /** The words of the path, of `as` too where that is written. */
  readonly from: number;
  readonly to: number;
  readonly alias: string;
}

interface Import {
  /** Module of a `from` import; empty for plain ones. */
  readonly module: string;
  readonly items: readonly Item[];
  /** Words that name the module. */
  readonly head: readonly [from: number, to: number];
}

/** What imports are judged by. */
export interface ImportSetting {
  readonly lookup: Lookup;
  readonly installation: Installation;
  /** White space before the statement. */
  readonly indent: string;
}

/** What an import statement brings that is gone or ageing. A name whose home has moved is imported from there. */
export function importFindings(words: readonly Word[], setting: ImportSetting): Finding[] {
  const { lookup, installation, indent } = setting;
  const read = readImport(words);
  if (read === null) return [];
  const { module, items, head } = read;
  const whole =
    module !== '' && packageOf(module) !== undefined ? gone(module, lookup, installation) : undefined;
  const found = items.map((item) => ({ item, finding: lookup.path(item.path, installation) }));
  const wrong = found.flatMap(({ item, finding }) => (finding === undefined ? [] : [{ item, finding }]));
  // The module itself is gone, and no name says more: `from qiskit.opflow import` is wrong before any name is written.
  if (whole !== undefined && wrong.length === 0) return [headFinding(words, head, whole)];
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  return wrong.map(({ item, finding }) => {
    const moved = movedBy(item, finding, module !== '');
    return {
      symbol:
        finding.removal?.form === 'path' && finding.removal.kind !== 'module' ? item.path : finding.path,
      standing: finding.standing,
      removal: finding.removal,
      start: words[item.from]?.start ?? 0,
      end: words[item.to - 1]?.end ?? 0,
      fix:
        moved === null
          ? null
          : { start: first.start, end: last.end, text: rewritten(read, new Map([[item, moved]]), indent) },
    };
  });
}

/** The statement with every name imported from where it is today; null when nothing of it has moved. */
export function movedImport(words: readonly Word[], setting: ImportSetting): string | null {
  const { lookup, installation, indent } = setting;
  const read = readImport(words);
  if (read === null) return null;
  const moves = new Map<Item, string>();
  for (const item of read.items) {
    const finding = lookup.path(item.path, installation);
    const moved = finding?.standing === 'gone' ? movedBy(item, finding, read.module !== '') : null;
    if (moved !== null) moves.set(item, moved);
  }
  return moves.size === 0 ? null : rewritten(read, moves, indent);
}

function gone(module: string, lookup: Lookup, installation: Installation): PathFinding | undefined {
  const { surface } = installation;
  const found = lookup.path(module, installation);
  // A package that is not there can be installed; a module of one cannot.
  if (found !== undefined || !module.includes('.') || surface?.hasModule(module) !== false) return found;
  return { path: module, standing: 'gone', removal: null, rename: null };
}

function headFinding(
  words: readonly Word[],
  [from, to]: readonly [number, number],
  finding: PathFinding,
): Finding {
  return {
    symbol: finding.path,
    standing: finding.standing,
    removal: finding.removal,
    start: words[from]?.start ?? 0,
    end: words[to - 1]?.end ?? 0,
    fix: null,
  };
}

/** Where an item is imported from instead; a plain import can move only under a name of its own. */
function movedBy({ alias, path }: Item, { rename, path: gone }: PathFinding, from: boolean): string | null {
  if (rename === null || gone !== path) return null;
  return from || alias !== '' ? rename : null;
}

/** The statement with some of its items imported from elsewhere, one line for each module. */
function rewritten({ module, items }: Import, moves: ReadonlyMap<Item, string>, indent: string): string {
  if (module === '') {
    return `import ${items.map((item) => withAlias(moves.get(item) ?? item.path, item.alias)).join(', ')}`;
  }
  const lines = new Map<string, string[]>();
  // What stays comes first.
  if (items.some((item) => !moves.has(item))) lines.set(module, []);
  for (const item of items) {
    const path = moves.get(item) ?? item.path;
    const home = moves.has(item) ? parentOf(path) : module;
    const name = lastOf(path);
    const local = item.alias === '' ? lastOf(item.path) : item.alias;
    const text = withAlias(name, local === name ? '' : local);
    // A module that is not below another one can only be imported as a whole.
    const key = home === '' ? ` ${text}` : home;
    lines.set(key, [...(lines.get(key) ?? []), text]);
  }
  return [...lines]
    .map(([home, names]) =>
      home.startsWith(' ') ? `import${home}` : `from ${home} import ${names.join(', ')}`,
    )
    .join(`\n${indent}`);
}

function withAlias(name: string, alias: string): string {
  return alias === '' ? name : `${name} as ${alias}`;
}

function readImport(words: readonly Word[]): Import | null {
  const first = words[0]?.text;
  if (first !== 'from' && first !== 'import') return null;
  const to = first === 'from' ? pathEnd(words, 1) : 0;
  const module = first === 'from' ? pathText(words, 1, to) : '';
  const start = first === 'from' ? to + 1 : 1;
  if (first === 'from' && words[to]?.text !== 'import') return { module, items: [], head: [1, to] };
  const open = words[start]?.text === '(' ? start + 1 : start;
  const end = words.at(-1)?.text === ')' && open > start ? words.length - 1 : words.length;
  const items = pieces(words, open, end).flatMap(([from, until]): Item[] => {
    const stop = first === 'from' ? from + 1 : pathEnd(words, from);
    if (words[from]?.kind !== 'name') return [];
    const alias = words[stop]?.text === 'as' ? (words[stop + 1]?.text ?? '') : '';
    const text = pathText(words, from, stop);
    const path = first === 'from' ? `${module}.${text}` : text;
    return [{ path, from, to: Math.min(until, alias === '' ? stop : stop + 2), alias }];
  });
  return { module, items, head: [1, to] };
}

function pathEnd(words: readonly Word[], from: number): number {
  let at = from;
  while (/^\.+$/u.test(words[at]?.text ?? '')) at += 1;
  if (words[at]?.kind !== 'name' || words[at]?.text === 'import') return at;
  at += 1;
  while (words[at]?.text === '.' && words[at + 1]?.kind === 'name') at += 2;
  return at;
}

function pathText(words: readonly Word[], from: number, to: number): string {
  return words
    .slice(from, to)
    .map(({ text }) => text)
    .join('');
}
