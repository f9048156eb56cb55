import { importedBy } from '../qiskit/importing.ts';
import { lex } from '../qiskit/lexer.ts';
import { split, type Statement, type Word } from '../qiskit/statements.ts';
import { usesQiskit } from '../qiskit/usage.ts';

/** How a cell failed when it ran last. */
export interface CellError {
  /** Name of the exception. */
  readonly name: string;
  readonly message: string;
  /** Line of the cell, from 1, in which it was raised; null where that is not known. */
  readonly line: number | null;
}

/** A notebook cell as an editor has it. */
export interface Cell {
  readonly kind: 'code' | 'markdown';
  /** Language id of its text. */
  readonly language: string;
  /** The text with `\n` line ends, or as much of its beginning as is worth reading. */
  readonly text: string;
  /** When it ran, counted by the kernel; null when it did not. */
  readonly ran: number | null;
  readonly error: CellError | null;
}

/** What a cell gives to prompts of other cells. */
export interface Rendered {
  /** Lines, each with its end; empty for a cell that says nothing. */
  readonly text: string;
  /** Whether they are the prose of a markdown cell. */
  readonly prose: boolean;
  readonly defines: readonly string[];
  readonly ran: number | null;
  readonly usesQiskit: boolean;
}

/** Most characters of one cell: a longer one is data, or could be a file. */
const LONGEST = 4_000;
/** Most lines of a markdown cell, and most characters of each. */
const PROSE_LINES = 3;
const PROSE_CHARS = 160;
const MESSAGE_CHARS = 120;
/** Cell magics whose cells are Python all the same. */
const PYTHON_MAGIC = /^%%(?:time|timeit|capture|prun)\b/;
/** Help, and shell or magic output that is assigned: IPython's own syntax on lines that begin like Python. */
const IPYTHON = /^\s*(?:[\w., ]+=\s*[%!].*|\?{1,2}[\w.%]+|%?[\w.]+\?{1,2})\s*$/;

const NOTHING: Rendered = { text: '', prose: false, defines: [], ran: null, usesQiskit: false };

/** A cell as the prompt of another one shows it: Python and prose; other languages are left out. */
export function render(cell: Cell): Rendered {
  if (cell.kind === 'markdown') return { ...NOTHING, text: proseOf(cell.text), prose: true };
  const code = codeOf(cell);
  if (code === '') return NOTHING;
  const text = `${code}\n${cell.error === null ? '' : errorLine(cell.error)}`;
  return { text, prose: false, defines: definedIn(code), ran: cell.ran, usesQiskit: usesQiskit(code) };
}

/** How a cell failed, as one comment line with its end. */
export function errorLine({ name, message, line }: CellError): string {
  // A syntax error names the temporary file that a kernel makes of a cell.
  const first =
    message
      .trim()
      .split(/[\r\n]/, 1)[0]
      ?.replace(/ \([^()]*, line \d+\)$/, '') ?? '';
  const place = line === null ? '' : ` in line ${line}`;
  return `# ${name}${place}${first === '' ? '' : `: ${first.slice(0, MESSAGE_CHARS)}`}\n`;
}

/** The line of the cell, from 1, that a traceback of IPython names; null where it names none. */
export function raisedAt(traceback: string): number | null {
  // eslint-disable-next-line no-control-regex -- the colours of a terminal
  const plain = traceback.slice(0, LONGEST).replaceAll(/\u001B\[[\d;]*m/g, '');
  const line = /\bIn\s*\[\d+\], line (\d+)/.exec(plain) ?? /^-+>\s*(\d+)\b/m.exec(plain);
  return line === null ? null : Number(line[1]);
}

function codeOf({ language, text }: Cell): string {
  if (language !== 'python') return '';
  const first = text.trimStart();
  if (first.startsWith('%%') && !PYTHON_MAGIC.test(first)) return '';
  const whole = text.length > LONGEST ? text.slice(0, text.lastIndexOf('\n', LONGEST) + 1) : text;
  return commentMagics(whole.trim());
}

/** Python with the lines that only IPython understands made comments; strings keep theirs. */
export function commentMagics(text: string): string {
  if (!/[%!?]/.test(text)) return text;
  let result = '';
  let at = 0;
  let lineStart = true;
  for (const { kind, start, stack } of lex(text).tokens) {
    const lineEnd = text.indexOf('\n', start);
    const magic =
      (kind === 'comment' && /[%!]/.test(text.charAt(start))) ||
      (lineStart && kind !== 'space' && stack === '' && IPYTHON.test(lineAt(text, start, lineEnd)));
    if (magic && start >= at) {
      result += `${text.slice(at, start)}# `;
      at = start;
    }
    if (kind !== 'space') lineStart = kind === 'newline' || kind === 'break';
  }
  return result + text.slice(at);
}

function lineAt(text: string, start: number, end: number): string {
  return text.slice(start, end === -1 ? text.length : end);
}

/** The first line of a markdown cell, which is its heading where it has one, and the last two, which lead over to the code; as comments. */
function proseOf(markdown: string): string {
  const lines = markdown
    .slice(0, LONGEST)
    .replaceAll(/^[^\S\n]*(```|~~~)[\s\S]*?(?:^[^\S\n]*\1|(?![\s\S]))/gm, '')
    .replaceAll(/\$\$[\s\S]*?(?:\$\$|(?![\s\S]))/g, '')
    .replaceAll(/<!--[\s\S]*?(?:-->|$)|<[^>\n]+>|!\[[^\]\n]*\]\([^)\n]*\)/g, '')
    .replaceAll(/\[([^\]\n]+)\]\([^)\n]*\)/g, '$1')
    .split('\n')
    .map((line) => line.replace(/^(?:\s|#+\s|>|[*+-]\s|\d+\.\s)+/, '').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line) && !line.startsWith('|'));
  const kept = lines.length <= PROSE_LINES ? lines : [lines[0] ?? '', ...lines.slice(1 - PROSE_LINES)];
  return kept.map((line) => `# ${line.slice(0, PROSE_CHARS).trimEnd()}\n`).join('');
}

/** Names that a program gives a value to at its top level, blocks included, bodies of functions and classes not. */
export function definedIn(code: string): string[] {
  const { statements, tail } = split(code);
  const names = new Set<string>();
  let inside = Number.POSITIVE_INFINITY;
  for (const statement of [...statements, tail]) {
    if (statement.indent <= inside) inside = Number.POSITIVE_INFINITY;
    else continue;
    const definition = definitionName(statement.words);
    if (definition !== null) {
      names.add(definition);
      inside = statement.indent;
    } else for (const name of boundBy(statement)) names.add(name);
  }
  return [...names];
}

function definitionName(words: readonly Word[]): string | null {
  const at = words[0]?.text === 'async' ? 1 : 0;
  const keyword = words[at]?.text;
  return keyword === 'def' || keyword === 'class' ? (words[at + 1]?.text ?? '') : null;
}

function boundBy({ words }: Statement): string[] {
  const [first] = words;
  if (first?.text === 'import' || first?.text === 'from') return importedBy(words).map(({ local }) => local);
  if (first?.text === 'for') return targets(words, 1, (word) => word.text === 'in');
  if (first?.text === 'with')
    return words.flatMap((word, at) => (word.text === 'as' ? [words[at + 1]?.text ?? ''] : []));
  const assigned = words.findLastIndex((word, at) => word.text === '=' && depthAt(words, at) === 0);
  return assigned === -1 ? annotated(words) : targets(words, 0, (word) => word === words[assigned]);
}

/** `name: Type` alone binds nothing, but says that the name is there. */
function annotated(words: readonly Word[]): string[] {
  const [name, colon] = words;
  return name?.kind === 'name' &&
    colon?.text === ':' &&
    words.length > 2 &&
    !/^(?:else|try|finally)$/.test(name.text)
    ? [name.text]
    : [];
}

/** Names from a word on that are targets by themselves, not objects whose parts are. */
function targets(words: readonly Word[], from: number, isEnd: (word: Word) => boolean): string[] {
  const names: string[] = [];
  for (let at = from; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || isEnd(word)) break;
    // An annotation names types.
    if (word.text === ':') break;
    const part = words[at - 1]?.text === '.' || /^[.[(]$/.test(words[at + 1]?.text ?? '');
    if (word.kind === 'name' && !part) names.push(word.text);
  }
  return names;
}

function depthAt(words: readonly Word[], end: number): number {
  let depth = 0;
  for (const word of words.slice(0, end)) {
    if (word.kind === 'open') depth += 1;
    if (word.kind === 'close') depth -= 1;
  }
  return depth;
}
