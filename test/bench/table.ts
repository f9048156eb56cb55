import type { Gate } from './gates.ts';
import type { Figures } from './replay.ts';

const COLUMNS: readonly [string, (figures: Figures) => string][] = [
  ['saved %', ({ saved }) => percent(saved)],
  ['req/accept', ({ requestsPerAccept }) => requestsPerAccept.toFixed(2)],
  ['req/100', ({ requestsPer100 }) => requestsPer100.toFixed(2)],
  ['useless %', ({ uselessShare }) => percent(uselessShare)],
  ['tok/100', ({ generatedPer100 }) => generatedPer100.toFixed(0)],
  ['wasted %', ({ wastedShare }) => percent(wastedShare)],
  ['uncached', ({ uncachedPerRequest }) => uncachedPerRequest.toFixed(0)],
  ['ghost p50', ({ ghostP50 }) => ghostP50.toFixed(0)],
  ['p90 ms', ({ ghostP90 }) => ghostP90.toFixed(0)],
  ['flicker', ({ flicker }) => flicker.toFixed(2)],
];

/** Figures of some policies as a table for people. */
export function figuresTable(title: string, rows: Readonly<Record<string, Figures>>): string {
  const head = [title, ...COLUMNS.map(([name]) => name)];
  const body = Object.entries(rows).map(([name, figures]) =>
    [name].concat(COLUMNS.map(([, of]) => of(figures))),
  );
  return align([head, ...body]);
}

/** Gates as a table for people. */
export function gatesTable(gates: readonly Gate[]): string {
  return align(
    gates.map(({ name, value, limit, ok }) => [
      ok ? 'ok' : 'NOT HELD',
      name,
      value.toFixed(3),
      limit.toString(),
    ]),
  );
}

/** Columns under each other, the first to the left and numbers to the right. */
function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return /^[\d.-]+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
