import type { Bracket } from './bracket.ts';
import type { Evidence } from './evidence.ts';
import type { Knowledge } from './knowledge.ts';
import type { Path } from './path.ts';
import { type Range, type Row, rowOf } from './sequences.ts';
import type { Spot } from './spot.ts';

/** Which piece of an argument comes next: its first, its second, or one further on. */
function slotOf(position: number, since: number): string {
  return `${position}|${Math.min(since, 2)}`;
}

/** What comes at the same argument of other calls of the same thing, whatever the other arguments are. */
export function slots(path: Path, spot: Spot): Evidence[] {
  const bracket = path.brackets.at(-1);
  if (!bracket?.callee || bracket.keyword !== '') return [];
  const slot = slotOf(bracket.position, bracket.since);
  const { key, group } = bracket.callee;
  const row = spot.knowledge.slots(key).get(slot) ?? spot.knowledge.slots(group).get(slot);
  const found: Evidence[] = row ? [{ kind: 'slots', row }] : [];
  const own = ownSlots(bracket, slot, spot);
  if (own.size > 0) found.push({ kind: 'ownSlots', row: rowOf(own) });
  return found;
}

function ownSlots(bracket: Bracket, slot: string, spot: Spot): Map<number, number> {
  const row = new Map<number, number>();
  for (const { statement, call } of spot.memory.callsOf(bracket.callee?.key ?? '').slice(-RECENT)) {
    const pieces = spot.memory.records[statement]?.calls[call]?.pieces ?? [];
    const tokens = pieces.map(({ token }) => token);
    walk(tokens, (where, at) => {
      if (where !== slot) return;
      const number = spot.knowledge.number(tokens[at] ?? '');
      row.set(number, (row.get(number) ?? 0) + 1);
    });
  }
  return row;
}

/** Calls of the document that are looked at. */
const RECENT = 12;

/** Goes over the pieces of an argument list that stand in no inner bracket and belong to an argument by position. */
function walk(tokens: readonly string[], visit: (slot: string, at: number) => void): void {
  let depth = 0;
  let position = 0;
  let since = 0;
  for (const [at, token] of tokens.entries()) {
    if (/^[)\]}]$/u.test(token)) depth -= 1;
    if (depth <= 0) {
      visit(slotOf(position, since), at);
      if (depth < 0 || (token.length > 1 && token.endsWith('=') && /^\w/u.test(token))) return;
    }
    if (/^[([{]$/u.test(token)) depth += 1;
    if (depth === 0 && token === ',') {
      position += 1;
      since = 0;
    } else since += 1;
  }
}

/** Rows by slot of the argument lists in a range of known calls. */
export function slotRows(
  range: Range,
  knowledge: Pick<Knowledge, 'calls' | 'token'>,
): ReadonlyMap<string, Row> {
  const counts = new Map<string, Map<number, number>>();
  const { calls } = knowledge;
  for (let at = range.low; at < range.high; at += 1) {
    const numbers: number[] = [];
    for (let depth = range.depth; calls.token(at, depth) > 1; depth += 1)
      numbers.push(calls.token(at, depth));
    const tokens = numbers.map((number) => knowledge.token(number));
    walk(tokens, (slot, place) => {
      const row = counts.get(slot) ?? new Map<number, number>();
      counts.set(slot, row);
      const number = numbers[place] ?? 0;
      row.set(number, (row.get(number) ?? 0) + calls.weight(at));
    });
  }
  return new Map([...counts].map(([slot, row]) => [slot, rowOf(row)]));
}
