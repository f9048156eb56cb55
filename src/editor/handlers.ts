import { commands, type LogOutputChannel } from 'vscode';

import { discover } from '../backends/discover.ts';
import { wallClock } from '../completion/clock.ts';
import type { Engine } from '../completion/engine.ts';
import type { Handlers } from './commands.ts';
import type { PanelGate } from './disclaimer.ts';
import type { FirstKeys } from './firstKeys.ts';
import { pickLocalServer, type LocalServersDeps } from './localServers.ts';
import { resetStatistics, showMenu } from './menu.ts';
import { messages } from './messages.ts';
import { pickModel, type ModelPickerDeps } from './modelPicker.ts';
import type { Network } from './network.ts';
import type { Post } from './post.ts';
import { withProgress } from './progress.ts';
import type { Registration } from './registration.ts';
import { openSample } from './sample.ts';
import type { ServiceConnection } from './serviceConnection.ts';
import { pickService, type ServicePickerDeps } from './servicePicker.ts';
import type { Settings } from './settings.ts';
import { signIn, signOut, type SignInDeps } from './signIn.ts';
import type { Sources } from './sources.ts';
import type { LocalStatistics } from './statistics.ts';
import type { TokenStore } from './tokens.ts';
import type { QiskitVersions } from './versions.ts';
import type { Waiting } from './waiting.ts';
import { showWhy } from './why.ts';

/** What the commands act on. */
export interface HandlerDeps {
  readonly post: Post;
  readonly connection: ServiceConnection;
  readonly gate: PanelGate;
  readonly tokens: TokenStore;
  readonly network: Network;
  readonly settings: Settings;
  readonly log: LogOutputChannel;
  readonly statistics: LocalStatistics;
  readonly engines: readonly Engine[];
  readonly registration: Registration;
  readonly firstKeys: FirstKeys;
  readonly waiting: Waiting;
  readonly sources: Sources;
  readonly versions: QiskitVersions;
  /** Path of the file in which Qiskit saves accounts. */
  readonly accountsFile: string;
  /** How requests name who sent them. */
  readonly caller: string;
}

/** What each command does. */
export function handlersOf(deps: HandlerDeps): Handlers {
  const { connection, tokens, log, statistics, engines } = deps;
  const { registration, firstKeys, waiting, sources } = deps;
  const { account, services, models } = pickersOf(deps);
  return {
    trigger: () => {
      // What is asked for now is not to be taken for what was wanted before.
      firstKeys.asked();
      waiting.forget();
      return withProgress(messages.asking, (signal) => {
        signal.addEventListener(
          'abort',
          () => void commands.executeCommand('editor.action.inlineSuggest.hide'),
        );
        return registration.ask();
      });
    },
    pickModel: () => pickModel(models),
    pickService: () => pickService(services),
    signIn: () => signIn(account),
    signOut: () => signOut(account),
    showDisclaimer: () =>
      withProgress(messages.readingDisclaimer, (signal) => connection.showDisclaimer(signal)),
    toggle: () => connection.enable(!connection.enabled),
    showSources: (key) => sources.show(key),
    why: () => showWhy({ engines, now: wallClock.now(), connection }),
    showStatus: () =>
      showMenu({
        ...deps,
        now: wallClock.now(),
        signedIn: async (origin) => (await tokens.token(origin)) !== null,
      }),
    resetStatistics: () => resetStatistics(statistics),
    showLog: () => log.show(),
    openSample,
  };
}

/** What asks the user something, by lists and boxes. */
function pickersOf({
  post,
  connection,
  gate,
  tokens,
  settings,
  network,
  log,
  caller,
  accountsFile,
}: HandlerDeps) {
  const account: SignInDeps = {
    tokens,
    connection,
    environment: process.env,
    accountsFile,
    pickService: () => pickService(services),
    forget: (origin) => post.forget(origin),
    log,
  };
  const local: LocalServersDeps = {
    connection,
    search: (signal) => discover({ fetch: network.fetch, caller }, signal),
    signIn: () => signIn(account),
    log,
  };
  const services: ServicePickerDeps = {
    connection,
    settings,
    tokens,
    signIn: local.signIn,
    pickLocal: () => pickLocalServer(local),
  };
  const models: ModelPickerDeps = { ...services, connection, gate, pickService: () => pickService(services) };
  return { account, services, models };
}
