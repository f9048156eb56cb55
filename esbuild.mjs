// Bundles the extension: `node esbuild.mjs` for users, `--dev` with a source map, `--watch` to go on with that at each change.
// `--meta` writes nothing and prints esbuild's account of what would be inside.
import { writeFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';

import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

/**
 * What is read when it is first used, each from a file of its own beside the bundle: which functions of which modules are in it.
 * @type {Record<string, Record<string, string>>}
 */
const late = {
  // The embedded engine, when the first suggestion is asked of it.
  offline: { 'src/offline/engine.ts': 'createOfflineEngine' },
  // The services behind HTTP, when one of them is in use.
  services: { 'src/backends/registry.ts': 'createBackend', 'src/backends/discover.ts': 'discover' },
  // What commands do, when one is run: lists, boxes and the menu.
  panels: { 'src/editor/handlers.ts': 'handlersOf' },
  // What judges suggestions, when there is one to judge.
  guard: { 'src/editor/guarding.ts': 'openGuard' },
};
/** The tables as the package has them: compressed, a quarter of their size. */
const PACKED = 'tables.json.br';
/** @type {Record<string, { readonly name: string; readonly value: string }>} */
const data = {
  'src/offline/data.ts': {
    name: 'loadTables',
    value: `JSON.parse(require('node:zlib').brotliDecompressSync(require('node:fs').readFileSync(require('node:path').join(__dirname, '${PACKED}'))).toString())`,
  },
  'src/qiskit/removals.ts': { name: 'loadRemovals', value: "require('./removals.json')" },
};

/**
 * Puts in the place of a module functions that read the file they are in when they are called.
 * @type {(own: string) => import('esbuild').Plugin}
 */
const apart = (own) => ({
  name: 'apart',
  setup({ onLoad, onResolve }) {
    /** @type {(module: string, name: string, value: string) => void} */
    const put = (module, name, value) => {
      const filter = new RegExp(`${module.replaceAll(/[./]/g, '.')}$`);
      const contents = `export const ${name} = (...given) => ${value};`;
      onLoad({ filter }, () => ({ contents, loader: 'js' }));
    };
    const beside = [...Object.keys(late).map((one) => `${one}\\.js`), 'removals\\.json'].join('|');
    onResolve({ filter: new RegExp(`^\\./(?:${beside})$`) }, ({ path, kind }) =>
      kind === 'require-call' ? { path, external: true } : null,
    );
    for (const [bundle, modules] of Object.entries(late))
      for (const [module, name] of Object.entries(modules))
        if (bundle !== own) put(module, name, `require('./${bundle}.js').${name}(...given)`);
    for (const [module, { name, value }] of Object.entries(data)) put(module, name, value);
    // In the editor, sentences are in its language.
    const words = "import { l10n } from 'vscode';\nexport const t = l10n.t;";
    onLoad({ filter: /src[/\\]editor[/\\]words\.ts$/ }, () => ({ contents: words, loader: 'js' }));
  },
});

/** @type {(name: string, modules: Record<string, string>) => import('esbuild').BuildOptions} */
const bundle = (name, modules) => ({
  stdin: {
    contents: Object.entries(modules)
      .map(([module, exported]) => `export { ${exported} } from './${module}';`)
      .join('\n'),
    resolveDir: import.meta.dirname,
  },
  outfile: `dist/${name}.js`,
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
  plugins: [apart(name)],
});

const bundles = [
  bundle('extension', { 'src/extension.ts': 'activate' }),
  ...Object.entries(late).map(([name, modules]) => bundle(name, modules)),
];

if (process.argv.includes('--meta')) {
  const made = await Promise.all(
    bundles.map((options) => build({ ...options, write: false, metafile: true })),
  );
  writeFileSync(1, JSON.stringify(Object.assign({}, ...made.map(({ metafile }) => metafile.outputs))));
  process.exit();
}

/**
 * Writes a file where it is not the same already, in one step: a window that reads it meanwhile finds all of it.
 * @type {(file: string, contents: Uint8Array) => Promise<void>}
 */
async function place(file, contents) {
  const old = await readFile(file).catch(() => undefined);
  if (old?.equals(contents) === true) return;
  await writeFile(`${file}.part`, contents);
  await rename(`${file}.part`, file);
}

/**
 * Writes a file compressed, where what is there does not say the same: that takes seconds.
 * @type {(from: string, to: string) => Promise<void>}
 */
async function pack(from, to) {
  const contents = await readFile(from);
  const old = await readFile(to)
    .then(brotliDecompressSync)
    .catch(() => undefined);
  if (old?.equals(contents) !== true) await place(to, brotliCompressSync(contents));
}

await mkdir('dist', { recursive: true });
// What the disclaimer's page loads beside its own files.
for (const file of ['node_modules/dompurify/dist/purify.min.js', 'src/qiskit/removals.json'])
  await place(join('dist', basename(file)), await readFile(file));
await pack('src/offline/tables.json', join('dist', PACKED));

if (watch) for (const options of bundles) await (await context(options)).watch();
else
  for (const { outputFiles } of await Promise.all(
    bundles.map((options) => build({ ...options, write: false })),
  ))
    for (const { path, contents } of outputFiles) await place(path, contents);
