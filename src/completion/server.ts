import { Breaker } from './breaker.ts';
import { Speed } from './speed.ts';
import type { Target } from './types.ts';

/** What is known of the target in use: how fast it is and whether it may be asked. */
export interface Server {
  readonly key: string;
  readonly speed: Speed;
  readonly breaker: Breaker;
  /** How often the prompt budget was halved because the model's context was too short for it. */
  halvings: number;
}

const SERVERS_KEPT = 16;

/** What was learned of each target of this session; the speed of one is still known when the user comes back to it. */
export class Servers {
  readonly #speeds = new Map<string, Speed>();

  /** A fresh record for a target, with what was learned of its speed. */
  open(target: Target): Server {
    const speed = this.#speeds.get(target.key) ?? new Speed();
    this.#speeds.delete(target.key);
    this.#speeds.set(target.key, speed);
    const [oldest] = this.#speeds.keys();
    if (this.#speeds.size > SERVERS_KEPT && oldest !== undefined) this.#speeds.delete(oldest);
    return { key: target.key, speed, breaker: new Breaker(), halvings: 0 };
  }
}
