import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import type { Rules } from '../../src/completion/rules.ts';
import { ALL_RULES } from '../../src/completion/rules.ts';
import { runActivation } from './activation.ts';
import { editor } from './editor.ts';
import { loopbackGates, replayGates } from './gates.ts';
import type { ByPolicy, Gate } from './gates.ts';
import { runGuard } from './guard.ts';
import { loopback } from './loopback.ts';
import { micro } from './micro.ts';
import { measureOn, runOffline } from './offline.ts';
import { asWritten, debounced, engine, serial } from './policies.ts';
import type { PolicyMaker } from './policies.ts';
import { PROFILES, replay } from './replay.ts';
import { figuresTable, gatesTable } from './table.ts';
import { tasks } from './tasks.ts';

const LANES = ['replay', 'micro', 'editor'];
/** Services that the gates hold for; the third is shown beside them. */
const GATED = ['fast', 'oneSlot'];

const POLICIES: Readonly<Record<string, PolicyMaker>> = {
  engine: engine(),
  'fixed 350': debounced(350),
  'fixed 150': debounced(150),
  serial: serial(),
  'no cache': engine({ cache: false, steady: false }),
};

interface Lane {
  readonly figures: unknown;
  readonly gates: readonly Gate[];
}

/** Types the programs with every policy against every service, and with the engine's rules off one by one. */
async function replayLane(quick: boolean): Promise<Lane> {
  const typed = tasks(quick);
  const services: Record<string, ByPolicy> = {};
  const ablations: Record<string, ByPolicy> = {};
  for (const profile of PROFILES) {
    services[profile.name] = await each(POLICIES, (make) => replay(typed, make, profile));
    console.log(`\n${figuresTable(profile.name, services[profile.name] ?? {})}`);
    if (quick || !GATED.includes(profile.name)) continue;
    ablations[profile.name] = await each(withoutEach(), (make) => replay(typed, make, profile));
    console.log(figuresTable('', ablations[profile.name] ?? {}));
  }
  const network = await loopback(quick ? 15 : 60);
  console.log(`\nover HTTP: ${network.overheadMs.toFixed(2)} ms beyond delay and server`);
  const gated = Object.fromEntries(GATED.map((name) => [name, services[name] ?? {}]));
  return {
    figures: { services, ablations, network },
    gates: [...replayGates(gated), ...loopbackGates(network)],
  };
}

/** The work of each key that no server has a part in. */
function microLane(rounds: number): Lane {
  const { gates, ...figures } = micro(rounds);
  return { figures, gates };
}

/** The engine without each of its rules. */
function withoutEach(): Readonly<Record<string, PolicyMaker>> {
  const rules = Object.keys(ALL_RULES) as (keyof Rules)[];
  const off = rules.map((rule) => [`- ${rule}`, engine({ [rule]: false })] as const);
  return Object.fromEntries([...off, ['- post-processing', engine({}, () => asWritten)]]);
}

async function each<T, R>(
  entries: Readonly<Record<string, T>>,
  run: (value: T) => Promise<R>,
): Promise<Record<string, R>> {
  const results: Record<string, R> = {};
  for (const [name, value] of Object.entries(entries)) results[name] = await run(value);
  return results;
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    offline: { type: 'boolean', default: false },
    programs: { type: 'string' },
    guard: { type: 'boolean', default: false },
    activation: { type: 'boolean', default: false },
    lane: { type: 'string', multiple: true, default: LANES },
  },
});
// The embedded engine, the guard and the start have benchmarks of their own, with their own reports.
if (values.programs !== undefined) {
  measureOn(values.programs);
  process.exit(0);
}
if (values.offline) process.exit(runOffline() ? 0 : 1);
if (values.guard) process.exit(runGuard() ? 0 : 1);
if (values.activation) process.exit((await runActivation()) ? 0 : 1);
const quick = values.quick;
const lanes: Record<string, () => Promise<Lane>> = {
  replay: () => replayLane(quick),
  micro: () => Promise.resolve(microLane(quick ? 5 : 25)),
  editor: () => editor({ quick }),
};
const report: Record<string, unknown> = { quick };
const gates: Gate[] = [];
for (const name of values.lane) {
  const lane = await lanes[name]?.();
  if (lane === undefined) throw new Error(`no lane ${name}: ${LANES.join(', ')}`);
  report[name] = lane.figures;
  gates.push(...lane.gates);
}
mkdirSync('out', { recursive: true });
writeFileSync('out/bench.json', `${JSON.stringify({ ...report, gates }, null, 2)}\n`);
console.log(`\n${gatesTable(gates)}`);
process.exitCode = gates.every(({ ok }) => ok) ? 0 : 1;
