import { BLOCK_TOKENS, BUDGETS, LINE_TOKENS } from '../../src/completion/constants.ts';
import { Engine } from '../../src/completion/engine.ts';
import { Flight } from '../../src/completion/flight.ts';
import { showGate } from '../../src/completion/gate.ts';
import { placeOf } from '../../src/completion/place.ts';
import { postprocess, postprocessor } from '../../src/completion/postprocess.ts';
import { present } from '../../src/completion/present.ts';
import { Prompts } from '../../src/completion/prompt.ts';
import type { Rules } from '../../src/completion/rules.ts';
import type { CompletionRequest, Postprocess, Suggestion, Target } from '../../src/completion/types.ts';
import { spotOf, unitOf } from '../../src/completion/unit.ts';
import type { VirtualClock } from '../support/virtualClock.ts';
import type { Policy } from './desk.ts';

/** What a policy is made with. */
export interface PolicyDeps {
  readonly clock: VirtualClock;
  readonly target: Target;
}

/** Makes a policy for one session. */
export type PolicyMaker = (deps: PolicyDeps) => Policy;

/** The engine, as shipped or with some of its rules switched off. */
export function engine(
  rules: Partial<Rules> = {},
  makePostprocess: () => Postprocess = postprocessor,
): PolicyMaker {
  return ({ clock, target }) => {
    const made = new Engine({ clock, postprocess: makePostprocess() }, { rules });
    return {
      async suggest(request, signal) {
        const result = await made.suggest(request, target, signal);
        return result.kind === 'suggested' ? result.suggestions : [];
      },
      note: (kind) => {
        made.note({ kind });
      },
    };
  };
}

/** Shows what the model wrote as it wrote it. */
export const asWritten: Postprocess = (text) => ({ kind: 'kept', text, replaceAfter: 0, changed: [] });

/** Waits for a pause of so many milliseconds, asks, and aborts with the next key. */
export function debounced(ms: number): PolicyMaker {
  return (deps) => ({
    async suggest(request, signal) {
      await pause(deps.clock, ms, signal);
      if (signal.aborted) return [];
      const flight = send(request, deps);
      const abort = (): void => {
        flight.abort();
      };
      signal.addEventListener('abort', abort, { once: true });
      await ended(flight);
      return read(flight, request);
    },
    note: () => undefined,
  });
}

/** Asks at each key, one request after the other, and aborts none. */
export function serial(): PolicyMaker {
  return (deps) => {
    const state: { running: Flight | null } = { running: null };
    return {
      async suggest(request, signal) {
        while (state.running?.ending === null) await ended(state.running);
        if (signal.aborted) return [];
        const flight = send(request, deps);
        state.running = flight;
        await ended(flight);
        return read(flight, request);
      },
      note: () => undefined,
    };
  };
}

/** One request without any of the engine's care, but for the display unit: it stops reading there. */
function send(request: CompletionRequest, { clock, target }: PolicyDeps): Flight {
  const unit = unitOf(request);
  return new Flight(
    {
      place: placeOf(request, 0),
      source: target.source,
      request: {
        model: target.model,
        ...new Prompts().build(request, BUDGETS.remote, target.infill),
        maxTokens: unit.kind === 'block' ? BLOCK_TOKENS : LINE_TOKENS,
        temperature: 0,
        stop: ['\n\n\n'],
      },
      demand: { typed: '', unit, spot: spotOf(request) },
      tail: null,
      whole: false,
      limitMs: 10_000,
      prefetch: false,
    },
    clock,
  );
}

function read(flight: Flight, request: CompletionRequest): Suggestion[] {
  if (showGate(request) !== null) return [];
  const raw = { text: flight.texts[0] ?? '', id: flight.id, complete: flight.finished(0) };
  const processed = present(raw, request, postprocess);
  if (processed?.kind !== 'kept') return [];
  return [{ id: flight.id, text: processed.text, replaceAfter: processed.replaceAfter, origin: 'network' }];
}

async function ended(flight: Flight): Promise<void> {
  while (flight.ending === null) {
    await new Promise<void>((resolve) => {
      const stop = flight.onChange(() => {
        stop();
        resolve();
      });
    });
  }
}

async function pause(clock: VirtualClock, ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = clock.after(ms, resolve);
    signal.addEventListener(
      'abort',
      () => {
        cancel();
        resolve();
      },
      { once: true },
    );
  });
}
