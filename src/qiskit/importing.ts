import type { Api, Type } from './api.ts';
import type { Word } from './statements.ts';

/** One name that an import statement brings. */
export interface Imported {
  /** The name in the file. */
  readonly local: string;
  /** Module and name for `from` imports; for plain ones the module, and no name. */
  readonly module: string;
  readonly name: string;
}

/** What an import statement brings, finished or not. */
export function importedBy(words: readonly Word[]): Imported[] {
  const found: Imported[] = [];
  const from = words[0]?.text === 'from';
  const head = from ? dotted(words, 1) : { text: '', end: 0 };
  let at = from ? head.end + 1 : 1;
  while (at < words.length) {
    const word = words[at];
    if (word?.kind !== 'name') {
      at += 1;
      continue;
    }
    const path = from ? { text: word.text, end: at + 1 } : dotted(words, at);
    if (path.end === at) {
      // The keyword itself, where a name has to stand.
      at += 1;
      continue;
    }
    at = path.end;
    const alias = words[at]?.text === 'as' ? words[at + 1]?.text : undefined;
    if (alias !== undefined) at += 2;
    const first = path.text.split('.', 1)[0] ?? '';
    if (from) found.push({ local: alias ?? path.text, module: head.text, name: path.text });
    else found.push({ local: alias ?? first, module: alias === undefined ? first : path.text, name: '' });
  }
  return found;
}

/** A module path from a word on. */
function dotted(words: readonly Word[], from: number): { readonly text: string; readonly end: number } {
  let text = '';
  let at = from;
  for (; at < words.length; at += 1) {
    const word = words[at];
    const dots = /^\.+$/u.test(word?.text ?? '');
    const name = word?.kind === 'name' && word.text !== 'import' && (text === '' || text.endsWith('.'));
    if (!dots && !name) break;
    text += word?.text ?? '';
  }
  return { text, end: at };
}

/** Ranges between the commas of `[from, to)` that stand in no bracket opened there. */
export function pieces(words: readonly Word[], from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const word = words[at];
    if (word?.kind === 'open') depth += 1;
    if (word?.kind === 'close') depth -= 1;
    if (word?.text !== ',' || depth > 0) continue;
    found.push([start, at]);
    start = at + 1;
  }
  if (start < to) found.push([start, to]);
  return found;
}

/** The type of a name that is imported from a module: what the table says, else what its spelling does. */
export function importedType(api: Api, module: string, name: string): Type {
  const known = api.exports(module).get(name);
  if (known !== undefined) return known;
  const full = `${module}.${name}`;
  if (api.hasModule(full) || full === 'matplotlib.pyplot') return `module:${full}`;
  return /^[A-Z]/u.test(name) ? `class:${name}` : `function:${name}`;
}
