import { QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from 'vscode';

import type { FoundServer } from '../backends/discover.ts';
import type { Connection } from './connection.ts';
import { messages } from './messages.ts';
import { serviceLabel } from './names.ts';
import { plain } from './plain.ts';
import { tryOut, type TrialDeps } from './trial.ts';

/** What looking for servers needs from outside. */
export interface LocalServersDeps extends TrialDeps {
  readonly connection: Pick<Connection, 'pickService' | 'target'>;
  /** Asks the usual ports of this computer who is there. */
  readonly search: (signal: AbortSignal) => Promise<readonly FoundServer[]>;
  /** Resolves to whether there is a token then. */
  readonly signIn: () => Promise<boolean>;
}

interface Row extends QuickPickItem {
  /** Null for the row that says that nothing was found. */
  readonly server: FoundServer | null;
  /** Empty where the server has named none. */
  readonly model: string;
}

/** Looks for servers on this computer, lets the user pick a model of one, and tries it; resolves to whether one was picked. */
export async function pickLocalServer(deps: LocalServersDeps): Promise<boolean> {
  const picked = await new ServerList(deps.search).ask();
  if (picked === null) return false;
  const { server, model } = picked;
  await deps.connection.pickService(server.service, server.url, model);
  if (server.state !== 'locked' || (await deps.signIn())) await tryOut(deps, server.url);
  return true;
}

/** The list on the screen: busy while the ports are asked, and gone with Escape at any time. */
class ServerList {
  readonly #search: LocalServersDeps['search'];
  readonly #pick = window.createQuickPick<Row>();
  #searching = new AbortController();

  constructor(search: LocalServersDeps['search']) {
    this.#search = search;
    this.#pick.title = messages.localTitle;
    this.#pick.matchOnDescription = true;
    this.#pick.matchOnDetail = true;
  }

  async ask(): Promise<{ readonly server: FoundServer; readonly model: string } | null> {
    try {
      return await new Promise((resolve) => {
        this.#pick.onDidAccept(() => {
          const [row] = this.#pick.selectedItems;
          if (row?.server != null) resolve({ server: row.server, model: row.model });
          else if (row) void this.#fill();
        });
        this.#pick.onDidHide(() => resolve(null));
        this.#pick.show();
        void this.#fill();
      });
    } finally {
      this.#searching.abort();
      this.#pick.dispose();
    }
  }

  async #fill(): Promise<void> {
    this.#searching.abort();
    const searching = new AbortController();
    this.#searching = searching;
    this.#pick.busy = true;
    this.#pick.placeholder = messages.localSearching;
    this.#pick.items = [];
    const found = await this.#search(searching.signal).catch(() => null);
    if (found === null) return;
    this.#pick.busy = false;
    this.#pick.placeholder = found.length === 0 ? messages.localNone : messages.localPlaceholder;
    this.#pick.items = found.length === 0 ? [nobody] : found.flatMap(rowsOf);
  }
}

const nobody: Row = {
  iconPath: new ThemeIcon('warning'),
  label: messages.localNone,
  detail: messages.localNoneHint,
  alwaysShow: true,
  server: null,
  model: '',
};

/** A heading with the address, and below it the models, or why there are none. */
function rowsOf(server: FoundServer): Row[] {
  const label = `${serviceLabel(server.service)}, ${server.url}`;
  const heading = { label, kind: QuickPickItemKind.Separator, server, model: '' };
  if (server.state !== 'ready' || server.models.length === 0) {
    const state = server.state === 'ready' ? 'empty' : server.state;
    const iconPath = new ThemeIcon(state === 'locked' ? 'key' : 'server');
    return [
      heading,
      { label: messages.localStates[state], description: server.url, iconPath, server, model: '' },
    ];
  }
  const models = server.models.map(({ id, detail }) => ({
    label: plain(id),
    description: server.url,
    detail: plain(detail),
    iconPath: new ThemeIcon('symbol-method'),
    server,
    model: id,
  }));
  return [heading, ...models];
}
