import { setTimeout as pause } from 'node:timers/promises';

import { expect } from '@playwright/test';

import { startQiskit, type ScriptedQiskit } from '../support/service/qiskit.ts';
import { DONE, HANG, stream, token, type Scripted } from '../support/service/script.ts';
import type { Screen } from './screen.ts';

/** Milliseconds from a key to the painted ghost text, one for each key of a round; not a number where it did not come. */
export interface Round {
  readonly floor: number[];
  readonly trie: number[];
  readonly inflight: number[];
  /** The bare provider's constant, one for each of `inflight`, after the same keys at the same place. */
  readonly held: number[];
  /** Without what the service took. */
  readonly network: number[];
  /** The part of `network` and of `bare` from the editor's question to the answer it gets in the extension host: no frame of the screen comes into it. */
  readonly networkHost: number[];
  readonly bareHost: number[];
  /** The network floor, one for each of `network`: the bare provider asks the service and shows its constant; without what the service took. */
  readonly bare: number[];
}

const TEXT = 'QuantumCircuit(2)';
const KEY = 'Q';
/** What stands after the key, in every measure. */
export const REST = TEXT.slice(KEY.length);

/**
 * First-token time of the scripted service, milliseconds. So long that the engine, once it has learned it, has no delay of
 * its own left at any rhythm of keys: 1.5 × 300 (the longest gap) − 0.9 × 450 − 50 < 0. What the network path then takes longer than
 * the bare provider's is overhead; were there a delay, it would count against the product.
 */
const FIRST_TOKEN_MS = 450;
/** At most so many first-token times the engine keeps in mind. */
const SPEEDS_KEPT = 20;

/** Both files: two lines to complete, and enough below them that what is typed at the end is out of their sight. */
export const LINES = [
  'from qiskit import QuantumCircuit',
  'aa = ',
  'bb = ',
  ...Array.from({ length: 30 }, (_, index) => `shots_${index + 10} = ${index}`),
  '',
].join('\n');

/** Measures the way from key to ghost text in turn: by the bare provider, from the cache, from a request that runs, by a new request of either. */
export class Latency {
  readonly service: ScriptedQiskit;
  readonly rounds: Round[] = [];
  /** Keys after which the expected ghost text did not come. */
  missed = 0;
  #number = 10;
  #serverMs = 0;
  /** Set while an answer is to wait for a key. */
  #release: Promise<void> | null = null;
  #arrived: () => void = () => undefined;

  private constructor(service: ScriptedQiskit) {
    this.service = service;
  }

  static async start(): Promise<Latency> {
    return new Latency(await startQiskit({ accepted: true }));
  }

  /** Brings the answers for both lines of the left side's `file` into the cache, the floor to its first answer, and everything to its working temperature. */
  async prime(screen: Screen, file: string): Promise<void> {
    const taught = Math.min(SPEEDS_KEPT, this.service.requestsTo('POST /v1/completions').length);
    this.service.always('POST /v1/completions', async ({ json }) => this.#answer(String(json['prompt'])));
    await screen.focus('left');
    await screen.window.openFile(file);
    for (const side of ['right', 'left'] as const) {
      await screen.focus(side);
      await screen.press('Control+Home');
      for (let line = 0; line < 2; line += 1) {
        await screen.press('ArrowDown', 'End', 'Backspace');
        await pause(100);
        // A text that came after the key: the other line's is the same, and may still be there.
        if ((await screen.keyToGhost('Space', side === 'left' ? TEXT : REST)) === null)
          throw new Error(`no suggestion on the ${side} side: ${screen.window.log()}`);
      }
    }
    // These answers also teach the engine how long the service takes, against what it learned before.
    for (let index = 0; index < taught / 2 + 2; index += 1)
      await this.#network(screen, 'plain', emptyRound());
    await this.#inflight(screen);
    this.missed = 0;
  }

  /** One round of each, `keys` of the fast ones and `requests` of the slow ones. */
  async round(screen: Screen, keys: number, requests: number): Promise<void> {
    const round = emptyRound();
    await screen.focus('right');
    await this.#fromCache(screen, round.floor, { keys, before: REST });
    await screen.focus('left');
    await this.#fromCache(screen, round.trie, { keys, before: TEXT });
    for (let index = 0; index < requests; index += 1) {
      const productFirst = index % 2 === 0;
      await this.#pair(screen, productFirst, {
        product: async () => this.#note(round.inflight, await this.#inflight(screen)),
        bare: async () => this.#note(round.held, await this.#held(screen)),
      });
      await this.#pair(screen, productFirst, {
        product: async () => this.#network(screen, 'plain', round),
        bare: async () => this.#network(screen, 'bare', round),
      });
    }
    this.rounds.push(round);
  }

  /** Types the first key of a known text on each of the two lines in turn; none of it is visible before the key. */
  async #fromCache(
    screen: Screen,
    into: number[],
    { keys, before }: { keys: number; before: string },
  ): Promise<void> {
    await screen.press('Control+Home', 'ArrowDown', 'End');
    for (let index = 0; index < keys; index += 1) {
      await screen.shows('');
      this.#note(into, await screen.keyToGhost(KEY, REST));
      await screen.press('Backspace');
      await screen.shows(before);
      await screen.press(index % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
    }
  }

  /** A request is running when the key comes that its answer begins with, and the answer arrives right behind that key. */
  async #inflight(screen: Screen): Promise<number | null> {
    let release = (): void => undefined;
    this.#release = new Promise((resolve) => (release = resolve));
    const arrived = new Promise<void>((resolve) => (this.#arrived = resolve));
    await this.#line(screen, 'held');
    await screen.press('Space');
    await arrived;
    const ms = await screen.keyToGhost(KEY, REST, release);
    this.#release = null;
    return ms;
  }

  /** Measures the product and the bare provider right after or before it, where both meet the same load. */
  async #pair(
    screen: Screen,
    productFirst: boolean,
    measures: { readonly product: () => Promise<void>; readonly bare: () => Promise<void> },
  ): Promise<void> {
    for (const product of productFirst ? [true, false] : [false, true]) {
      await screen.focus(product ? 'left' : 'right');
      await (product ? measures.product() : measures.bare());
    }
  }

  /** The keys of an in-flight hit, beside the bare provider. */
  async #held(screen: Screen): Promise<number | null> {
    await this.#line(screen, 'held');
    await screen.press('Space');
    await pause(FIRST_TOKEN_MS);
    return screen.keyToGhost(KEY, REST);
  }

  async #network(screen: Screen, name: 'plain' | 'bare', round: Round): Promise<void> {
    const before = screen.answers().length;
    await this.#line(screen, name);
    const painted = await screen.keyToGhost('Space', name === 'plain' ? TEXT : REST);
    const inHost = name === 'plain' ? await nextAnswer(screen, before) : await screen.bareAnswer();
    const own = (ms: number | null): number | null => (ms === null ? null : ms - this.#serverMs);
    this.#note(name === 'plain' ? round.network : round.bare, own(painted));
    (name === 'plain' ? round.networkHost : round.bareHost).push(own(inHost) ?? Number.NaN);
  }

  /** A new line up to the last key before something is to be suggested, at once, so that nothing is asked on the way. */
  async #line(screen: Screen, name: string): Promise<void> {
    await screen.press('Control+End', 'Enter');
    await screen.insert(`${name}_${this.#number++} =`);
  }

  #note(into: number[], ms: number | null): void {
    if (ms === null) this.missed += 1;
    // A place for each: those of two measures belong together.
    into.push(ms ?? Number.NaN);
  }

  async #answer(prompt: string): Promise<Scripted> {
    const from = performance.now();
    if (!/^(?:aa|bb|(?:held|plain|bare)_\d+) = $/m.test(prompt.slice(prompt.lastIndexOf('\n') + 1)))
      return stream(token('', { finish: 'stop' }), DONE);
    await pause(FIRST_TOKEN_MS);
    this.#arrived();
    const held = this.#release !== null;
    await this.#release;
    this.#serverMs = performance.now() - from;
    // A running request stays one: its end is not in sight when the key comes.
    return stream(token(`${TEXT}\n`), token('shots = 1\n'), ...(held ? [HANG] : [DONE]));
  }
}

function emptyRound(): Round {
  return {
    floor: [],
    trie: [],
    inflight: [],
    held: [],
    network: [],
    networkHost: [],
    bare: [],
    bareHost: [],
  };
}

/** What the log says of the answer that comes after `before` others. */
async function nextAnswer(screen: Screen, before: number): Promise<number | null> {
  await expect.poll(() => screen.answers().length).toBeGreaterThan(before);
  return screen.answers().at(-1) ?? null;
}
