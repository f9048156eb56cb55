/**
 * Runs the integration and end-to-end tests on the oldest VS Code that there is a recipe for, as near to `engines.vscode` as a package of it can be had:
 * `node scripts/oldest.ts`; what follows is handed to Playwright, such as the names of files.
 */
import { spawnSync } from 'node:child_process';

import { root } from './project.ts';

const env = { ...process.env, VSCODE_RIG: 'oldest' };
const steps: readonly (readonly [string, ...string[]])[] = [
  ['node', 'scripts/package.ts'],
  ['node', 'scripts/integration.ts'],
  ['playwright', 'test', ...process.argv.slice(2)],
];
for (const [program, ...args] of steps) {
  const { status } = spawnSync(program, args, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
