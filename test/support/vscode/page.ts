/** Opens VS Code's page in a browser and gives it what a desktop, or code-server's own front end, would. */
import { join, resolve } from 'node:path';

import type { BrowserContext, Page } from '@playwright/test';

import type { VSCodeServer } from './server.ts';

/** What a page shows. */
export interface PageOptions {
  readonly folder: string;
  /** File to open, absolute. */
  readonly file?: string;
  /** Folders of extensions under development. */
  readonly extensions?: readonly string[];
  /** Module with a `run()` that the extension host calls once it is up. */
  readonly tests?: string;
}

/** Opens a window; it is there when the workbench is drawn. */
export async function openPage(
  context: BrowserContext,
  server: VSCodeServer,
  options: PageOptions,
): Promise<Page> {
  const authority = `127.0.0.1:${server.port}`;
  const remote = (path: string): object => ({ scheme: 'vscode-remote', authority, path: resolve(path) });
  const development = {
    extensions: (options.extensions ?? []).map(remote),
    extensionTestsPath: options.tests === undefined ? undefined : remote(options.tests),
  };
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (options.file !== undefined)
    payload.push(['openFile', `vscode-remote://${authority}${resolve(options.file)}`]);
  const page = await context.newPage();
  await page.addInitScript({
    content: `globalThis.qiskitInlineDevelopment = ${JSON.stringify(development)};`,
  });
  await page.addInitScript({ path: join(import.meta.dirname, 'prepare.js') });
  const query = new URLSearchParams({
    tkn: server.token,
    folder: resolve(options.folder),
    payload: JSON.stringify(payload),
  });
  await page.goto(`http://${authority}/?${query.toString()}`, { waitUntil: 'commit' });
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  return page;
}
