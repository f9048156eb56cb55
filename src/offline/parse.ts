import { split, type Statement } from '../qiskit/statements.ts';

/** A block of Qiskit code with the names that it takes from its surroundings. */
export interface Idiom {
  /** What the block does, in one line. */
  readonly title: string;
  /** Phrases a user may write in a comment to ask for it. */
  readonly say: readonly string[];
  /** Names that must exist already, with the class each is expected to have. */
  readonly uses: Readonly<Record<string, string>>;
  /** Import statements that the block needs, one module each; plain imports under the empty module. */
  readonly imports: readonly { readonly module: string; readonly names: readonly string[] }[];
  /** Physical lines, indented by four spaces a level. */
  readonly lines: readonly string[];
}

interface Import {
  readonly module: string;
  /** As it is written: `name` or `name as local`. */
  readonly name: string;
  readonly local: string;
}

/** Reads one idiom file: imports on top, then cells opened by `# %% title`, each with `# say:` and `# uses:` lines. */
export function parseIdioms(text: string): Idiom[] {
  const [head = '', ...cells] = text.split(/^# %% /mu);
  const imports = split(head).statements.flatMap(importsOf);
  return cells.map((cell) => parseCell(cell, imports));
}

function parseCell(cell: string, imports: readonly Import[]): Idiom {
  const [title = '', ...rest] = cell.trimEnd().split('\n');
  const header = rest.filter((line) => /^# (?:say|uses): /u.test(line));
  const lines = rest.slice(header.length);
  const say = header
    .filter((line) => line.startsWith('# say: '))
    .flatMap((line) => line.slice(7).split('; '));
  const pairs = header
    .filter((line) => line.startsWith('# uses: '))
    .flatMap((line) => line.slice(8).split(', '));
  const uses: Record<string, string> = {};
  for (const pair of pairs) {
    const [name = '', type = ''] = pair.split(': ');
    uses[name] = type;
  }
  return {
    title: title.trim(),
    say,
    uses,
    imports: needed(lines, imports),
    lines,
  };
}

function needed(lines: readonly string[], imports: readonly Import[]): Idiom['imports'] {
  const used = new Set(lines.join('\n').match(/[A-Za-z_]\w*/gu));
  const modules = new Map<string, string[]>();
  for (const { module, name, local } of imports) {
    if (!used.has(local)) continue;
    modules.set(module, [...(modules.get(module) ?? []), name]);
  }
  return [...modules].map(([module, names]) => ({ module, names }));
}

function importsOf({ words }: Statement): Import[] {
  const texts = words.map((word) => word.text).filter((text) => text !== '(' && text !== ')');
  const at = texts.indexOf('import');
  if (at < 0) return [];
  const module = texts[0] === 'from' ? texts.slice(1, at).join('') : '';
  const names: Import[] = [];
  for (const part of texts
    .slice(at + 1)
    .join(' ')
    .split(' , ')) {
    const [name = '', alias] = part.replaceAll(' . ', '.').split(' as ');
    names.push({ module, name: alias === undefined ? name : `${name} as ${alias}`, local: alias ?? name });
  }
  return names;
}
