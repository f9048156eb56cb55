/** Runs the whole fault matrix and prints it; with `--write` it also puts the table into docs/reliability.md. */
import { spawnSync } from 'node:child_process';

import { root } from './project.ts';

const FAULTS = process.argv.includes('--write') ? 'write' : 'long';
const run = spawnSync(process.execPath, ['--test', '--test-reporter=spec', 'test/faults/*.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FAULTS },
});
process.exitCode = run.status ?? 1;
