import type { LogicalLine } from './outline.ts';

/** What of a logical line its place depends on. */
type Line = Pick<LogicalLine, 'column' | 'keyword' | 'opensBlock'>;

/** Clauses, and the statements that each can follow at its own column. */
export const CLAUSES: Readonly<Record<string, readonly string[]>> = {
  elif: ['if', 'elif'],
  else: ['if', 'elif', 'for', 'while', 'try', 'except', 'async'],
  except: ['try', 'except'],
  finally: ['try', 'except', 'else'],
};

/** Statements at a column that what stands there next belongs to. */
const HANDLERS = new Set(['except', 'finally']);

/** Where new lines go: between these lines of a document. */
export interface Gap {
  readonly above: readonly Line[];
  /** The next line with code; null at the end. */
  readonly below: Line | null;
}

/**
 * How many of some new lines can stand between those of a document so that Python still reads it: each deeper line has its header, each
 * header its block, each clause its owner, also the one below. The last line may be a header whose block is still to be written.
 */
export function fittingLines(lines: readonly Line[], { above, below }: Gap): number {
  let count = inner(lines, above);
  // A document that was in two pieces before has no say.
  if (below === null || !joins(above, below)) return count;
  while (
    count > 0 &&
    lines[count - 1]?.opensBlock !== true &&
    !joins([...above, ...lines.slice(0, count)], below)
  )
    count -= 1;
  return count;
}

/** How many lines fit behind each other. */
function inner(lines: readonly Line[], above: readonly Line[]): number {
  for (const [at, line] of lines.entries()) {
    const before = at > 0 ? lines[at - 1] : above.at(-1);
    if (before === undefined) continue;
    if (before.opensBlock ? line.column <= before.column : line.column > before.column) {
      // Where the cursor stands was for the user to say.
      if (at > 0) return at;
      continue;
    }
    const owner = ownerAt(line.column, [...above, ...lines.slice(0, at)]);
    const clause = CLAUSES[line.keyword];
    if (clause && owner !== undefined && !clause.includes(owner.keyword)) return at;
    if (
      !clause &&
      owner?.keyword === 'try' &&
      at > 0 &&
      line.column === owner.column &&
      !HANDLERS.has(line.keyword)
    )
      return at;
  }
  return lines.length;
}

/** Whether a line can follow others: no deeper than they lead to, and with an owner if it is a clause. */
function joins(lines: readonly Line[], line: Line): boolean {
  const last = lines.at(-1);
  if (last === undefined) return line.column === 0;
  if (last.opensBlock ? line.column <= last.column : line.column > last.column) return false;
  const clause = CLAUSES[line.keyword];
  const owner = ownerAt(line.column, lines);
  if (!clause) return true;
  return owner !== undefined && clause.includes(owner.keyword);
}

/** The last line at a column with no shallower one after it. */
function ownerAt(column: number, lines: readonly Line[]): Line | undefined {
  const found = lines.findLast((line) => line.column <= column);
  return found?.column === column ? found : undefined;
}
