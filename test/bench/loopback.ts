import { setTimeout as pause } from 'node:timers/promises';

import { createBackend } from '../../src/backends/registry.ts';
import { wallClock } from '../../src/completion/clock.ts';
import { Engine } from '../../src/completion/engine.ts';
import { postprocessor } from '../../src/completion/postprocess.ts';
import { median } from '../../src/completion/rhythm.ts';
import type { CompletionRequest, Target } from '../../src/completion/types.ts';
import { typed } from '../support/request.ts';
import { startQiskit } from '../support/service/qiskit.ts';
import { DONE, stream, token } from '../support/service/script.ts';

/** What a request costs over real HTTP, milliseconds: medians. */
export interface LoopbackFigures {
  readonly requests: number;
  /** From the engine's call to its answer. */
  readonly wholeMs: number;
  /** What the engine waited for a key that did not come, and what the service took. */
  readonly delayMs: number;
  readonly serverMs: number;
  /** What is left of the whole. */
  readonly overheadMs: number;
}

/** First-token time of the service: above the time a suggestion is held back, so that nothing but overhead is left. */
const FIRST_TOKEN_MS = 150;

/** Asks a scripted service over HTTP on the loopback, with the real clock, and measures what the engine and the client add. */
export async function loopback(requests: number): Promise<LoopbackFigures> {
  let serverMs = 0;
  const service = await startQiskit({ accepted: true });
  service.always('POST /v1/completions', async () => {
    const from = performance.now();
    await pause(FIRST_TOKEN_MS);
    serverMs = performance.now() - from;
    return stream(token('QuantumCircuit(2)\n'), token('qc.h(0)\n'), DONE);
  });
  const source = createBackend(
    { service: 'qiskit-code-assistant', url: service.url },
    { fetch, token: () => Promise.resolve(null), caller: 'qiskit-inline/bench' },
  );
  if (source === null) throw new Error('no backend');
  const target: Target = { key: 'loopback', source, model: 'm', infill: { kind: 'none' }, inProcess: false };
  const engine = new Engine({ clock: wallClock, postprocess: postprocessor() });
  const rounds: { whole: number; delay: number; server: number }[] = [];
  try {
    for (let round = 0; round <= requests; round++) {
      const from = performance.now();
      const result = await engine.suggest(requestAt(round), target, new AbortController().signal);
      const whole = performance.now() - from;
      if (result.kind !== 'suggested') throw new Error(`the loopback answered ${result.kind}`);
      // The first request opens the connection.
      if (round > 0) rounds.push({ whole, delay: engine.decisions().at(-1)?.delayMs ?? 0, server: serverMs });
    }
  } finally {
    engine.rearm();
    await service.close();
  }
  return {
    requests: rounds.length,
    wholeMs: median(rounds.map(({ whole }) => whole)),
    delayMs: median(rounds.map(({ delay }) => delay)),
    serverMs: median(rounds.map(({ server }) => server)),
    overheadMs: median(rounds.map(({ whole, delay, server }) => whole - delay - server)),
  };
}

function requestAt(round: number): CompletionRequest {
  const before = `from qiskit import QuantumCircuit\n\nqc_${round} = `;
  return typed({ document: 'loopback.py', version: round, before });
}
