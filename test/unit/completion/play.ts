import { Engine } from '../../../src/completion/engine.ts';
import { postprocessor } from '../../../src/completion/postprocess.ts';
import type {
  CompletionRequest,
  CompletionResult,
  LastChange,
  Postprocess,
  Target,
  TriggerMode,
} from '../../../src/completion/types.ts';
import { VirtualClock } from '../../support/virtualClock.ts';
import { requestAt } from './golden.ts';
import { Scripted } from './scripted.ts';
import type { Manner } from './scripted.ts';

/** One call of the engine. */
export interface Asked {
  readonly request: CompletionRequest;
  readonly at: number;
  /** Null while it waits. */
  result: CompletionResult | null;
  endedAt: number;
  /** Takes the call back, as the editor does with each change. */
  readonly cancel: () => void;
}

/** What differs from a remote service without infill, automatic mode and the post-processing of the product. */
export interface PlayOptions {
  readonly mode?: TriggerMode;
  readonly target?: Partial<Target>;
  readonly postprocess?: Postprocess;
  /** What differs in each request. */
  readonly changes?: Partial<CompletionRequest>;
}

/** A document with a cursor, the engine and a scripted service, on one clock: keys go in, ghost text comes out. */
export class Play {
  readonly clock = new VirtualClock();
  readonly service: Scripted;
  readonly engine: Engine;
  readonly target: Target;
  readonly calls: Asked[] = [];
  before: string;
  after: string;
  readonly #changes: Partial<CompletionRequest>;
  #version = 1;

  constructor(marked: string, manner: Manner | Manner['write'], options: PlayOptions = {}) {
    const [before = '', after = ''] = marked.split('‸');
    this.before = before;
    this.after = after;
    this.#changes = options.changes ?? {};
    this.service = new Scripted(this.clock, typeof manner === 'function' ? { write: manner } : manner);
    this.engine = new Engine(
      { clock: this.clock, postprocess: options.postprocess ?? postprocessor() },
      options.mode === undefined ? {} : { mode: options.mode },
    );
    this.target = {
      key: 'service',
      source: this.service,
      model: 'm',
      infill: { kind: 'none' },
      inProcess: false,
      ...options.target,
    };
  }

  /** The last call. */
  get last(): Asked {
    const last = this.calls.at(-1);
    if (last === undefined) throw new Error('nothing was asked');
    return last;
  }

  /** Requests sent so far. */
  get requests(): number {
    return this.service.seen.length;
  }

  /** What the last call offers first; null when it offers nothing or waits. */
  get ghost(): string | null {
    const { result } = this.last;
    return result?.kind === 'suggested' ? (result.suggestions[0]?.text ?? null) : null;
  }

  /** Asks at the cursor as it is. */
  ask(changes: Partial<CompletionRequest> = {}): Asked {
    const { before, after } = this;
    const controller = new AbortController();
    const request = requestAt('‸', {
      before,
      after,
      version: this.#version++,
      documentLength: before.length + after.length,
      ...this.#changes,
      ...changes,
    });
    const cancel = (): void => controller.abort();
    const asked: Asked = { request, at: this.clock.now(), result: null, endedAt: 0, cancel };
    this.calls.push(asked);
    void this.#await(asked, controller.signal);
    return asked;
  }

  async #await(asked: Asked, signal: AbortSignal): Promise<void> {
    asked.result = await this.engine.suggest(asked.request, this.target, signal);
    asked.endedAt = this.clock.now();
  }

  /** Types a text at once, which takes the last call back and asks again. */
  type(text: string, lastChange: LastChange = 'typed'): Asked {
    this.calls.at(-1)?.cancel();
    this.before += text;
    return this.ask({ lastChange });
  }

  /** Takes characters left of the cursor away. */
  backspace(count = 1): Asked {
    this.calls.at(-1)?.cancel();
    this.before = this.before.slice(0, -count);
    return this.ask({ lastChange: 'deleted' });
  }

  /** Takes what the last call offers first, as Tab does. */
  accept(): Asked {
    const { result } = this.last;
    const [first] = result?.kind === 'suggested' ? result.suggestions : [];
    if (first === undefined) throw new Error(`nothing to take: ${JSON.stringify(result)}`);
    this.after = this.after.slice(first.replaceAfter);
    this.engine.note({ kind: 'accepted' });
    return this.type(first.text, 'accepted');
  }

  /** Asks by hand. */
  invoke(): Asked {
    return this.ask({ trigger: 'explicit' });
  }

  /** Lets time pass. */
  async pass(ms: number): Promise<void> {
    await this.clock.pass(ms);
  }

  /** Lets everything come to its end that does by itself. */
  async rest(): Promise<void> {
    await this.clock.pass(60_000);
  }

  /** Types a text key by key. */
  async keys(text: string, gapMs = 120): Promise<void> {
    for (const key of Array.from(text)) {
      this.type(key);
      await this.clock.pass(gapMs);
    }
  }
}
