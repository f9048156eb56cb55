/** Runs test/integration in the extension host of a real VS Code: `node scripts/integration.ts [pattern of a test's name]`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { CHROMIUM_ARGS, findChromium } from '../test/support/vscode/chromium.ts';
import { type HostEvent, runSuite, type SuiteResult } from '../test/support/vscode/host.ts';
import { bundleIntegration } from './bundle.ts';
import { root } from './project.ts';

function print(event: HostEvent): void {
  if (event.type === 'pass') console.log(`  ✔ ${event.title} (${event.ms} ms)`);
  if (event.type === 'skip') console.log(`  - ${event.title}`);
  if (event.type === 'fail') console.log(`  ✖ ${event.title}\n${event.error.replaceAll(/^/gm, '      ')}`);
}

/** One line for what went wrong beside the tests themselves; null when nothing did. */
function trouble({ events, problem }: SuiteResult): string | null {
  if (events.length === 1) return 'no test ran';
  const complete = events.some((event) => event.type === 'end');
  // A failed test makes VS Code end with an error too: that is no trouble of its own.
  if (problem === null || (complete && events.some((event) => event.type === 'fail'))) return null;
  const last = events.findLast((event): event is HostEvent & { type: 'start' } => event.type === 'start');
  return last === undefined ? problem : `${problem}; the last test to start was: ${last.title}`;
}

async function main(pattern: string | undefined): Promise<number> {
  const suite = await bundleIntegration();
  const browser = await chromium.launch({ executablePath: findChromium(console.error), args: CHROMIUM_ARGS });
  const env = pattern === undefined ? {} : { QISKIT_INLINE_GREP: pattern };
  const options = { browser, extension: root, suite, env, timeoutMs: 300_000, onEvent: print };
  const result = await runSuite(options);
  await browser.close();
  const problem = trouble(result);
  if (problem !== null) console.log(`  ✖ ${problem}`);
  const count = (type: HostEvent['type']): number =>
    result.events.filter((event) => event.type === type).length;
  const failed = count('fail') + (problem === null ? 0 : 1);
  if (failed > 0) {
    writeFileSync(join(root, 'out/integration.log'), result.logs);
    console.log('  The logs of VS Code and the extension are in out/integration.log.');
  }
  console.log(`integration: ${count('pass')} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main(process.argv[2]);
