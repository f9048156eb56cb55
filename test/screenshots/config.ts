import { join } from 'node:path';

import { defineConfig } from '@playwright/test';

import { CHROMIUM_ARGS, findChromium } from '../support/vscode/chromium.ts';

/** `npm run screenshots`: the pictures of README and docs, each from a real window; `npm run screenshots -- NAME` makes those of one scene. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.test.ts',
  outputDir: join(import.meta.dirname, '../../out/screenshots'),
  // A window has the machine to itself, and the service has one port.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    launchOptions: { executablePath: findChromium(console.error), args: CHROMIUM_ARGS },
    deviceScaleFactor: 2,
    screenshot: 'only-on-failure',
  },
});
