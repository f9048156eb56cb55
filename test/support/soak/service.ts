import { setTimeout as pass } from 'node:timers/promises';

import { CONNECTION_FAULTS } from '../faults/broken.ts';
import { ANSWER_FAULTS } from '../faults/bytes.ts';
import type { Fault } from '../faults/cell.ts';
import { good } from '../faults/routes.ts';
import { STATUS_FAULTS } from '../faults/statuses.ts';
import { Time } from '../faults/time.ts';
import { Random } from '../hosted/random.ts';
import type { RecordedRequest } from '../service/records.ts';
import { DONE, json, stream, token, type Gate, type Scripted, type Step } from '../service/script.ts';
import { startServer, type ScriptedServer } from '../service/server.ts';
import { STATE_ROUTE, CALM_ROUTE, type ServiceState } from './plan.ts';

/** Share of the answers that go wrong. */
const FAULTY = 1 / 3;
/** Characters before the cursor by which the service finds out which program is being written. */
const KNOWN = 24;
const LONGEST = 160;

/** Faults that an answer can have; a wait of an hour would end the session. */
const FAULTS = [...CONNECTION_FAULTS, ...ANSWER_FAULTS, ...STATUS_FAULTS].filter(
  ({ answer, name }) => answer !== undefined && !/Retry-After: (?:9|Fri)/u.test(name),
) as [Fault, ...Fault[]];

/** A service of which every third answer goes wrong, in a way that the seed decides, until it is told to be calm. */
export interface UnreliableService {
  readonly server: ScriptedServer;
  /** How often each fault was met. */
  readonly met: ReadonlyMap<string, number>;
}

/** Starts it; what it answers well continues the one of `programs` that the prompt is from. */
export async function startUnreliable(seed: number, programs: readonly string[]): Promise<UnreliableService> {
  const random = new Random(seed);
  const met = new Map<string, number>();
  const state = { calm: false };
  const server = await startServer({
    fallback: async (request) => {
      if (request.path === CALM_ROUTE) state.calm = true;
      if (request.path === CALM_ROUTE || request.path === STATE_ROUTE) return json(stateOf(server));
      const isCompletion = request.path === '/v1/completions';
      const whole = isCompletion ? written(request, { random, programs }) : good(request);
      if (state.calm) return whole;
      // The headers of a busy service come late.
      await pass(random.chance(0.2) ? random.below(400) : random.below(30));
      if (!random.chance(FAULTY)) return whole;
      const fault = random.pick(FAULTS);
      met.set(fault.name, (met.get(fault.name) ?? 0) + 1);
      return fault.answer?.(whole, { request, count: 0, time: new Time() }) ?? whole;
    },
  });
  return { server, met };
}

/** Requests that are not over, that of this question aside, and connections that are open. */
function stateOf({ requests, open }: ScriptedServer): ServiceState {
  return { requests: requests.filter(({ ending }) => ending === null).length, connections: open };
}

interface Writing {
  readonly random: Random;
  readonly programs: readonly string[];
}

/** A completion, piece by piece at the pace of a model. */
function written({ json: { prompt } }: RecordedRequest, { random, programs }: Writing): Scripted {
  const tail = (typeof prompt === 'string' ? prompt : '').slice(-KNOWN);
  const program = programs.find((text) => text.includes(tail));
  const at = (program?.indexOf(tail) ?? 0) + tail.length;
  const text = program === undefined ? 'QuantumCircuit(2)\n' : program.slice(at, at + LONGEST);
  const id = `cmpl-${String(random.below(2 ** 31))}`;
  const pieces = text.match(/\s*\S+|\s+$/gu) ?? [''];
  const slow = random.below(40);
  const steps = pieces.flatMap((piece): Step[] => [pauseOf(slow), token(piece, { id })]);
  return stream(...steps, token('', { id, finish: 'stop' }), DONE);
}

function pauseOf(ms: number): Gate {
  let opened: (() => void) | undefined;
  return {
    reached: Promise.resolve(),
    opened: new Promise<void>((resolve) => (opened = resolve)),
    open: () => opened?.(),
    arrive: () => void setTimeout(() => opened?.(), ms).unref(),
  };
}
