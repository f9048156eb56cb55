/** Part of a document that changed: whole lines of the text before the change, and the whole lines that stand there after it. */
export interface LineEdit {
  /** First changed line, from 0. */
  readonly first: number;
  /** Last changed line of the old text, from 0, inclusive. */
  readonly last: number;
  /** The lines that replaced them; at least one. */
  readonly lines: readonly string[];
}

/** A content change as editors report it: the lines it touched in the old text, and the text put in. */
export interface RangeChange {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly text: string;
}

// `qiskit`, a module of it, or a package of its family (`qiskit_aer`, `qiskit_ibm_runtime`).
const PACKAGE = String.raw`qiskit(?:_\w+)?(?![\w])`;
const OTHER_MODULES = String.raw`(?:[\w.]+(?:[ \t]+as[ \t]+\w+)?[ \t]*,[ \t]*)*`;
// A statement starts its line, or follows `;` or the `:` of a one-line block, with no quote or comment before it.
const STATEMENT = String.raw`^(?:[^#'"]*[;:])?[ \t]*`;
// `from qiskit.circuit` alone counts too: it is being typed, or goes on after a backslash.
const IMPORT = new RegExp(
  String.raw`${STATEMENT}(?:import[ \t]+${OTHER_MODULES}${PACKAGE}|from[ \t]+${PACKAGE}[\w.]*[ \t]*(?:import\b|\\?[ \t]*$))`,
  'u',
);

/** Whether one line imports a Qiskit package. */
export function importsQiskit(line: string): boolean {
  return line.includes('qiskit') && IMPORT.test(line);
}

/** Numbers of the lines that import a Qiskit package, ascending; only lines that name `qiskit` are looked at closely. */
function importLines(text: string, limit: number): number[] {
  const found: number[] = [];
  let line = 0;
  let counted = 0;
  let at = text.indexOf('qiskit');
  while (at !== -1 && found.length < limit) {
    for (
      let next = text.indexOf('\n', counted);
      next !== -1 && next < at;
      next = text.indexOf('\n', counted)
    ) {
      counted = next + 1;
      line += 1;
    }
    const end = text.indexOf('\n', at);
    const whole = text.slice(counted, end === -1 ? text.length : end);
    if (importsQiskit(whole.endsWith('\r') ? whole.slice(0, -1) : whole)) found.push(line);
    at = end === -1 ? -1 : text.indexOf('qiskit', end);
  }
  return found;
}

/** Whether a text imports a Qiskit package anywhere, also inside functions and one-line blocks. Imports shown in a docstring count: such a file is about Qiskit. */
export function usesQiskit(text: string): boolean {
  return importLines(text, 1).length > 0;
}

/** Joins the changes of one event to the lines they cover together; `lineAt` reads the new text. */
export function coveringEdit(
  changes: readonly RangeChange[],
  lineAt: (line: number) => string,
): LineEdit | null {
  if (changes.length === 0) return null;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  let added = 0;
  for (const { range, text } of changes) {
    first = Math.min(first, range.start.line);
    last = Math.max(last, range.end.line);
    added += text.split(/\r\n|\r|\n/u).length - 1 - (range.end.line - range.start.line);
  }
  const lines: string[] = [];
  for (let line = first; line <= last + added; line += 1) lines.push(lineAt(line));
  return { first, last, lines };
}

/** Knows whether a document imports a Qiskit package, and stays right by looking only at the lines that change. */
export class UsageTracker {
  #lines: number[];

  constructor(text: string) {
    this.#lines = importLines(text, Number.POSITIVE_INFINITY);
  }

  /** Whether any line imports a Qiskit package. */
  get uses(): boolean {
    return this.#lines.length > 0;
  }

  /** Follows one edit; costs as much as the changed lines and the known imports, whatever the size of the document. */
  edit({ first, last, lines }: LineEdit): void {
    const shift = lines.length - (last - first + 1);
    const before = this.#lines.filter((line) => line < first);
    const after = this.#lines.filter((line) => line > last).map((line) => line + shift);
    const changed = lines.flatMap((line, index) => (importsQiskit(line) ? [first + index] : []));
    this.#lines = [...before, ...changed, ...after];
  }
}
