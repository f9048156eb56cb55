import { importedBy, type Imported } from '../qiskit/importing.ts';
import { split, type Statement } from '../qiskit/statements.ts';

/** What a module offers under one name. */
export interface Signature {
  readonly name: string;
  /** One line: the head of a function or class, or an assignment. */
  readonly text: string;
}

/** Names that a module takes from another one and so offers too. */
export interface ModuleOutline {
  readonly signatures: readonly Signature[];
  readonly imports: readonly Imported[];
}

const LONGEST = 200;
/** Methods of a class that are named. */
const METHODS = 8;
/** Characters of a value that is worth showing. */
const VALUE = 60;

/** What a module offers at its top level, in its order. Takes any text. Bodies of functions are not read, so long files cost little. */
export function outlineOf(code: string): ModuleOutline {
  const heads: { readonly name: string; readonly head: string; readonly methods: string[] | null }[] = [];
  let methods: string[] | null = null;
  let indent = 0;
  const { statements, tail } = split(skeletonOf(code));
  for (const statement of [...statements, tail]) {
    const head = headOf(statement);
    if (statement.indent === 0) {
      methods = head?.kind === 'class' ? [] : null;
      const offered = head ?? assignmentOf(statement);
      if (offered !== null) heads.push({ name: offered.name, head: offered.text, methods });
    } else if (head?.kind === 'def' && methods !== null) {
      // What is indented further than the first method is local to one.
      if (methods.length === 0) indent = statement.indent;
      if (statement.indent > indent || !isPublic(head.name) || methods.length >= METHODS) continue;
      methods.push(head.text.replace(/^(?:async )?def /, ''));
    }
  }
  const signatures = heads.map(({ name, head, methods: own }) => {
    const text = own === null || own.length === 0 ? head : `${head}: ${own.join('; ')}`;
    return { name, text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text };
  });
  return { signatures, imports: importsIn(code) };
}

/** Heads of functions, classes and methods, with all lines that their brackets hold together; and short assignments. */
const HEAD = /^\s*(?:(?:async +)?def|class)\b/;
const ASSIGNMENT = /^[A-Za-z]\w* *=(?!=)/;

/** Most characters of a head: what is longer is no code, and would take its time. */
const LONGEST_HEAD = 2_000;

/** The lines of a module that say what it offers. */
function skeletonOf(code: string): string {
  const kept: string[] = [];
  let depth = 0;
  let head = { from: 0, length: 0 };
  let quote = '';
  for (const line of code.split('\n')) {
    if (quote !== '') {
      if (line.includes(quote)) quote = '';
      continue;
    }
    quote = openedQuote(line);
    const isHead = HEAD.test(line);
    if (isHead) [depth, head] = [0, { from: kept.length, length: 0 }];
    if (quote !== '') continue;
    if (depth === 0 && !isHead) {
      if (line.length <= LONGEST && ASSIGNMENT.test(line) && bracketsIn(line) === 0) kept.push(line);
      continue;
    }
    head.length += line.length;
    if (head.length > LONGEST_HEAD) {
      kept.length = head.from;
      depth = 0;
      continue;
    }
    kept.push(line);
    depth = Math.max(0, depth + bracketsIn(line));
  }
  return kept.join('\n');
}

/** The triple quotes that a line leaves open; empty when it leaves none. */
function openedQuote(line: string): string {
  if (!line.includes('"""') && !line.includes("'''")) return '';
  const quotes = line.match(/"""|'''/g) ?? [];
  return quotes.length % 2 === 1 ? (quotes.at(-1) ?? '') : '';
}

/** How many more brackets a line opens than it closes. */
function bracketsIn(line: string): number {
  const plain = line.replaceAll(/"[^"]*"|'[^']*'|#.*/g, '');
  return (plain.match(/[([{]/g)?.length ?? 0) - (plain.match(/[)\]}]/g)?.length ?? 0);
}

interface Head {
  readonly kind: 'def' | 'class' | 'value';
  readonly name: string;
  readonly text: string;
}

/** The head of a function or class without its colon, on one line. */
function headOf({ words }: Statement): Head | null {
  const at = words[0]?.text === 'async' ? 1 : 0;
  const kind = words[at]?.text;
  const name = words[at + 1]?.text;
  if ((kind !== 'def' && kind !== 'class') || name === undefined) return null;
  let depth = 0;
  let end = words.length;
  for (const [index, { kind: sort, text }] of words.entries()) {
    if (sort === 'open') depth += 1;
    if (sort === 'close') depth -= 1;
    if (text === ':' && depth === 0) {
      end = index;
      break;
    }
  }
  return { kind, name, text: joined(words.slice(0, end)) };
}

function assignmentOf({ words }: Statement): Head | null {
  const [name, sign] = words;
  const value = joined(words.slice(2));
  if (name?.kind !== 'name' || sign?.text !== '=' || !isPublic(name.text) || value.length > VALUE)
    return null;
  return { kind: 'value', name: name.text, text: `${name.text} = ${value}` };
}

function isPublic(name: string): boolean {
  return !name.startsWith('_') || name === '__init__' || name === '__call__';
}

/** Words as they stood, with every gap and line break between them made one blank. */
function joined(words: Statement['words']): string {
  let text = '';
  let end = words[0]?.start ?? 0;
  for (const word of words) {
    const gap = word.start > end && !/[([{]$/.test(text) && !(word.kind === 'close');
    text += (gap && text !== '' ? ' ' : '') + word.text.replaceAll(/\s*\n\s*/g, ' ');
    end = word.end;
  }
  return text;
}

const IMPORT =
  /^[ \t]*(?:from[ \t]+[.\w]+[ \t]+import[ \t]*(?:\([^)]{0,4000}\)|(?:[^\n\\(]|\\\n)*)|import[ \t]+(?:[^\n\\]|\\\n)*)/gm;

/** What a text imports, also inside functions; costs one search, and reading of the imports alone. */
export function importsIn(code: string): Imported[] {
  const imports = (code.match(IMPORT) ?? []).map((one) => one.trimStart());
  const { statements } = split(`${imports.join('\n')}\n`);
  return statements.flatMap(({ words }) => importedBy(words));
}

/**
 * Where a module may be, as paths from the workspace folder on, the likeliest first: beside the importing file, at the top, or below `src`.
 * `folder` is that of the importing file, `''` for the top. Empty for what leads out of the workspace folder.
 */
export function modulePaths(module: string, folder: string): string[] {
  const [dots = ''] = /^\.*/.exec(module) ?? [];
  const parts = module
    .slice(dots.length)
    .split('.')
    .filter((part) => part !== '');
  if (!parts.every((part) => /^\w+$/.test(part))) return [];
  const own = folder === '' ? [] : folder.split('/');
  if (dots.length > own.length + 1) return [];
  const roots = dots.length > 0 ? [own.slice(0, own.length - dots.length + 1)] : [own, [], ['src']];
  const bases = new Set(roots.map((root) => [...root, ...parts].join('/')));
  return [...bases].flatMap((base) =>
    parts.length === 0
      ? [base === '' ? '__init__.py' : `${base}/__init__.py`]
      : [`${base}.py`, `${base}/__init__.py`],
  );
}
