import type { CompletionSource, SourceChunk, SourceRequest } from '../../src/completion/types.ts';
import type { VirtualClock } from '../support/virtualClock.ts';
import { logNormal, luck } from './random.ts';

/** How a service behaves. Times in milliseconds, speeds in tokens a second. */
export interface Profile {
  readonly name: string;
  /** One way over the network. */
  readonly network: number;
  /** From arrival to the first token, besides reading the prompt. */
  readonly start: number;
  readonly jitter: number;
  readonly prefill: number;
  readonly decode: number;
  readonly slots: number;
  /** Prompts whose computed prefix is kept. */
  readonly kept: number;
  /** Whether an abort frees the slot before the prompt is read. */
  readonly abortsPrefill: boolean;
}

/** What a service did for one request. */
export interface Answer {
  readonly id: string;
  /** Everything the model wrote, also what nobody read. */
  text: string;
  tokens: number;
  aborted: boolean;
}

/** What a service did in all. */
export interface Work {
  readonly answers: Answer[];
  promptTokens: number;
  /** Prompt tokens that no kept prefix covered. */
  uncached: number;
}

const CHARS_PER_TOKEN = 3.5;
/** Characters of one block of a kept prefix. */
const BLOCK = 56;

interface Job {
  readonly request: SourceRequest;
  readonly answer: Answer;
  readonly deliver: (chunk: SourceChunk | null) => void;
  aborted: boolean;
}

/** A service that takes the time a real one would take: network, queue, prompt, tokens. */
export class Host implements CompletionSource {
  readonly work: Work = { answers: [], promptTokens: 0, uncached: 0 };
  readonly #clock: VirtualClock;
  readonly #profile: Profile;
  readonly #seed: string;
  readonly #write: (prompt: string) => string;
  readonly #queue: Job[] = [];
  readonly #kept: string[] = [];
  #busy = 0;

  constructor(deps: {
    clock: VirtualClock;
    profile: Profile;
    seed: string;
    /** What the model writes after a prompt. */
    write: (prompt: string) => string;
  }) {
    this.#clock = deps.clock;
    this.#profile = deps.profile;
    this.#seed = deps.seed;
    this.#write = deps.write;
  }

  async *complete(request: SourceRequest, signal: AbortSignal): AsyncGenerator<SourceChunk, void> {
    const chunks: (SourceChunk | null)[] = [];
    let wake: (() => void) | null = null;
    const job: Job = {
      request,
      answer: { id: `${this.#seed}/${this.work.answers.length}`, text: '', tokens: 0, aborted: false },
      aborted: false,
      deliver: (chunk) => {
        this.#clock.after(this.#profile.network, () => {
          chunks.push(chunk);
          wake?.();
        });
      },
    };
    this.work.answers.push(job.answer);
    const abort = (): void => {
      this.#clock.after(this.#profile.network, () => {
        job.aborted = true;
      });
      job.answer.aborted = true;
      wake?.();
    };
    signal.addEventListener('abort', abort, { once: true });
    this.#clock.after(this.#profile.network, () => {
      this.#queue.push(job);
      this.#next();
    });
    try {
      for (;;) {
        if (signal.aborted) return;
        const chunk = chunks.shift();
        if (chunk === null) return;
        if (chunk !== undefined) yield chunk;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      signal.removeEventListener('abort', abort);
      if (!job.aborted && !signal.aborted) abort();
    }
  }

  #next(): void {
    while (this.#busy < this.#profile.slots) {
      const job = this.#queue.shift();
      if (job === undefined) return;
      if (!job.aborted) this.#serve(job);
    }
  }

  #serve(job: Job): void {
    this.#busy++;
    const number = this.work.answers.length;
    const { prompt } = job.request;
    const uncached = (prompt.length - this.#covered(prompt)) / CHARS_PER_TOKEN;
    this.work.promptTokens += prompt.length / CHARS_PER_TOKEN;
    this.work.uncached += uncached;
    const draw: [number, number] = [luck(this.#seed, number, 7), luck(this.#seed, number, 8)];
    const start = logNormal(this.#profile.start, this.#profile.jitter, draw);
    const prefill = (uncached * 1_000) / this.#profile.prefill;
    this.#keep(prompt);
    const tokens = tokensOf(cutAtStop(this.#write(prompt), job.request.stop));
    const begin = (): void => {
      if (job.aborted) this.#free();
      else this.#decode(job, tokens, 0);
    };
    if (this.#profile.abortsPrefill) this.#unless(job, start + prefill, begin);
    else this.#clock.after(start + prefill, begin);
  }

  /** Runs `then` after some time, or frees the slot as soon as the request is aborted. */
  #unless(job: Job, ms: number, then: () => void): void {
    const slice = Math.min(ms, 20);
    this.#clock.after(slice, () => {
      if (job.aborted) this.#free();
      else if (ms > slice) this.#unless(job, ms - slice, then);
      else then();
    });
  }

  #decode(job: Job, tokens: readonly string[], at: number): void {
    const { answer, request } = job;
    if (job.aborted) return this.#free();
    const token = tokens[at];
    const limit = at >= request.maxTokens;
    if (token === undefined || limit) {
      job.deliver({ id: answer.id, index: 0, text: '', finish: limit ? 'length' : 'stop' });
      job.deliver(null);
      return this.#free();
    }
    answer.text += token;
    answer.tokens++;
    job.deliver({ id: answer.id, index: 0, text: token, finish: null });
    this.#clock.after(1_000 / this.#profile.decode, () => {
      this.#decode(job, tokens, at + 1);
    });
    return undefined;
  }

  #free(): void {
    this.#busy--;
    this.#next();
  }

  #covered(prompt: string): number {
    const shared = this.#kept.map((kept) => sharedLength(kept, prompt));
    return Math.floor(Math.max(0, ...shared) / BLOCK) * BLOCK;
  }

  #keep(prompt: string): void {
    this.#kept.push(prompt);
    if (this.#kept.length > this.#profile.kept) this.#kept.shift();
  }
}

function sharedLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function tokensOf(text: string): readonly string[] {
  return text.match(/\w{1,5}| ?\w{1,4}|\n +|\s|[^\w\s]{1,2}/g) ?? [];
}

function cutAtStop(text: string, stop: readonly string[]): string {
  const ends = stop.map((one) => text.indexOf(one)).filter((end) => end >= 0);
  return text.slice(0, Math.min(text.length, ...ends));
}
