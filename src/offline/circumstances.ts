import { primaryStart } from '../qiskit/infer.ts';
import { partsOf } from './hints.ts';
import { type Access, type Observation, receiverKey, wordsBefore } from './observe.ts';
import type { Path } from './path.ts';
import { placeOfValue } from './place.ts';
import { fullRow, type Row } from './sequences.ts';
import type { Spot } from './spot.ts';

/** Circumstances that tell which attribute comes: what was asked of the variable the two times before, the block, the words before, the variable's name, the function's name, what is done already. */
export const CIRCUMSTANCES = ['twice', 'block', 'worded', 'variableWords', 'functionWords', 'stage'] as const;

/** One of `CIRCUMSTANCES`. */
export type Circumstance = (typeof CIRCUMSTANCES)[number];

/** What stands above and around a statement. */
export interface Surrounding {
  readonly records: readonly Pick<Observation, 'indent' | 'pieces' | 'accesses'>[];
  readonly indent: number;
}

/** What enough is known of: other values are told apart by what they are. */
const COUNTED = new Set(['QuantumCircuit', 'np', 'plt']);

/** Statements above that are looked at. */
const ABOVE = 60;

/** What the statements above tell of a value. */
interface Trail {
  /** What was asked last of the variable, the latest first. */
  readonly asked: readonly string[];
  readonly measured: boolean;
  /** First word of the block's head, and whether the statement is the block's first. */
  readonly block: string;
  readonly inside: string;
}

/** Keys of the rows, by circumstance, that count what is asked of a value like this one. */
export function circumstancesOf(
  asked: Pick<Access, 'type' | 'variable' | 'before' | 'place'>,
  around: Surrounding,
): readonly (readonly [Circumstance, readonly string[]])[] {
  const { type, place, before } = asked;
  if (!COUNTED.has(type)) return [];
  const trail = trailOf(asked.variable, around);
  const key = (sign: string, text: string): string => `${type}${sign}${text}`;
  const words = (sign: string, text: string): string[] => partsOf(text).map((word) => key(sign, word));
  const found: [Circumstance, string[]][] = [
    ['worded', before === '' ? [] : [key('~~', before)]],
    ['functionWords', words('^', trail.inside)],
  ];
  if (type !== 'np') found.push(['block', [key('{', `${place}${trail.block}`)]]);
  if (type !== 'np' && asked.variable !== '') {
    const [last = '^', second = '^'] = trail.asked;
    found.push(
      ['twice', [key('>>', `${second}>${last}`)]],
      ['variableWords', type === 'plt' ? [] : words('#', asked.variable)],
      ['stage', [key('!', `${place}${trail.measured ? 'm' : ''}${Math.min(4, trail.asked.length)}`)]],
    );
  }
  return found;
}

function trailOf(variable: string, { records, indent }: Surrounding): Trail {
  const asked: string[] = [];
  let measured = false;
  let [block, inside] = ['', ''];
  let inner = indent;
  const last = records.length - 1;
  for (let at = last; at >= 0 && at > last - ABOVE; at -= 1) {
    const record = records[at];
    if (!record) break;
    if (record.indent < inner) {
      inner = record.indent;
      const head = record.pieces[0]?.text ?? '';
      if (block === '') block = `${head}${at === last ? '1' : ''}`;
      if (head === 'def' && inside === '') inside = record.pieces[1]?.text ?? '';
    }
    for (let one = record.accesses.length - 1; one >= 0; one -= 1) {
      const access = record.accesses[one];
      if (!access) break;
      if (access.variable !== variable || variable === '') continue;
      asked.push(access.name);
      if (access.name.startsWith('measure')) measured = true;
    }
  }
  return { asked, measured, block, inside };
}

/** What public code asks of a value in the circumstances at the end of a path, which ends with a dot. */
export function circumstances(
  { words }: Path,
  spot: Spot,
): { readonly kind: Circumstance; readonly row: Row }[] {
  const { knowledge, memory, indent, reader } = spot;
  const dot = words.length - 1;
  const start = primaryStart(words, dot);
  const asked = {
    type: receiverKey(reader.infer.receiver(words, dot)),
    variable: start === dot - 1 ? (words[start]?.text ?? '') : '',
    before: wordsBefore(words, start),
    place: placeOfValue(words, start),
  };
  const found: { kind: Circumstance; row: Row }[] = [];
  for (const [kind, keys] of circumstancesOf(asked, { records: memory.records, indent })) {
    const counts = new Map<number, number>();
    for (const key of keys) {
      for (const [name, count] of knowledge.attributes(key)) {
        const number = knowledge.number(name);
        counts.set(number, (counts.get(number) ?? 0) + count);
      }
    }
    if (counts.size > 0) found.push({ kind, row: fullRow(counts) });
  }
  return found;
}
