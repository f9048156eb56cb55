/**
 * A real VS Code with a Node extension host, from npm alone: no compiler, no install scripts, nothing outside the cache folder.
 * `node test/support/vscode/install.ts` installs it; everything else here calls `installServer()`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Where the parts of an installed server are. */
export interface InstalledServer {
  readonly version: string;
  readonly node: string;
  readonly main: string;
  /** The built-in extensions that a test sees unless it asks for all. */
  readonly builtin: string;
  readonly compileCache: string;
}

const here = import.meta.dirname;
const shims = join(here, 'server/shims');
const platform = `${process.platform}-${process.arch}`;

/** What a Python user sees: languages, themes, JSON and notebooks. */
const BUILTIN = [
  'configuration-editing',
  'ipynb',
  'json',
  'json-language-features',
  'log',
  'markdown-basics',
  'notebook-renderers',
  'python',
  'theme-defaults',
  'theme-seti',
];

/** The page knows these too and would run them in the browser, in vain and with an error for each, if the server had none. */
const BUILTIN_OF_PAGE = [
  'css-language-features',
  'emmet',
  'extension-editing',
  'git-base',
  'github-authentication',
  'html-language-features',
  'markdown-language-features',
  'markdown-math',
  'media-preview',
  'merge-conflict',
  'mermaid-markdown-features',
  'ms-vscode.vscode-js-profile-table',
  'npm',
  'references-view',
  'search-result',
  'simple-browser',
  'typescript-language-features',
];

/** Folder of the pinned recipe: `newest` unless `VSCODE_RIG` names another folder of server/. */
function recipe(): string {
  const name = process.env['VSCODE_RIG'] ?? 'newest';
  const folder = join(here, 'server', name);
  if (!existsSync(join(folder, 'package-lock.json')))
    throw new Error(`VSCODE_RIG=${name}: there is no such recipe in ${here}/server.`);
  return folder;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function fingerprint(folder: string): string {
  const hash = createHash('sha256').update(platform);
  for (const file of [import.meta.filename, ...filesBelow(folder), ...filesBelow(shims)]) {
    hash.update(relative(here, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
}

function layout(folder: string, version: string): InstalledServer {
  return {
    version,
    node: join(folder, 'node_modules', `node-${platform}`, 'bin/node'),
    main: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
    builtin: join(folder, 'builtin'),
    compileCache: join(folder, 'compile-cache'),
  };
}

/** The environment without what an outer `npm run` put there, which would change what an inner npm does. */
function npmEnv(): NodeJS.ProcessEnv {
  const kept = /registry|proxy|cafile|userconfig|^npm_config_cache$/i;
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(config|package|lifecycle)_/i.test(name) || kept.test(name),
    ),
  );
}

function npmCi(folder: string): void {
  const flags = [
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--engine-strict=false',
    '--prefer-offline',
    '--loglevel=error',
  ];
  const npm = spawnSync('npm', ['ci', ...flags], { cwd: folder, env: npmEnv(), encoding: 'utf8' });
  if (npm.status !== 0)
    throw new Error(
      `npm ci for VS Code failed (${npm.error?.message ?? String(npm.status)}):\n${npm.stderr}\n${npm.stdout}`,
    );
}

/** Drops what no test needs: an AI extension that calls out at the start, headers, binaries for other machines. */
function prune(modules: string): void {
  const drop = (...parts: string[]): void =>
    rmSync(join(modules, ...parts), { recursive: true, force: true });
  drop('code-server/lib/vscode/extensions/copilot');
  drop(`node-${platform}`, 'include');
  drop(`node-${platform}`, 'share');
  for (const folder of ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds']) {
    if (!existsSync(join(modules, folder))) continue;
    for (const name of readdirSync(join(modules, folder))) if (name !== platform) drop(folder, name);
  }
}

/** Keeps the built-in extensions from calling home: windows have telemetry on, because reports of acceptance depend on it. */
function silence(extensions: string): void {
  for (const file of filesBelow(extensions).filter((name) => name.endsWith('.js'))) {
    const text = readFileSync(file, 'utf8');
    const silent = text.replaceAll('https://mobile.events.data.microsoft.com/', 'http://127.0.0.1:9/');
    if (silent !== text) writeFileSync(file, silent);
  }
}

function build(folder: string, source: string, version: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(source, name), join(folder, name));
  cpSync(shims, join(folder, 'shims'), { recursive: true });
  npmCi(folder);
  const server = layout(folder, version);
  const root = dirname(dirname(server.main));
  // VS Code serves browser files from its own node_modules, and npm put them into the outer one.
  rmSync(join(root, 'node_modules'), { recursive: true, force: true });
  symlinkSync('../../..', join(root, 'node_modules'));
  prune(join(folder, 'node_modules'));
  silence(join(root, 'extensions'));
  mkdirSync(server.builtin);
  for (const name of [...BUILTIN, ...BUILTIN_OF_PAGE]) {
    if (!existsSync(join(root, 'extensions', name))) continue;
    symlinkSync(relative(server.builtin, join(root, 'extensions', name)), join(server.builtin, name));
  }
  const start = spawnSync(server.node, [server.main, '--version'], {
    encoding: 'utf8',
    // It makes folders in the home folder at each start.
    env: { ...process.env, NODE_OPTIONS: '', HOME: folder },
  });
  if (start.status !== 0)
    throw new Error(`The installed VS Code does not start:\n${start.error?.message ?? start.stderr}`);
  writeFileSync(join(folder, '.complete'), start.stdout);
}

/** Returns the pinned VS Code, installing it first where the cache has none (about 15 s); several processes may call it at once. */
export function installServer(log: (line: string) => void = () => {}): InstalledServer {
  if (process.platform !== 'linux')
    throw new Error('VS Code in a browser is for Linux; elsewhere run `npm run test:desktop`.');
  const source = recipe();
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const version = manifest.dependencies['code-server'] ?? 'unknown';
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'qiskit-inline');
  const folder = join(cache, `vscode-${version}-${fingerprint(source)}`);
  if (existsSync(join(folder, '.complete'))) return layout(folder, version);
  log(`installing VS Code (code-server ${version}) into ${folder}`);
  const partial = `${folder}.partial-${process.pid}`;
  try {
    build(partial, source, version);
    renameSync(partial, folder);
  } catch (error) {
    // Another process may have been first; its copy is as good.
    if (!existsSync(join(folder, '.complete'))) throw error;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return layout(folder, version);
}

if (import.meta.main) console.log(installServer(console.error));
