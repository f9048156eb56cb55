/** Opens VS Code's page in a browser and gives it what a desktop, or code-server's own front end, would. */
import { join, resolve } from 'node:path';

import type { BrowserContext, Page } from '@playwright/test';

import type { VSCodeServer } from './server.ts';

/** What a page shows. */
export interface PageOptions {
  /** A folder, or a workspace file that names several. */
  readonly folder: string;
  /** File to open, absolute. */
  readonly file?: string;
  /** Folders of extensions under development. */
  readonly extensions?: readonly string[];
  /** Module with a `run()` that the extension host calls once it is up. */
  readonly tests?: string;
}

function remote({ port }: VSCodeServer, path: string): { scheme: string; authority: string; path: string } {
  return { scheme: 'vscode-remote', authority: `127.0.0.1:${port}`, path: resolve(path) };
}

/** Address of a window that shows a folder, or the folders of a workspace file, and, where one is named, an open file. */
export function windowAddress(server: VSCodeServer, folder: string, file?: string): string {
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (file !== undefined) {
    const { scheme, authority, path } = remote(server, file);
    payload.push(['openFile', `${scheme}://${authority}${path}`]);
  }
  const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [kind]: resolve(folder), payload: JSON.stringify(payload) });
  if (!server.front) query.set('tkn', server.token);
  return `http://127.0.0.1:${server.port}/?${query.toString()}`;
}

/** Shows a window in a page that is there; it is shown when the workbench is drawn. What is returned takes away what another window in the same page must not have. */
export async function showWindow(
  page: Page,
  server: VSCodeServer,
  options: PageOptions,
): Promise<() => Promise<void>> {
  const development = {
    extensions: (options.extensions ?? []).map((folder) => remote(server, folder)),
    extensionTestsPath: options.tests === undefined ? undefined : remote(server, options.tests),
    // What each key led to, for the log of a failed test; 1 is VS Code's number for `trace`.
    extensionLogLevel: [['qiskit-inline.qiskit-inline', 1]],
  };
  const scripts = [
    await page.addInitScript({
      content: `globalThis.qiskitInlineDevelopment = ${JSON.stringify(development)};`,
    }),
    await page.addInitScript({ path: join(import.meta.dirname, 'prepare.js') }),
  ];
  await page.goto(windowAddress(server, options.folder, options.file), { waitUntil: 'commit' });
  await page.locator('.monaco-workbench').waitFor({ timeout: 90_000 });
  return async () => {
    for (const script of scripts) await script.dispose();
  };
}

/** Opens a page with a window; it is there when the workbench is drawn. */
export async function openPage(
  context: BrowserContext,
  server: VSCodeServer,
  options: PageOptions,
): Promise<Page> {
  const page = await context.newPage();
  await showWindow(page, server, options);
  return page;
}
