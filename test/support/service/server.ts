/**
 * A scripted service over real HTTP, for tests of every tier. It binds to a free loopback port.
 *
 *   await using service = await startServer();
 *   service.once('POST /v1/completions', completion('QuantumCircuit(2)'));   // the next such request; then the one after, …
 *   service.always('GET /v1/models', json({ object: 'list', data: [] }));    // every such request that no `once` is left for
 *   const request = await service.nextRequest('POST /v1/completions');       // resolves when it arrives: no polling
 *   await request.closed;                                                    // { by: 'answered' | 'client' | 'server', at }
 *
 * Answers are data (`script.ts`): `json`, `failure`, `stream`, `completion`, `redirect`, `hang`, `reset`, … whose steps write bytes, wait at a `gate()`
 * or break the connection. An answer may also be a function of the request. A route is `METHOD /path`; `*` in it stands for one part of a path.
 * `startQiskit` in `qiskit.ts` is this server with the Qiskit Code Assistant API as its defaults.
 */
import { channel } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

import { certificate, certificateKey } from './certificate.ts';
import { drop, record, type RecordedRequest } from './records.ts';
import { failure, type Scripted, type Step } from './script.ts';

/** What a route answers. */
export type Answering = Scripted | ((request: RecordedRequest) => Scripted | Promise<Scripted>);

/** How a server is started. */
export interface ServerOptions {
  /** Speaks TLS, with the self-signed `certificate` or the one given. */
  readonly tls?: boolean | string;
  /** Answers for routes that have no script; 404 otherwise. */
  readonly fallback?: (request: RecordedRequest) => Scripted | Promise<Scripted>;
  readonly port?: number;
}

/** Told of all requests of a server that is closed. */
export const closedServers = channel('qiskit-inline.test.closed-server');

/** A running scripted server. */
export class ScriptedServer implements AsyncDisposable {
  /** Every request so far, in the order of arrival. */
  readonly requests: RecordedRequest[] = [];
  /** Connections opened so far. */
  connections = 0;
  /** Bytes that clients took of connections that are closed. */
  bytes = 0;
  readonly #server: Server;
  readonly #scheme: string;
  readonly #fallback: (request: RecordedRequest) => Scripted | Promise<Scripted>;
  readonly #once: { readonly route: string; readonly answer: Answering }[] = [];
  readonly #always = new Map<string, Answering>();
  readonly #taken = new Set<RecordedRequest>();
  readonly #waiting: { readonly route: string; readonly resolve: (request: RecordedRequest) => void }[] = [];
  readonly #sockets = new Map<Socket, { readonly connection: number; uses: number }>();

  constructor(options: ServerOptions) {
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      this.#handle(request, response).catch(() => request.socket.destroy());
    };
    const { tls = false } = options;
    const identity = { cert: tls === true ? certificate : tls || '', key: certificateKey };
    this.#server = tls === false ? createServer(listener) : createTlsServer(identity, listener);
    this.#scheme = tls === false ? 'http' : 'https';
    this.#fallback = options.fallback ?? (() => failure(404, 'Not Found'));
    this.#server.on(tls === false ? 'connection' : 'secureConnection', (socket: Socket) => {
      this.connections += 1;
      this.#sockets.set(socket, { connection: this.connections, uses: 0 });
      socket.on('close', () => {
        this.bytes += socket.bytesWritten;
        this.#sockets.delete(socket);
      });
      socket.on('error', () => undefined);
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections that are open now. */
  get open(): number {
    return this.#sockets.size;
  }

  /** `http://127.0.0.1:<port>`, which is its origin and a usable base URL. */
  get url(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  /** Queues answers for the next requests to `route`, one each. */
  once(route: string, ...answers: readonly Answering[]): void {
    this.#once.push(...answers.map((answer) => ({ route, answer })));
  }

  /** Answers every request to `route` for which nothing is queued. */
  always(route: string, answer: Answering): void {
    this.#always.delete(route);
    this.#always.set(route, answer);
  }

  /** The first request to `route` that no call returned before, as soon as it is here. */
  async nextRequest(route = '*'): Promise<RecordedRequest> {
    const found = this.requests.find((request) => !this.#taken.has(request) && matches(route, request));
    if (found === undefined) return new Promise((resolve) => this.#waiting.push({ route, resolve }));
    this.#taken.add(found);
    return found;
  }

  /** Every request to `route` so far. */
  requestsTo(route: string): readonly RecordedRequest[] {
    return this.requests.filter((request) => matches(route, request));
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
  }

  /** Stops listening and closes every connection. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets.keys()) drop(socket, 'cut');
    await closed;
    closedServers.publish(this.requests);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const socket = this.#sockets.get(request.socket) ?? { connection: 0, uses: 0 };
    socket.uses += 1;
    const recorded = await record(request, response, {
      connection: socket.connection,
      useOfConnection: socket.uses,
    });
    const answering = this.#answerTo(recorded);
    this.#arrived(recorded);
    await play(response, typeof answering === 'function' ? await answering(recorded) : answering);
  }

  #answerTo(request: RecordedRequest): Answering {
    const queued = this.#once.findIndex(({ route }) => matches(route, request));
    const [first] = queued === -1 ? [] : this.#once.splice(queued, 1);
    const standing = [...this.#always].findLast(([route]) => matches(route, request));
    return first?.answer ?? standing?.[1] ?? this.#fallback;
  }

  #arrived(request: RecordedRequest): void {
    this.requests.push(request);
    const waiting = this.#waiting.findIndex(({ route }) => matches(route, request));
    if (waiting === -1) return;
    this.#taken.add(request);
    this.#waiting.splice(waiting, 1)[0]?.resolve(request);
  }
}

/** Starts a scripted server. */
export async function startServer(options: ServerOptions = {}): Promise<ScriptedServer> {
  const server = new ScriptedServer(options);
  await server.listen(options.port ?? 0);
  return server;
}

/** Whether `request` goes to `route`: `METHOD /path`, `/path` for any method, with `*` for one part, or `*` alone for everything. */
function matches(route: string, request: Pick<RecordedRequest, 'method' | 'path'>): boolean {
  if (route === '*') return true;
  const target = route.startsWith('/') ? request.path : `${request.method} ${request.path}`;
  const pattern = route.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('[^/]+')}$`).test(target);
}

async function play(
  response: ServerResponse,
  { before = [], status, headers = {}, steps }: Scripted,
): Promise<void> {
  if (!(await perform(response, before))) return;
  response.writeHead(status, headers);
  response.flushHeaders();
  if (await perform(response, steps)) response.end();
}

async function perform(response: ServerResponse, steps: readonly Step[]): Promise<boolean> {
  const gone = new Promise<false>((resolve) => response.once('close', () => resolve(false)));
  for (const step of steps) {
    if (response.destroyed || !(await Promise.race([gone, doStep(response, step)]))) return false;
  }
  return true;
}

/** Resolves with whether the answer goes on. */
async function doStep(response: ServerResponse, step: Step): Promise<boolean> {
  if (typeof step === 'string' || step instanceof Uint8Array) {
    return new Promise((resolve) => response.write(step, () => resolve(true)));
  }
  if ('raw' in step) {
    if (response.socket !== null) await step.raw(response.socket);
    return false;
  }
  if ('fault' in step) {
    if (step.fault === 'hang') return new Promise(() => undefined);
    if (response.socket !== null) drop(response.socket, step.fault);
    return false;
  }
  step.arrive();
  await step.opened;
  return true;
}
