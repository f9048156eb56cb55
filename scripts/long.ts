/**
 * Runs the long forms of what `npm test` has time for in part only, one after the other: `node scripts/long.ts`, or a few of them by name,
 * such as `node scripts/long.ts editor`. What begins with `--` goes to those that know it: `--write` puts the tables of the session in the
 * editor and of the faults into docs/reliability.md, `--keys=2000` gives the session another length.
 */
import { spawnSync } from 'node:child_process';

import { root } from './project.ts';

const FORMS = {
  editor: ['scripts/soak.ts'],
  faults: ['scripts/faults.ts'],
  service: ['--test', '--test-reporter=spec', 'test/process/*.test.ts'],
} as const;

/** Whether a long form went well. */
function run(name: keyof typeof FORMS, options: readonly string[]): boolean {
  console.log(`\n--- ${name}`);
  const { status } = spawnSync(process.execPath, [...FORMS[name], ...(name === 'service' ? [] : options)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SOAK: '1' },
  });
  return status === 0;
}

function isForm(name: string): name is keyof typeof FORMS {
  return name in FORMS;
}

function main(args: readonly string[]): number {
  const options = args.filter((arg) => arg.startsWith('--'));
  const chosen = args.filter((arg) => !arg.startsWith('--'));
  const names = chosen.length === 0 ? Object.keys(FORMS) : chosen;
  const failed = names.filter((name) => !isForm(name) || !run(name, options));
  console.log(
    failed.length === 0 ? `\n${names.join(', ')}: all passed` : `\nfailed or unknown: ${failed.join(', ')}`,
  );
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
