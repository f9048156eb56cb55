import { defineConfig } from '@playwright/test';

import { CHROMIUM_ARGS, findChromium } from './test/support/vscode/chromium.ts';

/** A real VS Code in a real browser. A flake is a bug: only CI tries a failed test once more, and says so. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.test.ts',
  outputDir: 'out/e2e/results',
  fullyParallel: true,
  workers: 2,
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'out/e2e/results.json' }]],
  use: {
    launchOptions: { executablePath: findChromium(console.error), args: CHROMIUM_ARGS },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
