import { homedir } from 'node:os';
import { join } from 'node:path';

import { window, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';

import { createOffline, type OfflineBackend } from './backends/offline.ts';
import { createBackend } from './backends/registry.ts';
import type { BackendConfig, BackendDeps, CompletionBackend } from './backends/types.ts';
import { wallClock } from './completion/clock.ts';
import { Engine } from './completion/engine.ts';
import { postprocessor } from './completion/postprocess.ts';
import { Answers } from './editor/answers.ts';
import { registerCommands } from './editor/commands.ts';
import { PanelGate } from './editor/disclaimer.ts';
import { Documents } from './editor/documents.ts';
import { Exclusion } from './editor/exclusion.ts';
import { Fallback } from './editor/fallback.ts';
import { FirstKeys } from './editor/firstKeys.ts';
import { handlersOf } from './editor/handlers.ts';
import { InlineProvider } from './editor/inlineProvider.ts';
import { LateGuard } from './editor/lateGuard.ts';
import { Lessons } from './editor/lessons.ts';
import { memoryIn } from './editor/memory.ts';
import { metered } from './editor/meter.ts';
import { Neighbours } from './editor/neighbours.ts';
import { Network } from './editor/network.ts';
import { Notebooks } from './editor/notebook.ts';
import { Notices } from './editor/notices.ts';
import { Patience } from './editor/patience.ts';
import { Post } from './editor/post.ts';
import { Registration } from './editor/registration.ts';
import { Reports } from './editor/reports.ts';
import { Rivals } from './editor/rivals.ts';
import { ServiceConnection } from './editor/serviceConnection.ts';
import { Settings } from './editor/settings.ts';
import { SourceFiles } from './editor/sourceFiles.ts';
import { Sources } from './editor/sources.ts';
import { LocalStatistics } from './editor/statistics.ts';
import { Status } from './editor/status.ts';
import { Surrounds } from './editor/surroundings.ts';
import { TokenStore } from './editor/tokens.ts';
import { QiskitVersions } from './editor/versions.ts';
import { Waiting } from './editor/waiting.ts';
import { productName } from './manifest.ts';
import { loadTables } from './offline/data.ts';

/** Makes the parts, joins them and registers them; VS Code calls it when the first Python file or notebook is opened. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel(productName, { log: true });
  log.info(`${productName} ${versionOf(context)}`);
  const embedded = createOffline();
  const statistics = new LocalStatistics(context.globalState);
  const service = joinService(context, log, { statistics, embedded });
  const suggestions = joinSuggestions(context, service, { statistics, embedded });
  const { engines, parts } = suggestions;
  const accountsFile = join(homedir(), '.qiskit', 'qiskit-ibm.json');
  const rest = { statistics, engines, accountsFile, caller: callerOf(context) };
  const accepted = (key: string): void => parts.reports.accepted(key);
  context.subscriptions.push(
    registerCommands(() => handlersOf({ ...service, ...parts, ...rest }), accepted, log),
    workspace.onDidGrantWorkspaceTrust(() => service.connection.reconnect()),
    ...Object.values(parts),
    ...Object.values(service),
  );
}

/** What is there without any service. */
interface Own {
  readonly statistics: LocalStatistics;
  readonly embedded: OfflineBackend;
}

/** The service in use, and what is needed to talk to it. */
function joinService(context: ExtensionContext, log: LogOutputChannel, { statistics, embedded }: Own) {
  const settings = new Settings();
  const network = new Network(log);
  const tokens: TokenStore = new TokenStore({
    secrets: context.secrets,
    environment: process.env['QISKIT_INLINE_TOKEN'],
    configured: () => connection.writtenOrigin,
  });
  const gate = new PanelGate({
    extension: context.extensionUri,
    answers: new Answers(context.globalState),
    tokens,
    log,
  });
  const deps = {
    fetch: network.fetch,
    token: (origin: string) => tokens.token(origin),
    caller: callerOf(context),
    memory: memoryIn(context.globalState),
  } satisfies BackendDeps;
  const make = (config: BackendConfig): CompletionBackend | null => {
    if (config.service === 'offline') return embedded;
    const backend = createBackend(config, deps);
    return backend && metered(backend, (counted) => statistics.count(counted));
  };
  const connection: ServiceConnection = new ServiceConnection({
    settings,
    memory: context.globalState,
    gate,
    tokens,
    createBackend: make,
    trusted: () => workspace.isTrusted,
    log,
  });
  const storage = context.globalStorageUri.fsPath;
  const { memory } = deps;
  const post = new Post({ storage, settings, tokens, connection, createBackend: make, memory, log });
  return { post, connection, gate, tokens, network, settings, log };
}

type Service = ReturnType<typeof joinService>;

/** What surrounds the text that is typed: cells, neighbouring files, versions; and what may not be used of it. */
function joinSurroundings({ settings, log }: Service, pupil: OfflineBackend) {
  const documents = new Documents();
  const exclusion = new Exclusion(settings);
  const notebooks = new Notebooks();
  const neighbours = new Neighbours(new SourceFiles(exclusion));
  const versions = new QiskitVersions({ settings, shell: process.env, log });
  const surrounds = new Surrounds({ documents, notebooks, neighbours, versions });
  const lessons = new Lessons({ pupil, surrounds, exclusion });
  return { documents, exclusion, notebooks, neighbours, versions, surrounds, lessons };
}

/** The way from a key to ghost text, and what becomes of it. */
function joinSuggestions(context: ExtensionContext, service: Service, { statistics, embedded }: Own) {
  const { post, connection, settings, log } = service;
  const fallback = new Fallback(embedded, settings);
  const around = joinSurroundings(service, embedded);
  const { documents, exclusion, surrounds } = around;
  const guard = new LateGuard({
    settings,
    ...around,
    api: () => loadTables().api,
    changed: () => [engine, standIn].map((one) => one.rearm()),
  });
  const engine: Engine = new Engine({ clock: wallClock, postprocess: postprocessor(guard.judge) });
  // Of its own, so that neither forgets what it knows when the other is asked.
  const standIn: Engine = new Engine({ clock: wallClock, postprocess: postprocessor(guard.judge) });
  const status = new Status(connection, fallback);
  const notices = new Notices(connection, status);
  const rivals = new Rivals(context.extension.id);
  const waits = joinWaits(connection, rivals, () => registration.ask());
  const sources = new Sources();
  const reports = new Reports({
    post,
    statistics,
    rivals: () => rivals.present,
    engines: [engine, standIn],
    accepted: (document) => documents.accepted(document),
    taken: (inserted) => guard.taken(inserted),
    cited: (taken) => sources.taken(taken),
  });
  const ways = { documents, exclusion, fallback, surrounds, reports, ...waits, notices };
  const provider = new InlineProvider({ connection, engine, standIn, ...ways, settings, log });
  const registration: Registration = new Registration(provider, () => waits.firstKeys.watch());
  const recovery = connection.onDidRecover(() => engine.rearm());
  const shown = { registration, guard, recovery, sources, reports };
  const told = { rivals, ...waits, notices, status };
  return { engines: [engine, standIn], parts: { ...around, ...shown, ...told } };
}

/** What asks again where the editor would not by itself. */
function joinWaits(connection: ServiceConnection, rivals: Rivals, ask: () => Promise<void>) {
  const waiting = new Waiting(connection, ask);
  const patience = new Patience(waiting, () => rivals.present);
  return { waiting, patience, firstKeys: new FirstKeys(waiting) };
}

/** How requests name who sent them. */
function callerOf(context: ExtensionContext): string {
  return `qiskit-inline/${versionOf(context)}`;
}

function versionOf(context: ExtensionContext): string {
  const { version }: { version?: unknown } = context.extension.packageJSON;
  return typeof version === 'string' ? version : '';
}
