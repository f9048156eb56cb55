import type { Evidence } from './evidence.ts';
import type { Path } from './path.ts';
import { END, rowOf } from './sequences.ts';
import type { Spot } from './spot.ts';

/** How much less an earlier statement counts for each statement between. */
const FADE = 0.985;
const FADED = Array.from({ length: 256 }, (_, age) => FADE ** age);

/** What the document itself went on with after the same beginning: in statements, in calls of the same thing, after the same statement above. */
export function repeats(path: Path, spot: Spot): Evidence[] {
  const { records } = spot.memory;
  const depth = path.numbers.length;
  const echoes = new Map<number, number>();
  const sequel = new Map<number, number>();
  for (const at of path.echoes) {
    const record = records[at];
    const next = record?.numbers[depth];
    if (record === undefined || next === undefined) continue;
    const weight = FADED[records.length - at] ?? 0;
    echoes.set(next, (echoes.get(next) ?? 0) + weight);
    if (record.previous === spot.previous) sequel.set(next, (sequel.get(next) ?? 0) + weight);
  }
  const found: Evidence[] = [];
  const calls = echoedCalls(path, spot);
  if (calls.size > 0) found.push({ kind: 'echoedCalls', row: rowOf(calls) });
  if (echoes.size > 0) found.push({ kind: 'echoes', row: rowOf(echoes) });
  if (sequel.size > 0) found.push({ kind: 'sequel', row: rowOf(sequel) });
  return found;
}

function echoedCalls(path: Path, spot: Spot): Map<number, number> {
  const { records } = spot.memory;
  const row = new Map<number, number>();
  const bracket = path.brackets.findLast((one) => one.callee !== null);
  for (const { statement, call } of bracket?.echoes ?? []) {
    const pieces = records[statement]?.calls[call]?.pieces;
    const piece = pieces?.[bracket?.length ?? 0];
    const number = piece ? spot.knowledge.number(piece.token) : END;
    if (piece) row.set(number, (row.get(number) ?? 0) + (FADED[records.length - statement] ?? 0.02));
  }
  return row;
}
