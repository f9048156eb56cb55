import { EventEmitter, type Disposable, type Event, type Memento } from 'vscode';

import { checkRequest, type FieldProblem } from '../backends/requestFields.ts';
import type { BackendConfig, CompletionBackend, ServiceName } from '../backends/types.ts';
import type { CompletionResult, Trigger } from '../completion/types.ts';
import type { Connected, Connection, ConnectionState } from './connection.ts';
import { failureReport } from './failureMessages.ts';
import type { DisclaimerGate, TokenSource } from './gate.ts';
import { Link } from './link.ts';
import type { Log } from './log.ts';
import { serviceName, stateSentence } from './messages.ts';
import { requestSentences } from './requestMessages.ts';
import type { ServiceSettings, Settings } from './settings.ts';

/** What the connection is joined to. */
export interface ConnectionDeps {
  readonly settings: Settings;
  /** Kept over windows: whether suggestions are on, and the model last picked at each service. */
  readonly memory: Memento;
  readonly gate: DisclaimerGate;
  readonly tokens: TokenSource;
  /** Null where the URL is not usable. */
  readonly createBackend: (config: BackendConfig) => CompletionBackend | null;
  readonly trusted: () => boolean;
  readonly log: Log;
}

const enabledKey = 'qiskitInline.enabled';
const modelsKey = 'qiskitInline.models';

/** The service of the settings; see `Connection`. */
export class ServiceConnection implements Connection, Disposable {
  readonly #deps: ConnectionDeps;
  readonly #changed = new EventEmitter<ConnectionState>();
  readonly #subscriptions: Disposable[];
  #settings: ServiceSettings;
  #backend: CompletionBackend | null = null;
  #link: Link | null = null;
  #problems: readonly FieldProblem[] = [];
  #told = '';
  #noted = '';
  #account = 0;
  #storing = 0;

  readonly #recovered = new EventEmitter<void>();

  readonly onDidChange: Event<ConnectionState> = this.#changed.event;
  /** Fires when the service can be asked, for the first time or again: what was held against it is over. */
  readonly onDidRecover: Event<void> = this.#recovered.event;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
    this.#settings = deps.settings.service();
    this.#open();
    this.#subscriptions = [
      deps.settings.onDidChange(() => this.#follow()),
      deps.tokens.onDidChange((origin) => {
        if (origin === this.#backend?.origin) this.#signedInOrOut();
      }),
      deps.gate.onDidAnswer(({ origin }) => {
        if (origin === this.#backend?.origin) this.reconnect();
      }),
    ];
  }

  get state(): ConnectionState {
    if (!this.enabled) return { kind: 'off' };
    if (!this.#deps.trusted()) return { kind: 'untrusted' };
    const { service, url } = this.#settings;
    if (this.#problems.length > 0) return { kind: 'invalidRequest', service, problems: this.#problems };
    return this.#link?.state ?? { kind: 'invalidUrl', url };
  }

  get backend(): CompletionBackend | null {
    return this.#backend;
  }

  get model(): string | null {
    return this.#link?.model ?? null;
  }

  /** Origin of the address that the user wrote into the settings; null where the service is at its own. */
  get writtenOrigin(): string | null {
    return this.#settings.url === '' ? null : (this.#backend?.origin ?? null);
  }

  /** Whether the user has suggestions switched on; kept over windows. */
  get enabled(): boolean {
    return this.#deps.memory.get(enabledKey, true);
  }

  async enable(on: boolean): Promise<void> {
    await this.#deps.memory.update(enabledKey, on);
    this.reconnect();
  }

  async target(trigger: Trigger, signal: AbortSignal): Promise<Connected> {
    const { state } = this;
    const link = this.#link;
    const refused = state.kind === 'off' || (state.kind === 'untrusted' && trigger === 'automatic');
    if (link === null || refused) return { kind: 'blocked', state };
    const connected = (await link.connect(trigger, signal)) ?? {
      kind: 'blocked',
      state: { kind: 'connecting' },
    };
    if (connected.kind === 'blocked' && connected.state.kind === 'disclaimerWaiting') {
      // Whatever becomes of the suggestion: the key that asked for it may not be the last one.
      const asked = trigger === 'explicit' ? new AbortController().signal : null;
      void this.#showDisclaimer(connected.state.model, asked);
    }
    return connected;
  }

  async pickModel(model: string, signal: AbortSignal): Promise<void> {
    const { service, url } = this.#settings;
    await this.#deps.memory.update(modelsKey, { ...this.#picked(), [placeOf(service, url)]: model });
    await this.#store({ model });
    const connected = await this.target('explicit', signal);
    if (!signal.aborted && connected.kind === 'blocked' && connected.state.kind === 'disclaimerRejected')
      await this.#showDisclaimer(model, signal);
  }

  async pickService(service: ServiceName, url: string, model?: string): Promise<void> {
    await this.#store({ service, url, model: model ?? this.#picked()[placeOf(service, url)] ?? '' });
  }

  async showDisclaimer(signal: AbortSignal): Promise<void> {
    const connected = await this.target('explicit', signal);
    const waiting = connected.kind === 'blocked' && connected.state.kind === 'disclaimerWaiting';
    if (!signal.aborted && !waiting && this.model !== null) await this.#showDisclaimer(this.model, signal);
  }

  reconnect(): void {
    this.#link?.close();
    this.#open();
  }

  /** Takes note that a request to the service runs, until the returned function is called. */
  work(): () => void {
    return this.#link?.work() ?? (() => undefined);
  }

  /** Takes note of how a request of `backend` ended. */
  observe(backend: CompletionBackend, result: CompletionResult): void {
    if (backend === this.#backend) this.#link?.observe(result);
  }

  dispose(): void {
    this.#link?.close();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
    this.#recovered.dispose();
  }

  /** Connects ahead of the first key, where suggestions come by themselves. */
  #open(): void {
    this.#settings = this.#deps.settings.service();
    const { service, url, model, request } = this.#settings;
    const { gate, tokens, createBackend } = this.#deps;
    this.#problems = problemsOf(this.#settings);
    const backend = createBackend({ service, url, request });
    const changed = (): void => {
      if (this.#backend === backend) this.#tell();
    };
    const recovered = (): void => this.#recovered.fire();
    const refused = (model: string): void => void this.#showDisclaimer(model, null);
    this.#backend = backend;
    const link = { model, account: String(this.#account), gate, tokens, changed, recovered, refused };
    // What the user wants sent along must not be sent in part.
    this.#link = backend === null || this.#problems.length > 0 ? null : new Link({ backend, ...link });
    if (this.enabled && this.#deps.trusted())
      void this.#link?.connect('automatic', new AbortController().signal);
    this.#tell();
  }

  #signedInOrOut(): void {
    this.#account += 1;
    this.reconnect();
  }

  #follow(): void {
    const isSame = JSON.stringify(this.#deps.settings.service()) === JSON.stringify(this.#settings);
    if (this.#storing > 0 || isSame) return;
    this.reconnect();
  }

  /** Writes several settings without connecting to what stands between them. */
  async #store(values: Parameters<Settings['store']>[0]): Promise<void> {
    this.#storing += 1;
    try {
      await this.#deps.settings.store(values);
    } finally {
      this.#storing -= 1;
      this.reconnect();
    }
  }

  #picked(): Record<string, string> {
    return this.#deps.memory.get<Record<string, string>>(modelsKey, {});
  }

  async #showDisclaimer(model: string, asked: AbortSignal | null): Promise<void> {
    if (this.#backend !== null) await this.#deps.gate.open(this.#backend, model, asked);
  }

  #tell(): void {
    const { state } = this;
    const text = JSON.stringify(state);
    if (text === this.#told) return;
    this.#told = text;
    this.#note(state);
    this.#changed.fire(state);
  }

  /** Work comes and goes with every key, and is no news. */
  #note(state: ConnectionState): void {
    const line = describe(state);
    if (state.kind === 'working' || line === this.#noted) return;
    this.#noted = line;
    this.#deps.log.info(line);
  }
}

/** The state for the log: with status and words of the service, which never hold a token. */
function describe(state: ConnectionState): string {
  if (state.kind === 'invalidRequest') return requestSentences(state.problems, serviceName(state.service));
  if (state.kind !== 'failed') return stateSentence(state);
  const { kind, status, detail } = state.failure;
  return `${failureReport(state.failure)} (${[kind, status, detail].filter((part) => part !== null).join(', ')})`;
}

/** What the service would not take of the user's own fields; the embedded engine is sent nothing. */
function problemsOf({ service, request }: ServiceSettings): readonly FieldProblem[] {
  return service === 'offline' ? [] : checkRequest(service, request);
}

function placeOf(service: ServiceName, url: string): string {
  return `${service} ${url}`;
}
