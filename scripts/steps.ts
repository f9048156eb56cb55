/** The steps of `npm run check` and `npm test`: what each runs, and how its result is counted. */

/** How many tests a step ran. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** One step, run by the pinned Node with node_modules/.bin first on the PATH. */
export interface Step {
  readonly name: string;
  /** Program of node_modules/.bin, and its arguments. */
  readonly command: readonly [string, ...string[]];
  /** Reads the counts out of what it printed; a step without tests of its own counts as one. */
  readonly count?: (output: string) => Count;
  /** Whether what it prints is of interest also where it went well. */
  readonly tells?: true;
  /** Milliseconds after which it is ended. */
  readonly limit: number;
}

const MINUTE = 60_000;

/** The number in the last place that matches, 0 without one; tests may print anything before a summary. */
function numberIn(output: string, pattern: RegExp): number {
  return Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
}

/** Node's own summary, at the end of its `spec` report. */
function countSpec(output: string): Count {
  return {
    passed: numberIn(output, /^ℹ pass (\d+)$/gm),
    failed: numberIn(output, /^ℹ fail (\d+)$/gm) + numberIn(output, /^ℹ cancelled (\d+)$/gm),
  };
}

/** The reports of several processes, one after the other. */
function countUnit(output: string): Count {
  const counts = output.split(/(?<=^ℹ duration_ms .*$)/m).map(countSpec);
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function countIntegration(output: string): Count {
  return {
    passed: numberIn(output, /^integration: (\d+) passed/gm),
    failed: numberIn(output, /^integration: \d+ passed, (\d+) failed$/gm),
  };
}

/** Playwright's summary; a test that passed when tried again is in the `flaky` line and counts as passed. */
function countE2e(output: string): Count {
  return {
    passed: numberIn(output, /^ {2}(\d+) passed \(/gm) + numberIn(output, /^ {2}(\d+) flaky$/gm),
    failed: numberIn(output, /^ {2}(\d+) failed$/gm) + numberIn(output, /^ {2}(\d+) did not run$/gm),
  };
}

/** Steps that need no VS Code; they do not depend on each other. */
export const CHECKS: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check'], limit: MINUTE },
  { name: 'lint', command: ['oxlint'], limit: 2 * MINUTE },
  { name: 'types', command: ['tsc', '--project', '.'], limit: 2 * MINUTE },
  { name: 'unused', command: ['knip'], limit: MINUTE },
  { name: 'docs', command: ['node', 'scripts/docs.ts', '--check'], limit: MINUTE },
  { name: 'notices', command: ['node', 'scripts/notices.ts', '--check'], limit: MINUTE },
  {
    name: 'unit',
    command: ['node', 'scripts/unit.ts'],
    count: countUnit,
    limit: 2 * MINUTE,
  },
];

/** What the tiers need and a fresh machine has not; it needs nothing of the checks. */
export const EDITOR: Step = { name: 'editor', command: ['node', 'scripts/editor.ts'], limit: 10 * MINUTE };

/** The package, which the tiers behind it look at or run. */
export const PACKAGE: Step = { name: 'package', command: ['node', 'scripts/package.ts'], limit: 2 * MINUTE };

/** Tiers that mostly wait, and so can run beside each other, the longest first: the service as a process, and in real extension hosts. */
export const TIERS: readonly Step[] = [
  {
    name: 'service',
    command: ['node', '--test', '--test-reporter=spec', 'test/process/*.test.ts'],
    count: countSpec,
    limit: 6 * MINUTE,
  },
  {
    name: 'integration',
    command: ['node', 'scripts/integration.ts'],
    count: countIntegration,
    tells: true,
    limit: 8 * MINUTE,
  },
  {
    name: 'faults',
    command: ['node', '--test', '--test-reporter=spec', 'test/faults/*.test.ts'],
    count: countSpec,
    tells: true,
    limit: 4 * MINUTE,
  },
];

/** Windows in browsers, which keep a machine of two cores busy. */
export const WINDOWS: Step = {
  name: 'e2e',
  command: ['playwright', 'test'],
  count: countE2e,
  limit: 45 * MINUTE,
};
