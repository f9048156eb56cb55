import undici from 'undici';

import { BackendError } from '../../../src/backends/failures.ts';
import { Breaker } from '../../../src/completion/breaker.ts';
import { BREAKER_FAILURES } from '../../../src/completion/constants.ts';
import { outcomeOf } from '../../../src/completion/outbox.ts';
import type { FailureKind } from '../../../src/completion/types.ts';
import { connectTo } from '../connect.ts';
import type { RecordedRequest } from '../service/records.ts';
import type { Scripted } from '../service/script.ts';
import { startServer, type ScriptedServer } from '../service/server.ts';
import { good, GOOD, type Route } from './routes.ts';
import { settle, Time, within } from './time.ts';

/** What a fault may look at. */
export interface Moment {
  readonly request: RecordedRequest;
  /** Which request of the cell it is, from 0. */
  readonly count: number;
  readonly time: Time;
}

/** Something that goes wrong, on every path of the server at once. */
export interface Fault {
  readonly name: string;
  /** What the server does in place of the answer `whole`; without it, it answers. */
  readonly answer?: (whole: Scripted, moment: Moment) => Scripted;
  /** The name of the server does not resolve, or never; nobody listens any more; or the server has been restarted on its port. */
  readonly network?: 'dns' | 'dnsSilent' | 'refused' | 'restarted';
  /** Encrypted, with this certificate, which is trusted as far as that goes. */
  readonly tls?: { readonly certificate: string; readonly trusted: boolean };
  /** A good exchange comes first, so that a connection is kept. */
  readonly warm?: boolean;
  /** Milliseconds by which the wall clock goes wrong. */
  readonly offset?: number;
  /** Most bytes that the server may get rid of. */
  readonly mostBytes?: number;
}

/** What came of a cell. */
export interface Outcome {
  readonly kind: FailureKind | 'answered';
  /** Status of the answer, where the failure carries one. */
  readonly status: number | null;
  /** Requests on the wire. */
  readonly tries: number;
  /** The limit that ended it, such as `headers 60 s`. */
  readonly limit: string | null;
  /** The service's wish, in milliseconds. */
  readonly waitMs: number | null;
  /** For suggestions the text that was handed over before the failure, for reports what becomes of them. */
  readonly kept: string;
  /** What the engine does about automatic requests after it happened once, and after it happened a few times in a row. */
  readonly next: string;
}

/** What must be true of every cell, whatever the fault: checked here, told as a sentence. */
export interface Checked extends Outcome {
  readonly failure: BackendError | null;
  readonly wrongs: readonly string[];
}

/** Real milliseconds in which a connection or a timer that is over has to be gone. */
const GONE_MS = 2000;

/** Runs one cell: asks once with the fault, then once without it, through the whole client. */
export async function runCell(fault: Fault, route: Route): Promise<Checked> {
  const state = { broken: fault.warm !== true, count: 0 };
  const time = new Time();
  const answering = (request: RecordedRequest): Scripted => {
    const whole = good(request);
    if (!state.broken || fault.answer === undefined) return whole;
    return fault.answer(whole, { request, count: state.count++, time });
  };
  let server = await startServer(
    fault.tls ? { tls: fault.tls.certificate, fallback: answering } : { fallback: answering },
  );
  const { port, url } = server;
  const { fetch, close } = fetchFor(fault, state, time);
  const isNamed = fault.network === 'dns' || fault.network === 'dnsSilent';
  const base = isNamed ? `http://service.example:${port}` : url;
  const backend = connectTo(route.service, base, { fetch });
  try {
    if (fault.warm === true) await route.ask(backend, () => undefined);
    state.broken = true;
    if (fault.network === 'refused' || fault.network === 'restarted') await server.close();
    if (fault.network === 'restarted') server = await startServer({ port, fallback: answering });
    time.offset = fault.offset ?? 0;
    const before = server.requests.length;
    const { outcome, failure } = await within(time, () => ask(route, backend, time));
    const tries = server.requests.length - before;
    time.offset = 0;
    const wrongs = await leftovers(fault, { server, time, failure });
    if (fault.network === 'refused') server = await startServer({ port, fallback: answering });
    state.broken = false;
    if (fault.tls === undefined) wrongs.push(...(await recovery(route, backend)));
    return { ...outcome, tries, failure, wrongs };
  } finally {
    await close();
    await server.close();
  }
}

interface Answered {
  readonly outcome: Omit<Outcome, 'tries'>;
  readonly failure: BackendError | null;
}

async function ask(route: Route, backend: ReturnType<typeof connectTo>, time: Time): Promise<Answered> {
  const pieces: string[] = [];
  try {
    const said = await route.ask(backend, (text) => pieces.push(text));
    const kept = route.kind === 'report' ? outcomeOf(null) : said;
    return {
      outcome: { kind: 'answered', status: null, limit: null, waitMs: null, kept, next: 'go on' },
      failure: null,
    };
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    const { kind, status, retryAfterMs: waitMs } = error;
    const limit =
      kind === 'timeout' && status === null
        ? `${error.detail ?? '?'} ${(time.ran.at(-1) ?? 0) / 1000} s`
        : null;
    const kept = route.kind === 'report' ? outcomeOf(error) : pieces.join('').trim();
    return { outcome: { kind, status, limit, waitMs, kept, next: nextOf(error) }, failure: error };
  }
}

/** By the engine's own breaker. */
function nextOf(failure: BackendError): string {
  const breaker = new Breaker();
  const pause = (times: number): number => {
    for (let time = 0; time < times; time += 1) breaker.failure(failure, 0);
    let seconds = 0;
    while (breaker.permits(seconds * 1000) !== 'open' && breaker.permits(seconds * 1000) !== 'probe')
      seconds += 1;
    return seconds;
  };
  const first = pause(1);
  if (first > 0) return `pause ${first} s`;
  const third = pause(BREAKER_FAILURES - 1);
  return third > 0 ? `pause ${third} s after ${BREAKER_FAILURES}` : 'go on';
}

interface Left {
  readonly server: ScriptedServer;
  readonly time: Time;
  readonly failure: BackendError | null;
}

/** Timers that go on, connections that stay open though their answer was given up, secrets in a failure. */
async function leftovers(fault: Fault, { server, time, failure }: Left): Promise<string[]> {
  const wrongs: string[] = [];
  const until = performance.now() + GONE_MS;
  const soon = async (isGone: () => boolean): Promise<boolean> => {
    while (!isGone() && performance.now() < until) await settle(5);
    return isGone();
  };
  if (!(await soon(() => time.pending === 0))) wrongs.push(`${time.pending} timers are left`);
  if (!(await soon(() => server.requests.every(({ ending }) => ending !== null))))
    wrongs.push('a connection is left open');
  const told = `${failure?.stack ?? ''} ${failure?.detail ?? ''}`;
  if (told.includes('secret-token')) wrongs.push('the token is in the failure');
  if ((failure?.detail ?? '').length > 300) wrongs.push('the detail is long');
  const { mostBytes = Infinity } = fault;
  if (server.bytes > mostBytes) wrongs.push(`${server.bytes} bytes were taken`);
  return wrongs;
}

async function recovery(route: Route, backend: ReturnType<typeof connectTo>): Promise<string[]> {
  try {
    const said = await route.ask(backend, () => undefined);
    return said === GOOD[route.name] ? [] : [`afterwards it says ${JSON.stringify(said)}`];
  } catch (error) {
    return [
      `afterwards it fails: ${error instanceof BackendError ? `${error.kind} ${error.detail ?? ''}` : String(error)}`,
    ];
  }
}

interface Way {
  readonly fetch: typeof globalThis.fetch;
  readonly close: () => Promise<void>;
}

type Found = (error: Error | null, found: { address: string; family: number }[]) => void;

/** undici's fetch with an agent of its own, as the extension has one. */
function fetchFor({ network, tls }: Fault, state: { readonly broken: boolean }, time: Time): Way {
  const lookup = (_host: string, _options: object, done: Found): void => {
    const code = network === 'dns' ? 'ENOTFOUND' : 'EAI_AGAIN';
    const error = Object.assign(new Error(`getaddrinfo ${code}`), { code });
    const answer = (): void => done(state.broken ? error : null, [{ address: '127.0.0.1', family: 4 }]);
    if (network === 'dns' || !state.broken) return answer();
    // The resolver gives up long after the request did.
    return void settle(5)
      .then(() => time.advance())
      .then(() => settle(5))
      .then(answer);
  };
  const connect = {
    timeout: 10_000,
    ...(network?.startsWith('dns') === true ? { lookup } : {}),
    ...(tls?.trusted === true ? { ca: tls.certificate } : {}),
  };
  const dispatcher = new undici.Agent({ keepAliveTimeout: 30_000, connect });
  const fetch: unknown = (input: string, init: object) => undici.fetch(input, { ...init, dispatcher });
  return { fetch: fetch as typeof globalThis.fetch, close: () => dispatcher.destroy() };
}
