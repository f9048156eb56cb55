/** A token of one line of Python; `gap` is the white space before it. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'operator';
  readonly text: string;
  readonly gap: string;
}

const pattern =
  /(\s*)(?:([A-Za-z_]\w*(?!["'\w]))|((?:\d[\w.]*|\.\d\w*))|([A-Za-z]{0,2}(?:"""|'''|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?))|(\*\*=?|\/\/=?|->|:=|[<>=!+\-*/%&|^@]=|<<|>>|[^\s\w]))/gy;

/** Splits one line into tokens; what follows `#` is left out. A string may be unfinished. */
export function tokenize(line: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
    const [, gap = '', name, number, string, operator] = match;
    if (operator === '#') break;
    const text = name ?? number ?? string ?? operator ?? '';
    tokens.push({ kind: name ? 'name' : number ? 'number' : string ? 'string' : 'operator', text, gap });
  }
  return tokens;
}
