/** Runs the unit tests, all in one process: `node scripts/unit.ts [part of a test's name]`. */
import { spawnSync } from 'node:child_process';

import { root } from './project.ts';

const [name] = process.argv.slice(2);
const pattern = name === undefined ? [] : [`--test-name-pattern=${name}`];
const flags = ['--test', '--test-isolation=none', '--test-reporter=spec', ...pattern];
const run = spawnSync(process.execPath, [...flags, 'test/unit/**/*.test.ts'], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = run.status ?? 1;
