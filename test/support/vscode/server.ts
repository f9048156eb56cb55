/** One VS Code server with its own user data, home folder and environment; starting one takes a third of a second. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type InstalledServer, installServer } from './install.ts';
import { QUIET_SETTINGS, REREAD } from './settings.ts';

/** How a server differs from the usual one. */
export interface ServerOptions {
  /** User settings on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The user's own keys: commands by key, in the spelling of `keybindings.json`. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Environment of the extension host, on top of a cleaned one; `undefined` removes a name. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Files of the home folder, by path below it. */
  readonly home?: Readonly<Record<string, string>>;
  /** Starts in Restricted Mode, and `trustFolder` ends it; without this every folder is trusted. */
  readonly trust?: boolean;
  /** Packed extensions to install as a user would. */
  readonly vsix?: readonly string[];
  /** The language of the editor, such as `de`, for extensions: its own words stay English, as its translations are not on npm. */
  readonly language?: string;
  /** With code-server's own front end: any browser may open a window without preparation, with the token as the password. */
  readonly front?: boolean;
  /** The port to listen at; any free one unless it is given. */
  readonly port?: number;
}

/** A running server. */
export interface VSCodeServer {
  readonly port: number;
  /** Lets a browser in: in the address of a window, or as the password of the front end. */
  readonly token: string;
  /** Whether it has code-server's own front end. */
  readonly front: boolean;
  /** User data folder: settings in User/, logs in logs/. */
  readonly data: string;
  /** The home folder that extensions see. */
  readonly home: string;
  /** What is in the log files whose path ends so, oldest first. */
  logs(ending: string): string;
  close(): Promise<void>;
}

/** Writes files, by path below a folder, and the folders they need. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const DROPPED =
  /^(VSCODE_|ELECTRON_|QISKIT_|VIRTUAL_ENV$|CONDA_PREFIX$|npm_|NODE_OPTIONS$|NODE_TEST_CONTEXT$|(https?|all|no)_proxy$)/i;

function environment(
  server: InstalledServer,
  data: string,
  home: string,
  extra: ServerOptions['env'],
): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !DROPPED.test(name));
  const env = {
    ...Object.fromEntries(kept),
    HOME: home,
    // No look-ups at a gallery, no telemetry that leaves the machine.
    EXTENSIONS_GALLERY: '{}',
    CS_TELEMETRY_URL: 'http://127.0.0.1:9/',
    NODE_COMPILE_CACHE: server.compileCache,
    XDG_RUNTIME_DIR: data,
    ...extra,
  };
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}

function installExtension(
  server: InstalledServer,
  args: string[],
  env: NodeJS.ProcessEnv,
  file: string,
): void {
  const all = [server.main, '--accept-server-license-terms', ...args, '--install-extension', file];
  const run = spawnSync(server.node, all, { env, encoding: 'utf8' });
  if (run.status !== 0 || !run.stdout.includes('successfully installed')) {
    throw new Error(`VS Code did not install ${file}:\n${run.stdout}${run.stderr}`);
  }
}

/** What the server and the front end say once they listen. */
const LISTENING =
  /(?:Extension host agent listening on |HTTP server listening on http:\/\/127\.0\.0\.1:)(\d+)/;

/** Resolves with the port once the server says that it listens. */
function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(
      () => reject(new Error(`VS Code's server did not start in 60 s:\n${output}`)),
      60_000,
    );
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const port = LISTENING.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ended with ${String(code)}:\n${output}`));
    });
  });
}

function readLogs(data: string, ending: string): string {
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && join(entry.parentPath, entry.name).endsWith(ending))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

/** Ends the whole process group: the extension hosts are the server's children. */
function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function serverArgs(
  { main, builtin }: InstalledServer,
  data: string,
  { token, port }: { readonly token: string; readonly port: number },
): string[] {
  return [
    main,
    '--host=127.0.0.1',
    `--port=${String(port)}`,
    `--connection-token=${token}`,
    `--server-data-dir=${data}`,
    '--accept-server-license-terms',
    '--reconnection-grace-time=1',
    `--builtin-extensions-dir=${builtin}`,
  ];
}

/** Without a password, everybody on this computer could read files and run programs by this server as the one who started it. */
function frontArgs({ main }: InstalledServer, data: string, password: string): string[] {
  const config = join(data, 'config.yaml');
  writeFileSync(config, `auth: password\npassword: ${password}\n`, { mode: 0o600 });
  return [
    join(main, '../../../../out/node/entry.js'),
    '--bind-addr=127.0.0.1:0',
    `--config=${config}`,
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
  ];
}

/** What installing a language pack leaves in the user data: without one, VS Code takes no language but English. */
function writeLanguagePack(data: string, language: string): void {
  const pack = {
    hash: language,
    label: language,
    // Named, so that VS Code does not look for one.
    extensions: [{ extensionIdentifier: { id: `test.language-pack-${language}` }, version: '1.0.0' }],
    translations: { vscode: join(data, 'translations.json') },
  };
  writeFiles(data, {
    'translations.json': JSON.stringify({ version: '1.0.0', contents: {} }),
    'languagepacks.json': JSON.stringify({ [language]: pack }),
  });
}

/** Starts a server on a free port of the loopback interface. */
export async function startServer(options: ServerOptions = {}): Promise<VSCodeServer> {
  const installed = installServer(console.error);
  // A short path: unix sockets are made below it, and their names are limited to 107 bytes.
  const data = mkdtempSync(join(tmpdir(), 'vsc-'));
  const home = join(data, 'home');
  mkdirSync(home);
  writeFiles(home, options.home ?? {});
  writeFiles(data, {
    'User/settings.json': JSON.stringify({ ...QUIET_SETTINGS, ...options.settings }, null, 2),
    'User/keybindings.json': JSON.stringify(
      Object.entries({ [REREAD.key]: REREAD.command, ...options.keys }).map(([key, command]) => ({
        key,
        command,
      })),
    ),
  });
  if (options.language !== undefined) writeLanguagePack(data, options.language);
  const env = environment(installed, data, home, options.env);
  const folders = [`--user-data-dir=${data}`, `--extensions-dir=${join(data, 'extensions')}`];
  for (const file of options.vsix ?? []) {
    installExtension(installed, [`--server-data-dir=${data}`, ...folders], env, file);
  }
  const token = randomUUID();
  const own = options.front
    ? frontArgs(installed, data, token)
    : serverArgs(installed, data, { token, port: options.port ?? 0 });
  const locale = options.language === undefined ? [] : [`--locale=${options.language}`];
  const args = [...own, ...folders, ...locale, ...(options.trust ? [] : ['--disable-workspace-trust'])];
  const child = spawn(installed.node, ['--require', join(import.meta.dirname, 'leash.cjs'), ...args], {
    stdio: 'pipe',
    env: { ...env, QISKIT_INLINE_LEASH: data },
    detached: true,
  });
  const close = async (): Promise<void> => {
    const gone = new Promise((resolve) => void child.once('close', resolve));
    const running = child.exitCode === null && child.signalCode === null;
    killGroup(child);
    if (running) await gone;
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    return {
      port: await listening(child),
      token,
      front: options.front === true,
      data,
      home,
      logs: (ending) => readLogs(join(data, 'logs'), ending),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
