import { Random } from './hosted/random.ts';

/** Numbers from 0 up to 1 that a seed determines. */
export function randomOf(seed: number): () => number {
  const random = new Random(seed);
  return () => random.next();
}

type Pick = (count: number) => number;
type Mutation = (bytes: Buffer, pick: Pick) => Buffer;

const onLines =
  (change: (lines: string[], pick: Pick) => void): Mutation =>
  (bytes, pick) => {
    const lines = bytes.toString('latin1').split('\n');
    change(lines, pick);
    return Buffer.from(lines.join('\n'), 'latin1');
  };

const insert =
  (text: (pick: Pick) => string): Mutation =>
  (bytes, pick) => {
    const at = pick(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(text(pick)), bytes.subarray(at)]);
  };

const NUMBERS = ['1e999', '-1', '99999999999999999999', '1.5', '-0', '9'.repeat(5000), 'null', '{}', '"1"'];

/** The ways in which an answer is damaged. */
const mutations: Readonly<Record<string, Mutation>> = {
  cut: (bytes, pick) => bytes.subarray(0, pick(bytes.length)),
  'cut out': (bytes, pick) => {
    const from = pick(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + pick(40))]);
  },
  'duplicate a line': onLines((lines, pick) => {
    const at = pick(lines.length);
    lines.splice(at, 0, lines[at] ?? '');
  }),
  'reorder lines': onLines((lines, pick) => {
    const [line = ''] = lines.splice(pick(lines.length), 1);
    lines.splice(pick(lines.length + 1), 0, line);
  }),
  'corrupt bytes': (bytes, pick) => {
    const copy = Buffer.from(bytes);
    for (let count = 0; count <= pick(8); count += 1) copy[pick(copy.length)] = pick(256);
    return copy;
  },
  'giant numbers': (bytes, pick) => {
    const text = bytes.toString('latin1');
    const found = [...text.matchAll(/(?<=":)-?\d+(?:\.\d+)?/g)];
    const match = found[pick(Math.max(1, found.length))];
    if (match === undefined) return bytes;
    const number = NUMBERS[pick(NUMBERS.length)] ?? '';
    return Buffer.from(
      text.slice(0, match.index) + number + text.slice(match.index + match[0].length),
      'latin1',
    );
  },
  'deep JSON': insert((pick) => (pick(2) === 0 ? '[' : '{"a":').repeat(20_000 + pick(20_000))),
  'control characters': insert((pick) => '\0\u001B[2J\r\n\u2028\uFEFF'.slice(pick(6))),
};

/** A damaged copy of `bytes`, which the seed determines: one to three mutations. */
export function mutated(
  bytes: Buffer,
  seed: number,
): { readonly bytes: Buffer; readonly names: readonly string[] } {
  const random = randomOf(seed);
  const pick: Pick = (count) => Math.floor(random() * count);
  const all = Object.keys(mutations);
  const names = Array.from({ length: 1 + pick(3) }, () => all[pick(all.length)] ?? '');
  let damaged = bytes;
  for (const name of names) damaged = mutations[name]?.(damaged, pick) ?? damaged;
  return { bytes: damaged, names };
}
