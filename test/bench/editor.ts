import { readdirSync, readFileSync } from 'node:fs';

import { typeProgram, type FlickerFigures } from './flicker.ts';
import { Latency, LINES, REST, type Round } from './latency.ts';
import { Screen, type HostLoad } from './screen.ts';

/** Middle and spread of a measure, in milliseconds. */
export interface Spread {
  readonly median: number;
  /** What a tenth of the samples stayed below: nearest to a machine that does nothing else. */
  readonly p10: number;
  readonly p90: number;
  readonly count: number;
}

/** What the editor lane measured in a real VS Code. */
export interface EditorFigures {
  /** From key to painted ghost text: a bare provider that returns a constant, in the same window and in turn with the rest. */
  readonly floor: Spread;
  readonly trie: Spread;
  readonly inflight: Spread;
  /** The bare provider's constant after the keys of an in-flight hit. */
  readonly held: Spread;
  /** From key to the ghost text of a new request, without what the service took. */
  readonly network: Spread;
  /** The same of a bare provider that asks the same service and shows a constant. */
  readonly bare: Spread;
  /** The parts of both in the extension host, from the editor's question to the answer. */
  readonly networkHost: Spread;
  readonly bareHost: Spread;
  /** What the product takes longer there than the bare provider, right before it or after it. */
  readonly overhead: Spread;
  /** Keys after which the expected ghost text did not come. */
  readonly missed: number;
  /** Extension host during the latency rounds. */
  readonly host: HostLoad;
  /** Steadiness and the load of the extension host while a program is typed. */
  readonly typing: FlickerFigures;
}

/** One row of the table that a run must hold. */
export interface EditorGate {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly ok: boolean;
}

const PROGRAM_KEYS = { full: 320, quick: 60 };

/** Measures what a user of VS Code sees: under two minutes, or under half a minute when `quick`. */
export async function editor({ quick = false }: { readonly quick?: boolean } = {}): Promise<{
  readonly figures: EditorFigures;
  readonly gates: readonly EditorGate[];
}> {
  const latency = await Latency.start();
  const first = 'from qiskit import QuantumCircuit, transpile\n';
  let screen: Screen | null = null;
  try {
    screen = await Screen.open({
      url: latency.service.url,
      files: { 'lines.py': LINES, 'lines.floor': LINES, 'typed.py': first },
      left: 'lines.py',
      right: 'lines.floor',
      floorText: REST,
    });
    // First, as it brings the code to its working temperature: latencies of code that has hardly run are those of the first minute.
    const program = programOf(quick ? PROGRAM_KEYS.quick : PROGRAM_KEYS.full);
    const typing = await typeProgram(screen, latency.service, { file: 'typed.py', program });
    await latency.prime(screen, 'lines.py');
    await screen.hostLoad();
    const [rounds, keys, pairs] = quick ? [2, 5, 2] : [10, 4, 4];
    for (let round = 0; round < rounds; round += 1) await latency.round(screen, keys, pairs);
    const host = await screen.hostLoad();
    return judge(latency, host, typing);
  } finally {
    await screen?.close();
    await latency.service.close();
  }
}

function judge(
  { rounds, missed }: Latency,
  host: HostLoad,
  typing: FlickerFigures,
): { readonly figures: EditorFigures; readonly gates: readonly EditorGate[] } {
  const all = (kind: keyof Round): Spread => spread(rounds.flatMap((round) => round[kind]));
  // Within its own round each figure meets the load that the floor met.
  const against = (kind: keyof Round, floor: keyof Round): number =>
    median(rounds.map((round) => median(round[kind]) / median(round[floor])));
  const overhead = spread(
    rounds.flatMap(({ networkHost, bareHost }) =>
      networkHost.map((ms, index) => ms - (bareHost[index] ?? Number.NaN)),
    ),
  );
  const figures = {
    floor: all('floor'),
    trie: all('trie'),
    inflight: all('inflight'),
    held: all('held'),
    network: all('network'),
    bare: all('bare'),
    networkHost: all('networkHost'),
    bareHost: all('bareHost'),
    overhead,
    missed,
    host,
    typing,
  };
  return {
    figures,
    gates: [
      gate('key to ghost text on a trie hit, against the floor', against('trie', 'floor'), 1.1),
      gate('key to ghost text on an in-flight hit, against the floor', against('inflight', 'held'), 1.1),
      gate('own overhead on the network path, ms', overhead.median, 5),
      gate('flicker per 1000 keys', typing.per1000Keys, 1),
      gate('keys without the expected ghost text', missed, 0),
    ],
  };
}

function median(values: readonly number[]): number {
  return spread(values).median;
}

function gate(name: string, value: number, limit: number): EditorGate {
  // Not a number where nothing was measured: that holds no limit.
  return { name, value, limit, ok: value <= limit };
}

function spread(values: readonly number[]): Spread {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  // Between two samples where the share falls there, as the median of an even number does.
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below === undefined || above === undefined ? Number.NaN : below + (above - below) * (place % 1);
  };
  return { median: at(0.5), p10: at(0.1), p90: at(0.9), count: sorted.length };
}

/** Lines of the sample programs that stand on their own: what the editor indents or closes by itself would have to be typed otherwise. */
function programOf(keys: number): string {
  const folder = new URL('programs/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.py'));
  const lines = names
    .toSorted()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => /^[a-z].*[\w)]$/.test(line) && !line.startsWith('from qiskit import QuantumCircuit'));
  let text = '';
  for (const line of new Set(lines)) if (text.length < keys) text += `${line}\n`;
  return text;
}

if (import.meta.main) {
  const { figures, gates } = await editor({ quick: process.argv.includes('--quick') });
  console.log(
    JSON.stringify(
      figures,
      (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value),
      2,
    ),
  );
  console.table(gates.map((one) => ({ ...one, value: Math.round(one.value * 100) / 100 })));
  if (gates.some(({ ok }) => !ok)) process.exitCode = 1;
}
