import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import undici from 'undici';

import type { Clock } from '../../src/completion/clock.ts';
import { Engine } from '../../src/completion/engine.ts';
import { postprocessor } from '../../src/completion/postprocess.ts';
import type { CompletionResult, Target } from '../../src/completion/types.ts';
import { rounds } from '../process/rounds.ts';
import { connect, MODEL } from '../support/connect.ts';
import { CONNECTION_FAULTS } from '../support/faults/broken.ts';
import { ANSWER_FAULTS } from '../support/faults/bytes.ts';
import type { Fault } from '../support/faults/cell.ts';
import { good } from '../support/faults/routes.ts';
import { STATUS_FAULTS } from '../support/faults/statuses.ts';
import { settle, Time } from '../support/faults/time.ts';
import { Random } from '../support/hosted/random.ts';
import { startServer, type ScriptedServer } from '../support/service/server.ts';
import { requestAt } from '../unit/completion/golden.ts';

/** How much faster the engine's clock runs than the real one. */
const SPEED = 20;
const SEED = 20_261_126;
const PROGRAM = 'from qiskit import QuantumCircuit\n\nqc = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)\n';

/** Faults that answers can have; a wait of an hour would end the session. */
const FAULTS = [...CONNECTION_FAULTS, ...ANSWER_FAULTS, ...STATUS_FAULTS].filter(
  ({ answer, name }) => answer !== undefined && !/Retry-After: (?:9|Fri)/u.test(name),
) as [Fault, ...Fault[]];

/** A fast clock that knows what it still has to do. */
class FastClock implements Clock {
  readonly #timers = new Set<NodeJS.Timeout>();

  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return performance.now() * SPEED;
  }

  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms / SPEED);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }
}

/** A server where every third answer goes wrong, each time in a way that the seed decides. */
function unreliable(random: Random, met: Map<string, number>): Promise<ScriptedServer> {
  return startServer({
    fallback: (request) => {
      const whole = good(request);
      if (random.chance(0.66)) return whole;
      const fault = random.pick(FAULTS);
      met.set(fault.name, (met.get(fault.name) ?? 0) + 1);
      return fault.answer?.(whole, { request, count: 0, time: new Time() }) ?? whole;
    },
  });
}

/** Types the program over and over, a key at a time; gives how often each result came. */
async function type(engine: Engine, target: Target, keys: number): Promise<Map<string, number>> {
  const results = new Map<string, number>();
  const calls: Promise<void>[] = [];
  const random = new Random(SEED);
  let cancel = new AbortController();
  const note = (result: CompletionResult): void => {
    const kind = result.kind === 'failed' ? result.failure.kind : result.kind;
    results.set(kind, (results.get(kind) ?? 0) + 1);
    if (result.kind !== 'suggested') return;
    for (const { text } of result.suggestions) assert.match(text, /^[\w().,\s]*$/u);
  };
  for (let key = 0; key < keys; key += 1) {
    cancel.abort();
    cancel = new AbortController();
    const before =
      PROGRAM.repeat(1 + (key % 7)).slice(0, -PROGRAM.length) + PROGRAM.slice(0, 1 + (key % PROGRAM.length));
    const trigger = random.chance(0.05) ? 'explicit' : 'automatic';
    const request = requestAt('‸', {
      before,
      version: key,
      documentLength: before.length,
      trigger,
      lastChange: 'typed',
    });
    calls.push(engine.suggest(request, target, cancel.signal).then(note));
    // A fast typist, who stops now and then.
    await settle(random.chance(0.1) ? 30 : 3);
    if (random.chance(0.01)) engine.rearm();
  }
  await Promise.all(calls);
  return results;
}

function heapAfterGc(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1_048_576;
}

describe('typing while a third of all answers goes wrong', () => {
  const keys = rounds(1000, 50_000);
  it(
    `${String(keys)} keys: every call ends, nothing damaged is shown, nothing is left`,
    { timeout: 1_800_000 },
    async () => {
      const met = new Map<string, number>();
      const thrown: unknown[] = [];
      const caught = (error: unknown): void => void thrown.push(error);
      process.on('unhandledRejection', caught);
      const server = await unreliable(new Random(SEED), met);
      const dispatcher = new undici.Agent({ keepAliveTimeout: 4000 });
      const fetch: unknown = (url: string, init: object) => undici.fetch(url, { ...init, dispatcher });
      const source = connect(server.url, { fetch: fetch as typeof globalThis.fetch });
      const target: Target = {
        key: 'service',
        source,
        model: MODEL,
        infill: { kind: 'none' },
        inProcess: false,
      };
      const clock = new FastClock();
      const engine = new Engine({ clock, postprocess: postprocessor() });
      try {
        await type(engine, target, 200);
        const heap = heapAfterGc();
        const results = await type(engine, target, keys);
        engine.rearm();
        const until = performance.now() + 5000;
        const open = (): number => server.requests.filter(({ ending }) => ending === null).length;
        while ((open() > 0 || clock.pending > 0) && performance.now() < until) await settle(10);
        assert.equal(open(), 0, 'requests are left open');
        assert.equal(clock.pending, 0, 'timers are left');
        server.requests.length = 0;
        const grown = heapAfterGc() - heap;
        console.log(
          Object.fromEntries(results),
          `${String(met.size)} faults met, heap ${grown.toFixed(1)} MB more`,
        );
        assert.ok(grown < 30, `${grown.toFixed(1)} MB`);
        assert.ok((results.get('suggested') ?? 0) > 0);
        assert.deepEqual(thrown, []);
      } finally {
        process.off('unhandledRejection', caught);
        await dispatcher.destroy();
        await server.close();
      }
    },
  );
});
