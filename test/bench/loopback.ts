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
  /** What the engine waited for a key that did not come. */
  readonly delayMs: number;
  /** What the service took, as a bare `fetch` sees it that reads the first bytes of the same answer, in turn with the engine's. */
  readonly serverMs: number;
  /** What is left of the whole. */
  readonly overheadMs: number;
}

/** First-token time of the service: above the time a suggestion is held back, so that nothing but overhead is left. */
const FIRST_TOKEN_MS = 150;

/** Asks a scripted service over HTTP on the loopback, with the real clock, and measures what the engine and our client add to a bare request. */
export async function loopback(requests: number): Promise<LoopbackFigures> {
  const service = await startQiskit({ accepted: true });
  service.always('POST /v1/completions', async () => {
    await pause(FIRST_TOKEN_MS);
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
      const delay = engine.decisions().at(-1)?.delayMs ?? 0;
      const server = await bare(service.url, requestAt(round).before);
      // The first request opens the connection.
      if (round > 0) rounds.push({ whole, delay, server });
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

/** Milliseconds to the first bytes of the answer, by the shortest way. */
async function bare(url: string, prompt: string): Promise<number> {
  const from = performance.now();
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ model: 'm', prompt, max_tokens: 48, stream: true });
  const answer = await fetch(`${url}/v1/completions`, { method: 'POST', headers, body });
  const reader = answer.body?.getReader();
  await reader?.read();
  const ms = performance.now() - from;
  // To its end, so that the connection is kept as the engine's is.
  while ((await reader?.read())?.done === false);
  return ms;
}

function requestAt(round: number): CompletionRequest {
  const before = `from qiskit import QuantumCircuit\n\nqc_${round} = `;
  return typed({ document: 'loopback.py', version: round, before });
}
