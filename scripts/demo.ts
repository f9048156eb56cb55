/**
 * `npm run demo`: the service, and an editor with a sample in it that uses the service. A desktop VS Code where `code` is on the PATH,
 * else one in the browser. With `--check` a headless browser does what a person would, and leaves pictures in out/demo.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';

import { windowAddress } from '../test/support/vscode/page.ts';
import { startServer, writeFiles } from '../test/support/vscode/server.ts';
import { QUIET_SETTINGS } from '../test/support/vscode/settings.ts';
import { checkDemo } from './demoCheck.ts';
import { startService, type Service } from './demoService.ts';
import { root, vsixFile } from './project.ts';

const SAMPLE = 'bell.py';

function settingsFor(url: string): Record<string, unknown> {
  return { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': url };
}

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    // Not once: a terminal's Ctrl+C comes directly and from npm too.
    process.on('SIGINT', () => resolve()).on('SIGTERM', () => resolve());
  });
}

/** A window of the desktop VS Code, with user data of its own; resolves when it is closed. */
async function desktop(code: string, url: string, folder: string): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'vsc-'));
  writeFiles(data, {
    'User/settings.json': JSON.stringify(
      { ...QUIET_SETTINGS, ...settingsFor(url), 'security.workspace.trust.enabled': false },
      null,
      2,
    ),
  });
  const args = [
    `--user-data-dir=${data}`,
    `--extensionDevelopmentPath=${root}`,
    '--new-window',
    '--wait',
    folder,
    join(folder, SAMPLE),
  ];
  console.log('Opening VS Code. Close its window, or press Ctrl+C here, to end the demo.');
  const child = spawn(code, args, { stdio: 'inherit' });
  await Promise.race([new Promise((resolve) => void child.once('exit', resolve)), interrupted()]);
  child.kill();
  rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** VS Code in the browser of the person who runs this; resolves at Ctrl+C. */
async function browser(url: string, folder: string): Promise<void> {
  const server = await startServer({ settings: settingsFor(url), vsix: [join(root, vsixFile)], front: true });
  const address = windowAddress(server, folder, join(folder, SAMPLE));
  console.log(
    `VS Code is at\n\n  ${address}\n\nIts password, so that nobody else on this computer gets in:\n\n  ${server.token}\n\nPress Ctrl+C to end the demo.`,
  );
  const opener = ['xdg-open', 'open'].map(onPath).find((program) => program !== undefined);
  if (opener !== undefined)
    spawn(opener, [address], { stdio: 'ignore', detached: true })
      .once('error', () => {})
      .unref();
  await interrupted();
  await server.close();
}

async function show(service: Service, folder: string): Promise<void> {
  console.log(
    `The service is at ${service.url}. In the editor, go to the end of ${SAMPLE} and type \`qc.\`; read and accept the disclaimer; press Tab.`,
  );
  const code = onPath('code');
  await (code === undefined ? browser(service.url, folder) : desktop(code, service.url, folder));
}

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
});
const packaged = spawnSync(process.execPath, ['scripts/package.ts'], { cwd: root, encoding: 'utf8' });
if (packaged.status !== 0) {
  console.error(`The extension could not be built:\n${packaged.stdout}${packaged.stderr}`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'qiskit-inline-'));
cpSync(join(root, 'test/support/sample'), folder, { recursive: true });
const service = await startService(values.port);
try {
  if (values.check) await checkDemo({ service, folder, file: SAMPLE, settings: settingsFor(service.url) });
  else await show(service, folder);
} catch (error) {
  console.error(`The demo failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
}
