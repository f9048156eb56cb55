import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { defineConfig } from '@playwright/test';

import { CHROMIUM_ARGS, findChromium } from './test/support/vscode/chromium.ts';

// Once for a run; workers load this file too.
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  process.env['QISKIT_INLINE_RUN'] = randomBytes(12).toString('hex');
  // What the run before kept of its search.
  rmSync(join(__dirname, 'out/canary'), { recursive: true, force: true });
}

/** A real VS Code in a real browser. A flake is a bug: only CI tries a failed test again, and says so. */
export default defineConfig({
  // Once all tests are over, what they left is searched for the token that they used.
  projects: [
    { name: 'e2e', testDir: 'test/e2e', teardown: 'canary' },
    { name: 'canary', testDir: 'test/canary' },
  ],
  testMatch: '*.test.ts',
  outputDir: 'out/e2e/results',
  fullyParallel: true,
  workers: 2,
  // A window of a busy machine may never notice what is written to its settings file.
  retries: process.env['CI'] ? 2 : 0,
  forbidOnly: Boolean(process.env['CI']),
  // Long enough for a machine that does other things too; a test that passes takes a tenth of it.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'out/e2e/results.json' }]],
  use: {
    launchOptions: { executablePath: findChromium(console.error), args: CHROMIUM_ARGS },
    actionTimeout: 60_000,
    screenshot: 'only-on-failure',
    // Recorded where a test failed already: it costs time. `--trace on` has one of each test.
    trace: 'on-first-retry',
  },
});
