import type { Piece } from './abstraction.ts';
import { signatureOf } from './arguments.ts';
import type { Filling } from './names.ts';
import type { Path } from './path.ts';
import type { Spot } from './spot.ts';

/** Numbers for the place where the path stands: what parallel lines lead to expect, then what is usual for the argument. */
export function numbersFor(token: '<int>' | '<float>', path: Path, spot: Spot): Filling[] {
  const shares = new Map<string, number>();
  const add = (text: string, share: number): void => {
    shares.set(text, (shares.get(text) ?? 0) + share);
  };
  const history = earlierNumbers(path, spot);
  let left = 1;
  const [last, before] = [history.at(-1), history.at(-2)];
  if (token === '<int>' && last !== undefined) {
    const step = before === undefined ? 1 : last - before;
    left = before === undefined ? 0.4 : 0.2;
    if (last + step >= 0) add(String(last + step), before === undefined ? 0.42 : 0.68);
    if (step !== 0) add(String(last), before === undefined ? 0.18 : 0.12);
  }
  const beside = token === '<int>' && history.length === 0 ? neighbour(path, spot) : null;
  if (beside !== null) {
    add(beside, 0.5);
    left = 0.5;
  }
  const given = history.length > 0 ? new Map<string, number>() : givenNumbers(token, path, spot);
  const sights = [...given.values()].reduce((sum, count) => sum + count, GIVEN);
  for (const [text, count] of given) add(text, left * (count / sights));
  left *= GIVEN / sights;
  for (const [text, share] of usual(path, spot, token)) add(text, left * share);
  return [...shares]
    .map(([text, share]) => ({ text, share }))
    .toSorted((a, b) => b.share - a.share)
    .slice(0, 4);
}

/** How much what is usual counts beside the numbers that the document gave to the same argument. */
const GIVEN = 1.5;

/** Earlier calls of the same thing that are looked at. */
const CALLS = 8;

/** Numbers that were given to the same argument before, in this document. */
function givenNumbers(token: '<int>' | '<float>', path: Path, spot: Spot): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const bracket = path.brackets.at(-1);
  if (!bracket?.callee || bracket.since > 0 || bracket.callee.owner === 'QuantumCircuit') return counts;
  const { records } = spot.memory;
  const add = (piece: Piece | undefined, count: number): void => {
    if (piece?.token === token) counts.set(piece.text, (counts.get(piece.text) ?? 0) + count);
  };
  for (const { statement, call } of bracket.echoes.slice(-CALLS))
    add(records[statement]?.calls[call]?.pieces[bracket.length], 1);
  if (bracket.keyword === '') return counts;
  for (const { statement, call } of spot.memory.callsOf(bracket.callee.key).slice(-CALLS)) {
    const pieces = records[statement]?.calls[call]?.pieces ?? [];
    add(pieces[pieces.findIndex((piece) => piece.token === `${bracket.keyword}=`) + 1 || pieces.length], 1);
  }
  return counts;
}

/** After the index of one qubit, that of the one beside it; of a measurement the same index. */
function neighbour(path: Path, spot: Spot): string | null {
  const bracket = path.brackets.at(-1);
  const before = path.words.at(-2);
  if (bracket?.callee?.owner !== 'QuantumCircuit' || bracket.since > 0 || bracket.position === 0) return null;
  if (path.words.at(-1)?.text !== ',' || before?.kind !== 'number' || !/^\d+$/u.test(before.text))
    return null;
  const parameters = signatureOf(bracket, spot) ?? [];
  const here = parameters[bracket.position] ?? '';
  if (/cbit|clbit/u.test(here)) return before.text;
  return /qubit/u.test(here) ? String(Number(before.text) + 1) : null;
}

/** Numbers that stood at this place in the statements just above of the same beginning. */
function earlierNumbers(path: Path, spot: Spot): number[] {
  const { records } = spot.memory;
  const depth = path.numbers.length;
  const found: number[] = [];
  // Only an unbroken run of parallel lines counts.
  const run = new Set(path.echoes);
  for (let at = records.length - 1; at >= 0 && found.length < 2; at -= 1) {
    if (!run.has(at)) {
      if (records.length - at > 3) break;
      continue;
    }
    if (!isParallel(path, records[at]?.pieces ?? [])) continue;
    const text = records[at]?.pieces[depth]?.text ?? '';
    if (/^\d+$/u.test(text)) found.unshift(Number(text));
  }
  return found;
}

/** Whether a statement differs from what is typed in its numbers alone. */
function isParallel(path: Path, pieces: readonly Piece[]): boolean {
  return (
    path.words.length > 1 &&
    path.words.every((word, at) => {
      const other = pieces[at]?.text ?? '';
      return (
        word.kind === 'number' ||
        word.text === other ||
        (at === 0 &&
          word.text.replace(/\d+$/u, '') === other.replace(/\d+$/u, '') &&
          word.text !== other &&
          /\d$/u.test(word.text))
      );
    })
  );
}

function usual(path: Path, spot: Spot, token: '<int>' | '<float>'): [string, number][] {
  const bracket = path.brackets.findLast((one) => one.callee !== null);
  const inner = path.brackets.at(-1);
  const assigned =
    path.words.length === 2 && path.words[1]?.text === '=' ? `=${path.words[0]?.text ?? ''}` : '';
  const slot =
    assigned !== ''
      ? assigned
      : bracket
        ? `${bracket.callee?.key ?? ''}|${bracket.keyword || String(bracket.position)}`
        : '';
  const nested = bracket !== undefined && path.brackets.at(-2) === bracket ? `${slot}|` : '';
  const direct = bracket === inner ? [...spot.knowledge.values(slot)] : [...spot.knowledge.values(nested)];
  const counts = direct.filter(([text]) =>
    token === '<int>' ? /^\d+$/u.test(text) : /^\d*\.\d+$|e-?\d+$/u.test(text),
  );
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  if (total > 0) return counts.map(([text, count]) => [text, count / (total + 2)]);
  if (token === '<float>') return usualFloats(path);
  if (path.words.at(-1)?.text === '=') return [];
  const inList = inner?.text === '[' && inner.length > 0 ? listGuess(path) : null;
  return inList === null
    ? [
        ['0', 0.3],
        ['1', 0.25],
        ['2', 0.15],
      ]
    : [[inList, 0.6]];
}

/** Fractions where nothing tells which: the one that stands in the statement already, then round ones. */
function usualFloats(path: Path): [string, number][] {
  const last = path.words.findLast(({ kind, text }) => kind === 'number' && text.includes('.'))?.text;
  const round: [string, number][] = [
    ['0.5', 0.12],
    ['1.0', 0.12],
    ['0.0', 0.08],
    ['0.1', 0.08],
  ];
  return last === undefined ? round : [[last, 0.25], ...round.filter(([text]) => text !== last)];
}

/** The number that goes on a list of numbers. */
function listGuess(path: Path): string | null {
  const texts = path.words
    .filter((word) => word.kind === 'number')
    .slice(-2)
    .map((word) => Number(word.text));
  const [a, b] = texts;
  if (a === undefined) return null;
  return String(b === undefined ? a + 1 : 2 * b - a);
}

/** What is often given the name of the variable that it is put in. */
const NAMED = new Set(['Parameter', 'ParameterVector', 'QuantumRegister', 'ClassicalRegister', 'Var']);

/** Statements that begin alike whose texts are looked at. */
const RECENT = 6;

/** Strings that were given to the same argument before, in this document. */
export function stringsFor(path: Path, spot: Spot): Filling[] {
  const bracket = path.brackets.findLast((one) => one.callee !== null);
  const counts = new Map<string, number>();
  for (const { statement, call } of bracket?.echoes ?? []) {
    const piece = spot.memory.records[statement]?.calls[call]?.pieces[bracket?.length ?? 0];
    if (piece && (piece.token === '<str>' || piece.token.startsWith("'")))
      counts.set(piece.text, (counts.get(piece.text) ?? 0) + 1);
  }
  for (const at of path.echoes.slice(-RECENT)) {
    const piece = spot.memory.records[at]?.pieces[path.numbers.length];
    if (piece && (piece.token === '<str>' || piece.token.startsWith("'")))
      counts.set(piece.text, (counts.get(piece.text) ?? 0) + 0.7);
  }
  const slot = bracket ? `${bracket.callee?.key ?? ''}|${bracket.keyword || String(bracket.position)}` : '';
  for (const { values } of spot.lessons)
    for (const [text, count] of values.get(slot) ?? [])
      if (/^['"]/u.test(text)) counts.set(text, (counts.get(text) ?? 0) + count);
  const target = path.words[1]?.text === '=' ? (path.words[0]?.text ?? '') : (path.words[2]?.text ?? '');
  if (path.words.at(-1)?.kind !== 'string' && NAMED.has(bracket?.callee?.key ?? '') && target !== '') {
    const text = spot.style.quote + target + spot.style.quote;
    counts.set(text, (counts.get(text) ?? 0) + 2);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .map(([text, count]) => ({ text, share: count / (total + 2.5) }))
    .toSorted((a, b) => b.share - a.share)
    .slice(0, 3);
}
