// Entry of the npm scripts that work on a fresh clone: `node scripts/setup.mjs <script> [arguments]`, or with an option of Node
// (`--test`) in the place of the script.
// Runs on whatever Node there is (20.11 or newer; an older one gets a sentence) and without packages: installs what package-lock.json says where
// node_modules differs from it, then runs the script with the pinned Node of node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules/.bin');
const node = join(root, 'node_modules/node/bin/node');

function packages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Whether node_modules holds what the lock file names; packages for other machines may be missing. */
function installed() {
  const wanted = packages('package-lock.json');
  const present = packages('node_modules/.package-lock.json');
  if (wanted === null || present === null || !existsSync(node)) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = present[path];
    return found === undefined
      ? optional === true
      : found.version === version && found.integrity === integrity;
  });
}

/** Ends this process with a sentence where Node is older than what README asks for. */
function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 11)) return;
  console.error(`Node ${process.versions.node} is too old: install Node 20.11 or newer.`);
  process.exit(1);
}

function npm(...args) {
  const run = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (run.status === 0) return;
  console.error(`npm ${args[0]} failed${run.error ? `: ${run.error.message}` : ', see above'}.`);
  process.exit(1);
}

/** The only install script that is needed is the one that fetches the pinned Node; others would compile or download for minutes, in vain. */
function install() {
  console.error('Installing packages …');
  npm('ci', '--ignore-scripts', '--prefer-offline');
  npm('rebuild', 'node');
}

requireNode();
if (!installed()) install();
const [script, ...args] = process.argv.slice(2);
const child = spawn(node, [script.startsWith('-') ? script : join(root, script), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
});
for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.on(signal, () => child.kill(signal));
if (process.env.npm_lifecycle_event !== undefined) {
  // npm passes a signal to its shell, and many shells die of it without passing it on: the shell's end is the signal then.
  const shell = process.ppid;
  setInterval(() => process.ppid === shell || child.kill('SIGTERM'), 250).unref();
}
child.once('error', (error) => {
  console.error(`The pinned Node does not start: ${error.message}`);
  process.exitCode = 1;
});
child.once('exit', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 1;
});
