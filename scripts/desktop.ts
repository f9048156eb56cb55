/** Runs the integration tests in a desktop VS Code, which is downloaded: `VSCODE_VERSION` chooses one, else the newest. On Linux without a screen run it by `xvfb-run -a`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runTests } from '@vscode/test-electron';

import { QUIET_SETTINGS } from '../test/support/vscode/settings.ts';
import { bundleExtension, bundleIntegration } from './bundle.ts';
import { root } from './project.ts';

bundleExtension();
const data = mkdtempSync(join(tmpdir(), 'vsc-'));
const folder = mkdtempSync(join(tmpdir(), 'vsc-folder-'));
mkdirSync(join(data, 'User'));
writeFileSync(join(data, 'User/settings.json'), JSON.stringify(QUIET_SETTINGS));
try {
  await runTests({
    ...(process.env['VSCODE_VERSION'] ? { version: process.env['VSCODE_VERSION'] } : {}),
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleIntegration(),
    launchArgs: [
      folder,
      `--user-data-dir=${data}`,
      '--disable-extensions',
      '--disable-workspace-trust',
      '--skip-welcome',
      '--skip-release-notes',
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  for (const path of [data, folder]) rmSync(path, { recursive: true, force: true });
}
