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
 * Each `open` has its own server, settings, home folder, workspace folder, secrets and state; the browser is the worker's.
 * All ends with the test. A failed test keeps a screenshot, a trace and the logs below out/e2e.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Browser, test as base } from '@playwright/test';

import { vsixFile } from '../../../scripts/project.ts';
import { openPage } from './page.ts';
import { type ServerOptions, startServer, writeFiles } from './server.ts';
import { VSCodeWindow } from './window.ts';

/** What to open. */
export interface OpenOptions extends Omit<ServerOptions, 'vsix'> {
  /** Files of the workspace folder, by path below it. */
  readonly files?: Readonly<Record<string, string>>;
  /** The file to open at the start, by path below the workspace folder. */
  readonly file?: string;
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
  close(): Promise<void>;
}

async function open(browser: Browser, options: OpenOptions): Promise<Opened> {
  const extension = options.extension ?? 'development';
  const folder = mkdtempSync(join(tmpdir(), 'vsc-folder-'));
  writeFiles(folder, options.files ?? {});
  const server = await startServer({ ...options, vsix: extension === 'vsix' ? [VSIX] : [] });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const close = async (): Promise<void> => {
    await context.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const page = await openPage(context, server, {
      folder,
      ...(options.file === undefined ? {} : { file: join(folder, options.file) }),
      extensions: [...(extension === 'development' ? [project] : []), ...(options.others ?? [])],
    });
    const window = new VSCodeWindow(page, server, folder);
    if (extension !== 'none' && !options.idle) await window.ready();
    return { window, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Playwright's `test` with the `vscode` fixture. */
export const test = base.extend<{ vscode: VSCode }>({
  vscode: async ({ browser }, use, info) => {
    const opened: Opened[] = [];
    await use({
      open: async (options = {}) => {
        const next = await open(browser, options);
        opened.push(next);
        return next.window;
      },
    });
    const failed = info.status !== info.expectedStatus;
    for (const [index, { window, close }] of opened.entries()) {
      if (failed) writeFileSync(info.outputPath(`window-${index}.log`), window.hostLogs());
      await close();
    }
  },
});

export { expect } from '@playwright/test';
