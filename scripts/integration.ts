/** Bundles test/integration and runs it in the extension host of a real VS Code: `node scripts/integration.ts [pattern of a test's name]`. */
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';
import { build } from 'esbuild';

import { CHROMIUM_ARGS, findChromium } from '../test/support/vscode/chromium.ts';
import { type HostEvent, runSuite } from '../test/support/vscode/host.ts';
import { root } from './project.ts';

/** Bundles each test file, and the entry beside them; packages stay outside, as in the extension. */
export async function bundleIntegration(): Promise<string> {
  const outdir = join(root, 'out/integration');
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [
      join(root, 'test/integration/index.ts'),
      ...globSync(join(root, 'test/integration/*.test.ts')),
    ],
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22.15',
    packages: 'external',
    external: ['vscode'],
    sourcemap: 'inline',
  });
  return join(outdir, 'index.cjs');
}

function print(event: HostEvent): void {
  if (event.type === 'pass') console.log(`  ✔ ${event.title} (${event.ms} ms)`);
  if (event.type === 'skip') console.log(`  - ${event.title}`);
  if (event.type === 'fail') console.log(`  ✖ ${event.title}\n${event.error.replaceAll(/^/gm, '      ')}`);
}

async function main(pattern: string | undefined): Promise<number> {
  const suite = await bundleIntegration();
  const browser = await chromium.launch({ executablePath: findChromium(console.error), args: CHROMIUM_ARGS });
  try {
    const { events, problem, logs } = await runSuite({
      browser,
      extension: root,
      suite,
      env: pattern === undefined ? {} : { QISKIT_INLINE_GREP: pattern },
      timeoutMs: 300_000,
      onEvent: print,
    });
    const passed = events.filter((event) => event.type === 'pass').length;
    let failed = events.filter((event) => event.type === 'fail').length;
    if (problem !== null && failed === 0) {
      const last = events.findLast((event): event is HostEvent & { type: 'start' } => event.type === 'start');
      console.log(`  ✖ ${problem}${last === undefined ? '' : `; the last test to start was: ${last.title}`}`);
      failed = 1;
    }
    if (passed + failed === 0) {
      console.log('  ✖ no test ran');
      failed = 1;
    }
    if (failed > 0) {
      mkdirSync(join(root, 'out'), { recursive: true });
      writeFileSync(join(root, 'out/integration.log'), logs);
      console.log('  The logs of VS Code and the extension are in out/integration.log.');
    }
    console.log(`integration: ${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    await browser.close();
  }
}

if (import.meta.main) process.exitCode = await main(process.argv[2]);
