import { split } from '../qiskit/statements.ts';
import { headOf } from './abstraction.ts';
import type { Evidence } from './evidence.ts';
import type { Path } from './path.ts';
import { agreement, words } from './phrases.ts';
import { END, rowOf } from './sequences.ts';
import type { Spot } from './spot.ts';

/** How well a comment must ask for a block whose lines are then expected. */
const LEAST = 0.75;

/** The line after the last one in a block that the comment above asks for. */
export function blockLines(path: Path, spot: Spot): Evidence[] {
  const row = new Map<number, number>();
  for (const line of spot.expected) {
    if (!path.numbers.every((number, at) => number === line[at])) continue;
    const next = line[path.numbers.length];
    if (next !== undefined) row.set(next, (row.get(next) ?? 0) + 1);
  }
  return row.size > 0 ? [{ kind: 'asked', row: rowOf(row) }] : [];
}

/** Lines in tokens that go on with blocks that a comment asks for, after the statement above. */
export function linesAfter(
  comment: string,
  spot: Pick<Spot, 'knowledge' | 'reader' | 'previous'>,
): readonly (readonly number[])[] {
  if (comment === '') return [];
  const { scope, abstraction } = spot.reader;
  const asked = words(comment);
  const lines: number[][] = [];
  for (const idiom of spot.knowledge.idioms) {
    if (agreement(asked, idiom) < LEAST) continue;
    const tokens = split(`${idiom.lines.join('\n')}\n`).statements.map((statement) =>
      abstraction.pieces(statement.words, scope).map(({ token }) => token),
    );
    const at = tokens.findLastIndex((line) => headOf(line) === spot.previous);
    const next = tokens[at + 1];
    if (at >= 0 && next) lines.push([...next.map((token) => spot.knowledge.number(token)), END]);
  }
  return lines;
}
