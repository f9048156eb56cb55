// Bundles the extension: `node esbuild.mjs` for users, `--dev` with a source map, `--watch` to go on with that at each change.
// `--meta` writes nothing and prints esbuild's account of what would be inside.
import { cp, mkdir } from 'node:fs/promises';

import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

/** @type {import('esbuild').BuildOptions} */
const options = {
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node22.15',
  // VS Code puts its proxy and certificate settings into `require('undici')`: a bundled copy, or one that came by `import()`, is out of their reach.
  external: ['vscode', 'undici'],
  supported: { 'dynamic-import': false },
  // Data stays a file of its own beside the bundle.
  loader: { '.json': 'copy' },
  assetNames: '[name]',
  minify: !dev,
  sourcemap: dev,
  legalComments: 'none',
  logLevel: watch ? 'info' : 'warning',
};

if (process.argv.includes('--meta')) {
  const { metafile } = await build({ ...options, write: false, metafile: true });
  console.log(JSON.stringify(metafile));
} else {
  // What the disclaimer's page loads beside its own files.
  await mkdir('dist', { recursive: true });
  await cp('node_modules/dompurify/dist/purify.min.js', 'dist/purify.min.js');

  if (watch) await (await context(options)).watch();
  else await build(options);
}
