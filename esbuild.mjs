// Bundles the extension: `node esbuild.mjs` for users, `--dev` with a source map, `--watch` to go on with that at each change.
// `--meta` writes nothing and prints esbuild's account of what would be inside.
import { writeFileSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';

import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

/**
 * Leaves a module out of its bundle: `file` exports `name`, which reads `apart` beside the bundle when it is first called.
 * @type {(apart: { file: RegExp; name: string; apart: string; read: string }) => import('esbuild').Plugin}
 */
const lazily = ({ file, name, apart, read }) => ({
  name: `lazily-${name}`,
  setup({ onLoad, onResolve }) {
    onLoad({ filter: file }, () => ({
      contents: `export const ${name} = (...given) => ${read};`,
      loader: 'js',
    }));
    onResolve({ filter: /.*/ }, ({ path }) => (path === apart ? { path, external: true } : undefined));
  },
});

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node22.15',
  // VS Code puts its proxy and certificate settings into `require('undici')`: a bundled copy, or one that came by `import()`, is out of their reach.
  external: ['vscode', 'undici'],
  supported: { 'dynamic-import': false },
  minify: !dev,
  sourcemap: dev,
  legalComments: 'none',
  logLevel: watch ? 'info' : 'warning',
};

const tables = lazily({
  file: /src.offline.data\.ts$/,
  name: 'loadTables',
  apart: './tables.json',
  read: "require('./tables.json')",
});

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...shared,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    plugins: [
      lazily({
        file: /src.offline.engine\.ts$/,
        name: 'createOfflineEngine',
        apart: './offline.js',
        read: "require('./offline.js').createOfflineEngine(...given)",
      }),
      // What the guard knows is read when the first suggestion is judged.
      tables,
      lazily({
        file: /src.qiskit.removals\.ts$/,
        name: 'loadRemovals',
        apart: './removals.json',
        read: "require('./removals.json')",
      }),
    ],
  },
  // The embedded engine and its tables are read when the first suggestion is asked of them.
  {
    ...shared,
    entryPoints: ['src/offline/engine.ts'],
    outfile: 'dist/offline.js',
    plugins: [tables],
  },
];

if (process.argv.includes('--meta')) {
  const made = await Promise.all(
    bundles.map((options) => build({ ...options, write: false, metafile: true })),
  );
  writeFileSync(1, JSON.stringify(Object.assign({}, ...made.map(({ metafile }) => metafile.outputs))));
  process.exit();
}

// What the disclaimer's page loads beside its own files.
await mkdir('dist', { recursive: true });
await cp('node_modules/dompurify/dist/purify.min.js', 'dist/purify.min.js');
await cp('src/offline/tables.json', 'dist/tables.json');
await cp('src/qiskit/removals.json', 'dist/removals.json');

if (watch) for (const options of bundles) await (await context(options)).watch();
else await Promise.all(bundles.map((options) => build(options)));
