/** What a Python module offers, as far as its text tells. */
export interface Offered {
  /** Names that are bound at its top level. */
  readonly names: ReadonlySet<string>;
  /** Modules whose public names it takes over by `*`; dots at the beginning are relative to its package. */
  readonly stars: readonly string[];
  /** `__all__`, where it is written out; null otherwise. */
  readonly all: readonly string[] | null;
  /** Whether it may offer more than its text says: by `__getattr__`, or by writing into its own names. */
  readonly open: boolean;
}

const BLOCK = /^(?:if|elif|else|try|except|finally|with|for|while)\b/u;
const DEFINITION = /^(?:async\s+)?(?:def|class)\s+(\w+)/u;
const ASSIGNMENT = /^(\w+)\s*(?::[^=]+)?=(?!=)/u;
/** Strings and comments; a string that is not closed goes to the end of the line, or each quote would be read from anew. */
const TEXT = /"(?:\\.|[^"\\])*(?:"|\\?$)|'(?:\\.|[^'\\])*(?:'|\\?$)|#.*$/gu;
const OPEN = /^\s*(?:globals\(\)|locals\(\)|vars\(\)|setattr\(sys\.modules)/u;

/** Reads what a module offers from its text, in one pass over its lines: bodies of functions and classes are skipped. */
export function offeredBy(text: string): Offered {
  const reader = new ModuleReader();
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) at = reader.take(lines, at);
  return reader;
}

class ModuleReader implements Offered {
  readonly names = new Set<string>();
  readonly stars: string[] = [];
  all: string[] | null = null;
  open = false;
  /** Whether lines with an indentation belong to the module: those of `if` and `try`, not those of functions. */
  #inner = false;
  #quote = '';

  /** Takes the line at an index, and those that it goes on with; returns the index of the last one. */
  take(lines: readonly string[], at: number): number {
    const line = lines[at] ?? '';
    if (this.#quote !== '') {
      if (line.includes(this.#quote)) this.#quote = '';
      return at;
    }
    const indented = line.startsWith(' ') || line.startsWith('\t');
    if (indented && !this.#inner) return at;
    const text = line.trim();
    if (text === '' || text.startsWith('#')) return at;
    if (!indented) this.#inner = BLOCK.test(text);
    const last = endOf(lines, at);
    const whole =
      last === at
        ? text
        : lines
            .slice(at, last + 1)
            .join('\n')
            .trim();
    this.#statement(whole);
    const quote = /"""|'''/u.exec(whole)?.[0] ?? '';
    if (quote !== '' && whole.split(quote).length % 2 === 0) this.#quote = quote;
    return last;
  }

  #statement(text: string): void {
    if (OPEN.test(text)) this.open = true;
    const defined = DEFINITION.exec(text)?.[1];
    if (defined !== undefined) {
      this.names.add(defined);
      if (defined === '__getattr__') this.open = true;
    } else if (/^from\s/u.test(text)) this.#from(text);
    else if (/^import\s/u.test(text)) this.#import(text);
    else this.#assigned(text);
  }

  #from(text: string): void {
    const [, module, list = ''] = /^from\s+([\w.]+)\s+import\s+([^]*)$/u.exec(text) ?? [];
    if (module === undefined) return;
    for (const part of uncommented(list)
      .replaceAll(/[()\\]/gu, ' ')
      .split(',')) {
      const [name, , alias] = part.trim().split(/\s+/u);
      if (name === '*') this.stars.push(module);
      else if (name !== undefined && name !== '') this.names.add(alias ?? name);
    }
  }

  #import(text: string): void {
    for (const part of uncommented(text.slice(7)).split(',')) {
      const [path = '', , alias] = part.trim().split(/\s+/u);
      const name = alias ?? path.split('.', 1)[0];
      if (name !== undefined && name !== '') this.names.add(name);
    }
  }

  #assigned(text: string): void {
    if (/^__all__\s*\+?=/u.test(text)) {
      const names = [...uncommented(text).matchAll(/["'](\w+)["']/gu)].map(([, name = '']) => name);
      this.all = [...(this.all ?? []), ...names];
    }
    // `a = b = 1` and `a, b = 1, 2`.
    const [head = ''] = text.split(/=(?!=)(?=[^=]*$)/u, 1);
    const single = ASSIGNMENT.exec(text)?.[1];
    if (single !== undefined) this.names.add(single);
    if (/^[\w\s,=()]+$/u.test(head) && text.length > head.length)
      for (const name of head.match(/[A-Za-z_]\w*/gu) ?? []) this.names.add(name);
  }
}

/** Index of the line in which the brackets or backslashes of a statement end. */
function endOf(lines: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.includes('(') || line.includes('[') || line.includes('{') || depth > 0) {
      for (const char of line.replaceAll(TEXT, '')) {
        if ('([{'.includes(char)) depth += 1;
        else if (')]}'.includes(char)) depth -= 1;
      }
    }
    if (depth <= 0 && !line.endsWith('\\')) return at;
  }
  return lines.length - 1;
}

function uncommented(text: string): string {
  return text.includes('#') ? text.replaceAll(/#.*$/gmu, '') : text;
}
