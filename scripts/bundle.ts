import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import { root } from './project.ts';

/** Bundles each integration test, and the entry beside them, which it returns; packages stay outside, as in the extension. */
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

if (import.meta.main) console.log(await bundleIntegration());
