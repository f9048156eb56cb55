import { lex } from '../qiskit/lexer.ts';
import type { Variable } from '../qiskit/namespace.ts';
import type { Idiom } from './parse.ts';
import { agreement, words } from './phrases.ts';
import type { Spot } from './spot.ts';

/** A block for a comment, with how well the comment asks for it, from 0 to 1. */
export interface Block {
  readonly text: string;
  readonly agreement: number;
}

/** Where a comment asks for a block. */
interface Request {
  readonly comment: string;
  /** White space before the block's lines. */
  readonly indent: string;
  /** What is written before the first line. */
  readonly lead: string;
}

/** Whole blocks for the comment at the cursor, or for the one right above an empty line. */
export function blocks(before: string, spot: Spot, unit: string): Block[] {
  const request = requestAt(before);
  if (!request) return [];
  const asked = words(request.comment);
  const found: Block[] = [];
  for (const idiom of spot.knowledge.idioms) {
    const score = agreement(asked, idiom);
    if (score < LEAST || !isThere(idiom, spot)) continue;
    const text = write(idiom, spot, { indent: request.indent, unit });
    if (text !== null) found.push({ text: request.lead + text, agreement: score });
  }
  return found.toSorted((a, b) => b.agreement - a.agreement).slice(0, 3);
}

const LEAST = 0.6;
const COMMENT = /^(\s*)#+\s*(\S.*)$/u;

function requestAt(before: string): Request | null {
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.slice(lineStart);
  const here = COMMENT.exec(line);
  if (here) return { comment: here[2] ?? '', indent: here[1] ?? '', lead: `\n${here[1] ?? ''}` };
  if (line.trim() !== '' || lineStart === 0) return null;
  const above = COMMENT.exec(before.slice(before.lastIndexOf('\n', lineStart - 2) + 1, lineStart - 1));
  if (!above) return null;
  const indent = line === '' ? (above[1] ?? '') : line;
  return { comment: above[2] ?? '', indent, lead: line === '' ? indent : '' };
}

/** Writes a block at an indentation with the user's names and, at the outermost level, the imports that are missing; null when a name is missing. */
function write(idiom: Idiom, spot: Spot, shape: { indent: string; unit: string }): string | null {
  const names = new Map<string, string>();
  for (const [name, type] of Object.entries(idiom.uses)) {
    const own = resolve(name, type, spot);
    if (own === null) return null;
    if (own !== name) names.set(name, own);
  }
  const body = rename(idiom.lines.join('\n'), names, spot.style.quote).split('\n');
  const head = shape.indent === '' ? missingImports(idiom, spot) : [];
  const lines = [
    ...head,
    ...(head.length > 0 ? [''] : []),
    ...body.map((line) => reindent(line, shape.unit)),
  ];
  return lines.map((line, at) => (at === 0 || line === '' ? line : shape.indent + line)).join('\n');
}

/** Whether the versions that are known have all that a block uses. */
function isThere({ imports, lines }: Idiom, { knowledge }: Spot): boolean {
  const named = imports.every(({ module, names }) =>
    names.every((name) => !knowledge.api.isAbsent(`${module}.${name.split(' ', 1)[0] ?? ''}`)),
  );
  return (
    named &&
    [...lines.join('\n').matchAll(/\.([a-z]\w*)/gu)].every(([, name = '']) => knowledge.mayBeMember(name))
  );
}

function missingImports(idiom: Idiom, spot: Spot): string[] {
  const { scope } = spot.reader;
  const lines: string[] = [];
  for (const { module, names } of idiom.imports) {
    const missing = names.filter((name) => scope.find(name.split(' as ').at(-1) ?? name) === undefined);
    if (missing.length === 0) continue;
    lines.push(
      ...(module === ''
        ? missing.map((name) => `import ${name}`)
        : [`from ${module} import ${missing.join(', ')}`]),
    );
  }
  return lines;
}

function reindent(line: string, unit: string): string {
  const code = line.trimStart();
  return unit.repeat((line.length - code.length) / 4) + code;
}

/** The user's name for a name of a block: the same one where its type allows, else the latest of that type. */
function resolve(name: string, type: string, spot: Spot): string | null {
  const { scope, abstraction } = spot.reader;
  const wanted = new Set([
    type === 'function' ? '<fn>' : abstraction.placeholder(type),
    ...(type === 'dict' ? ['<counts>'] : []),
  ]);
  const fits = (variable: Variable): boolean => wanted.has(abstraction.name(variable.name, scope));
  const same = scope.find(name);
  if (same && (same.type === '' || fits(same))) return name;
  const fitting = [...scope.visible().values()].filter(
    (variable) => !variable.name.includes('.') && fits(variable),
  );
  const latest = fitting
    .toSorted((a, b) => spot.memory.mentioned(a.name) - spot.memory.mentioned(b.name))
    .at(-1);
  return latest?.name ?? null;
}

/** Puts the user's names, and quotes, in place of a block's own. */
function rename(text: string, names: ReadonlyMap<string, string>, quote: string): string {
  const { tokens } = lex(text);
  const significant = tokens.filter((token) => token.kind !== 'space');
  const before = new Map(significant.map((token, at) => [token, significant[at - 1]]));
  const after = new Map(significant.map((token, at) => [token, significant[at + 1]]));
  const slice = (token: { start: number; end: number } | undefined): string =>
    token ? text.slice(token.start, token.end) : '';
  return tokens
    .map((token) => {
      const own = slice(token);
      if (token.kind === 'string' && quote === "'" && /^"[^"'\\]*"$/u.test(own))
        return `'${own.slice(1, -1)}'`;
      if (token.kind !== 'name' || slice(before.get(token)) === '.') return own;
      const keyword =
        slice(after.get(token)) === '=' && /^[(,]$/u.test(slice(before.get(token))) && token.stack !== '';
      return keyword ? own : (names.get(own) ?? own);
    })
    .join('');
}
