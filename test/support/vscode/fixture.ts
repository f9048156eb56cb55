/**
 * The `vscode` fixture of the e2e tests: a real VS Code in a real browser.
 *
 *   import { expect, test } from '../support/vscode/fixture.ts';
 *
 *   test('Tab inserts the ghost text', async ({ vscode }) => {
 *     const window = await vscode.open({
 *       settings: { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': service.url },
 *       files: { 'main.py': 'from qiskit import QuantumCircuit\n' },
 *       file: 'main.py',
 *     });
 *     await window.cursor();
 *     await window.type('qc = ');
 *     await window.expectGhost('QuantumCircuit(2)');
 *     await window.press('Tab');
 *     expect(await window.savedText('main.py')).toBe('from qiskit import QuantumCircuit\nqc = QuantumCircuit(2)');
 *   });
 *
 * Each `open` has its own server, settings, home folder, workspace folder, secrets and state; the browser is the worker's, and so is
 * a tab, which is emptied between windows. All else ends with the test. A failed test keeps a screenshot and the logs below out/e2e.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type ConsoleMessage, test as base } from '@playwright/test';

import { vsixFile } from '../../../scripts/project.ts';
import { textsOfBrowser } from '../canary/browser.ts';
import { canary, spellingIn } from '../canary/needles.ts';
import { filesIn, keep, requestsOf, search, textsOf } from '../canary/search.ts';
import type { RecordedRequest } from '../service/records.ts';
import { closedServers } from '../service/server.ts';
import { showWindow } from './page.ts';
import { type ServerOptions, startServer, type VSCodeServer, writeFiles } from './server.ts';
import { Tabs } from './tab.ts';
import { VSCodeWindow } from './window.ts';

/** What to open. */
export interface OpenOptions extends Omit<ServerOptions, 'vsix'> {
  /** Files of the workspace folder, by path below it. */
  readonly files?: Readonly<Record<string, string>>;
  /** The file to open at the start, by path below the workspace folder. */
  readonly file?: string;
  /** A workspace file to open in place of the folder, by path below it. */
  readonly workspace?: string;
  /** Called before the window opens, with the workspace folder: for what is no plain file. */
  readonly lay?: (folder: string) => void;
  /** The extension from the project's folder (usual), the packed one as a user installs it, or none. */
  readonly extension?: 'development' | 'vsix' | 'none';
  /** Folders of further extensions that run beside it. */
  readonly others?: readonly string[];
  /** Do not wait for the extension's status bar item: for windows in which it must not start. */
  readonly idle?: boolean;
}

/** Opens windows and closes them at the end of the test. */
export interface VSCode {
  open(options?: OpenOptions): Promise<VSCodeWindow>;
}

const project = join(import.meta.dirname, '../../..');

/** What `npm run package` made. */
const VSIX = process.env['QISKIT_INLINE_VSIX'] ?? join(project, vsixFile);

interface Opened {
  readonly window: VSCodeWindow;
  /** Closes the window; whether its tab may show another one. */
  close(keepTab: boolean): Promise<void>;
}

interface Left {
  readonly options: OpenOptions;
  readonly server: VSCodeServer;
  readonly folder: string;
  /** What the browser has. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Looks for the token in all that a window leaves behind, but not in files that the test itself put there with it. */
function lookFor({ options: { files = {}, home = {} }, server, folder, texts }: Left): void {
  const put = [
    ...Object.entries(files).map(([name, text]) => [join(folder, name), text] as const),
    ...Object.entries(home).map(([name, text]) => [join(server.home, name), text] as const),
  ];
  const own = new Set(put.filter(([, text]) => spellingIn(Buffer.from(text)) !== null).map(([path]) => path));
  keep(search('window', [...filesIn(server.data, own), ...filesIn(folder, own), ...textsOf(texts)]));
}

closedServers.subscribe((requests) => keep(search('service', requestsOf(requests as RecordedRequest[]))));

/** Opens a window in a tab that no other window uses. */
async function open(tabs: Tabs, options: OpenOptions): Promise<Opened> {
  const extension = options.extension ?? 'development';
  const folder = mkdtempSync(join(tmpdir(), 'vsc-folder-'));
  writeFiles(folder, options.files ?? {});
  options.lay?.(folder);
  const tab = await tabs.take();
  const { context, page, port } = tab;
  const server = await startServer({
    ...options,
    port,
    // The token of every window: nothing but the header of requests may have it.
    env: { QISKIT_INLINE_TOKEN: canary, ...options.env },
    vsix: extension === 'vsix' ? [VSIX] : [],
  });
  const said: string[] = [];
  const listen = (message: ConsoleMessage): void => void said.push(message.text());
  context.on('console', listen);
  let leave = (): Promise<void> => Promise.resolve();
  const close = async (keepTab: boolean): Promise<void> => {
    const texts = await textsOfBrowser(context);
    await leave();
    context.off('console', listen);
    await tabs.give(tab, keepTab);
    lookFor({ options, server, folder, texts: { ...texts, console: said.join('\n') } });
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    leave = await showWindow(page, server, {
      folder: join(folder, options.workspace ?? ''),
      ...(options.file === undefined ? {} : { file: join(folder, options.file) }),
      extensions: [...(extension === 'development' ? [project] : []), ...(options.others ?? [])],
    });
    const window = new VSCodeWindow(page, server, folder);
    if (extension !== 'none' && !options.idle) await window.ready();
    return { window, close };
  } catch (error) {
    await close(false);
    throw error;
  }
}

/** Playwright's `test` with the `vscode` fixture. */
export const test = base.extend<{ vscode: VSCode }, { tabs: Tabs }>({
  tabs: [
    async ({ browser }, use) => {
      const tabs = new Tabs(browser);
      await use(tabs);
      await tabs.close();
    },
    { scope: 'worker' },
  ],
  vscode: async ({ tabs }, use, info) => {
    const opened: Opened[] = [];
    await use({
      open: async (options = {}) => {
        const next = await open(tabs, options);
        opened.push(next);
        return next.window;
      },
    });
    const failed = info.status !== info.expectedStatus;
    for (const [index, { window, close }] of opened.entries()) {
      if (failed) writeFileSync(info.outputPath(`window-${index}.log`), window.hostLogs());
      await close(!failed);
    }
  },
});

export { expect } from '@playwright/test';
