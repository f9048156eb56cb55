import { tokenize } from './tokens.ts';

/** A block of Qiskit code with the names that it takes from its surroundings. */
export interface Idiom {
  /** What the block does, in one line. */
  readonly title: string;
  /** Phrases a user may write in a comment to ask for it. */
  readonly say: readonly string[];
  /** Names that must exist already, with the class each is expected to have. */
  readonly uses: Readonly<Record<string, string>>;
  /** Names that the block assigns. */
  readonly makes: readonly string[];
  /** Import statements that the block needs, one module each. */
  readonly imports: readonly { readonly module: string; readonly names: readonly string[] }[];
  /** Physical lines, indented by four spaces a level. */
  readonly lines: readonly string[];
}

interface Import {
  readonly module: string;
  readonly name: string;
  readonly local: string;
}

/** Reads one idiom file: imports on top, then cells opened by `# %% title`, each with `# say:` and `# uses:` lines. */
export function parseIdioms(text: string): Idiom[] {
  const [head = '', ...cells] = text.split(/^# %% /m);
  const imports = readImports(head);
  return cells.map((cell) => parseCell(cell, imports));
}

function parseCell(cell: string, imports: readonly Import[]): Idiom {
  const [title = '', ...rest] = cell.trimEnd().split('\n');
  const header = rest.filter((line) => /^# (?:say|uses): /.test(line));
  const lines = rest.slice(header.length);
  const say = header
    .filter((line) => line.startsWith('# say: '))
    .flatMap((line) => line.slice(7).split('; '));
  const uses: Record<string, string> = {};
  for (const line of header.filter((one) => one.startsWith('# uses: '))) {
    for (const pair of line.slice(8).split(', ')) {
      const [name = '', type = ''] = pair.split(': ');
      uses[name] = type;
    }
  }
  const makes = assigned(lines).filter((name) => !(name in uses));
  return { title: title.trim(), say, uses, makes, imports: needed(lines, imports), lines };
}

function assigned(lines: readonly string[]): string[] {
  const names = new Set<string>();
  for (const line of lines) {
    const code = line.trim();
    const target = /^([A-Za-z_][\w, ]*?)\s*(?::\s*[\w[\], |]+)?(?:=|\+=)(?!=)/.exec(code)?.[1];
    const loop = /^for ([\w, ]+) in /.exec(code)?.[1];
    const alias = /^with .* as (\w+):$/.exec(code)?.[1];
    for (const group of [target, loop, alias]) {
      for (const name of group?.split(',') ?? []) names.add(name.trim());
    }
  }
  return [...names].filter((name) => name !== '' && name !== '_');
}

function needed(lines: readonly string[], imports: readonly Import[]): Idiom['imports'] {
  const used = new Set<string>();
  for (const line of lines) {
    const tokens = tokenize(line);
    tokens.forEach((token, at) => {
      if (token.kind === 'name' && tokens[at - 1]?.text !== '.') used.add(token.text);
      if (token.kind === 'string')
        for (const name of token.text.match(/\w+/g) ?? []) if (token.text.startsWith('f')) used.add(name);
    });
  }
  const modules = new Map<string, string[]>();
  for (const entry of imports) {
    if (!used.has(entry.local)) continue;
    modules.set(entry.module, [...(modules.get(entry.module) ?? []), entry.name]);
  }
  return [...modules].map(([module, names]) => ({ module, names }));
}

function readImports(head: string): Import[] {
  const found: Import[] = [];
  const code = head.replace(/\(([^)]*)\)/g, (_, names: string) => names.replaceAll('\n', ' '));
  for (const line of code.split('\n')) {
    const from = /^from ([\w.]+) import (.+)$/.exec(line);
    const plain = /^import ([\w.]+)(?: as (\w+))?$/.exec(line);
    if (from) {
      for (const part of (from[2] ?? '').split(',').map((one) => one.trim())) {
        if (part !== '')
          found.push({ module: from[1] ?? '', name: part, local: part.split(' as ').at(-1) ?? part });
      }
    } else if (plain) {
      const alias = plain[2];
      found.push({ module: '', name: line.slice('import '.length), local: alias ?? plain[1] ?? '' });
    }
  }
  return found;
}
