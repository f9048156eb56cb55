import type { Socket } from 'node:net';

/** A point where a scripted answer waits until the test opens it. */
export interface Gate {
  /** Resolves when an answer has written all that comes before the gate and waits. */
  readonly reached: Promise<void>;
  readonly opened: Promise<void>;
  open(): void;
  /** Called by the server. */
  arrive(): void;
}

/** Makes a gate that is closed. */
export function gate(): Gate {
  const reached = latch();
  const opened = latch();
  return { reached: reached.done, opened: opened.done, open: opened.release, arrive: reached.release };
}

function latch(): { readonly done: Promise<void>; readonly release: () => void } {
  let release: (() => void) | undefined;
  const done = new Promise<void>((resolve) => (release = resolve));
  return { done, release: () => release?.() };
}

/** A way in which a scripted answer goes wrong. */
export interface Fault {
  readonly fault: 'reset' | 'cut' | 'hang';
}

/** Closes the connection with a RST. */
export const RESET: Fault = { fault: 'reset' };
/** Closes the connection in order, but before the body is over. */
export const CUT: Fault = { fault: 'cut' };
/** Keeps the connection open and silent until the client or the test ends it. */
export const HANG: Fault = { fault: 'hang' };

/** Takes the connection over, and writes what no server writes. */
export interface Raw {
  readonly raw: (socket: Socket) => Promise<void>;
}

/** One thing a scripted answer does: write bytes (each step is one chunk of the body), wait at a gate, go wrong, or take over. */
export type Step = string | Uint8Array | Gate | Fault | Raw;

/** A scripted answer. */
export interface Scripted {
  /** Done before the headers are sent. */
  readonly before?: readonly Step[];
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body; it ends in order after the last step. */
  readonly steps: readonly Step[];
}

/** A JSON answer. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Scripted {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    steps: [JSON.stringify(value)],
  };
}

/** An error as the Qiskit Code Assistant API sends it: `{"detail": …}`. */
export function failure(
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Scripted {
  return json({ detail }, status, headers);
}

/** Any body under any content type. */
export function body(contentType: string, ...steps: readonly Step[]): Scripted {
  return { status: 200, headers: { 'content-type': contentType }, steps };
}

/** A redirect; 307 keeps method and body. */
export function redirect(location: string, status = 307): Scripted {
  return { status, headers: { location }, steps: [] };
}

/** Closes the connection before any byte of an answer. */
export function reset(): Scripted {
  return { before: [RESET], status: 200, steps: [] };
}

/** Never answers. */
export function hang(): Scripted {
  return { before: [HANG], status: 200, steps: [] };
}

/** Sends headers at once and waits at `point` before the rest of `answer`. */
export function after(point: Gate, answer: Scripted): Scripted {
  return { ...answer, steps: [point, ...answer.steps] };
}

/** A stream of server-sent events, each step as it is written: combine `token`, `event`, `DONE`, gates and faults. */
export function stream(...steps: readonly Step[]): Scripted {
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
    steps,
  };
}

/** The event that ends most streams. */
export const DONE = 'data: [DONE]\n\n';

/** A server-sent event with `value` as JSON. */
export function event(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

/** Differences of an event from the usual one. */
export interface TokenOptions {
  readonly id?: string;
  readonly index?: number;
  readonly finish?: string | null;
  readonly model?: string;
}

/** One event of a streamed completion. */
export function token(text: string, options: TokenOptions = {}): string {
  const { id = 'cmpl-1', index = 0, finish = null, model = 'granite-8b-qiskit' } = options;
  const choices = [{ index, text, finish_reason: finish, logprobs: null }];
  return event({ id, object: 'text_completion', created: 1_764_000_000, model, choices });
}

/** A whole streamed completion: `text` word by word, the finish reason in the last event, then `[DONE]`. */
export function completion(text: string, options: TokenOptions = {}): Scripted {
  const words = text.match(/\s*\S+|\s+$/g) ?? [''];
  const last = words.pop() ?? '';
  return stream(
    ...words.map((word) => token(word, options)),
    token(last, { finish: 'stop', ...options }),
    DONE,
  );
}

/** A whole completion as one JSON object. */
export function completionObject(text: string, options: TokenOptions = {}): unknown {
  const { id = 'cmpl-1', index = 0, finish = 'stop', model = 'granite-8b-qiskit' } = options;
  return {
    id,
    object: 'text_completion',
    created: 1_764_000_000,
    model,
    choices: [{ index, text, finish_reason: finish }],
  };
}

/** The same event with a count of tokens. */
export function withUsage(line: string, value: unknown): string {
  const object = JSON.parse(line.slice('data: '.length)) as Record<string, unknown>;
  return event({ ...object, usage: value });
}
