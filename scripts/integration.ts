/** Runs test/integration and a short session of typing in the extension hosts of a real VS Code: `node scripts/integration.ts [pattern of a test's name]`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { CHROMIUM_ARGS, findChromium } from '../test/support/vscode/chromium.ts';
import { bundleExtension, bundleIntegration } from './bundle.ts';
import { runInHost } from './inHost.ts';
import { root } from './project.ts';
import { SHORT, soak } from './soak.ts';

async function main(pattern: string | undefined): Promise<number> {
  rmSync(join(root, 'out/integration.log'), { force: true });
  bundleExtension();
  const suite = await bundleIntegration();
  const browser = await chromium.launch({ executablePath: findChromium(console.error), args: CHROMIUM_ARGS });
  const env = pattern === undefined ? {} : { QISKIT_INLINE_GREP: pattern };
  const tests = await runInHost({ browser, suite, env, timeoutMs: 300_000 });
  const typing = await soak(browser, SHORT, env);
  await browser.close();
  const failed = tests.failed + typing.failed;
  console.log(`integration: ${tests.passed + typing.passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main(process.argv[2]);
