import { spawnSync } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { build } from 'esbuild';

import { root } from './project.ts';

/** Builds the extension into dist/ as users get it; throws where that fails, after what esbuild says of it. */
export function bundleExtension(): void {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The extension could not be built.');
}

/** Bundles each test of a folder that runs in the extension host, and the entry beside them, which it returns; packages stay outside, as in the extension. */
export async function bundleIntegration(folder: 'integration' | 'soak' = 'integration'): Promise<string> {
  const outdir = join(root, 'out', folder);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [
      join(root, 'test/integration/index.ts'),
      ...globSync(join(root, 'test', folder, '*.test.ts')),
    ].map((file) => ({ in: file, out: basename(file, '.ts') })),
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
