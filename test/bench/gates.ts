import type { LoopbackFigures } from './loopback.ts';
import type { Figures } from './replay.ts';

/** One figure that a run must hold. */
export interface Gate {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly ok: boolean;
}

/** Figures by policy. */
export type ByPolicy = Readonly<Record<string, Figures>>;

/** The policies that the engine is compared with. */
export const BASELINES = ['fixed 350', 'fixed 150', 'serial', 'no cache'] as const;

/** The gates of the replay: `services` are the profiles that they hold for, by name. */
export function replayGates(services: Readonly<Record<string, ByPolicy>>): readonly Gate[] {
  return Object.entries(services).flatMap(([service, policies]) => {
    const own = figuresOf(policies, 'engine');
    const best = bestOf(policies);
    const fixed = figuresOf(policies, 'fixed 350');
    return [
      atMost(`requests per accept, ${service}`, own.requestsPerAccept, 7),
      atMost(
        `requests per accept against the best baseline, ${service}`,
        own.requestsPerAccept / best.requestsPerAccept,
        0.75,
      ),
      atLeast(`keystrokes saved against that baseline, ${service}`, own.saved / best.saved, 1),
      atMost(`requests per 100 keystrokes, ${service}`, own.requestsPer100, 8),
      atLeast(`keystrokes saved against fixed 350 ms + abort, ${service}`, own.saved / fixed.saved, 1.6),
      atMost(`wasted share of the tokens, ${service}`, own.wastedShare, 0.35),
      atMost(`flicker per 1000 keys, ${service}`, own.flicker, 1),
    ];
  });
}

/** The gate of the network path. */
export function loopbackGates({ overheadMs }: LoopbackFigures): readonly Gate[] {
  return [atMost('own overhead beyond delay and server, ms', overheadMs, 5)];
}

function bestOf(policies: ByPolicy): Figures {
  const baselines = BASELINES.map((name) => figuresOf(policies, name));
  return baselines.reduce((best, one) => (one.requestsPerAccept < best.requestsPerAccept ? one : best));
}

function figuresOf(policies: ByPolicy, name: string): Figures {
  const figures = policies[name];
  if (figures === undefined) throw new Error(`no figures of ${name}`);
  return figures;
}

function atMost(name: string, value: number, limit: number): Gate {
  return { name: `${name}, at most`, value, limit, ok: value <= limit };
}

function atLeast(name: string, value: number, limit: number): Gate {
  return { name: `${name}, at least`, value, limit, ok: value >= limit };
}
