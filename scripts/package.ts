/**
 * Makes the VSIX: only what `.vscodeignore` names, undici as the only package, and within the limits below. The same sources give the same bytes,
 * whenever and wherever it is made. `--out FILE` puts it elsewhere.
 */
import {
  chmodSync,
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { createVSIX, listFiles } from '@vscode/vsce';

import { bundleExtension } from './bundle.ts';
import { withoutRelativeLinks } from './packagedPage.ts';
import { released, root, vsixFile } from './project.ts';

const LIMITS = { 'dist/extension.js': 200 * 1024, 'dist/tables.json.br': 400_000, vsix: 1024 * 1024 };

/** Packages that may be shipped: what the bundle keeps outside. */
const PACKAGES = ['undici'];

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function requireSize(file: string, limit: number): number {
  const { size } = statSync(resolve(root, file));
  if (size > limit) fail(`${file} has ${size} bytes; the limit is ${limit}.`);
  return size;
}

function requirePackages(files: readonly string[]): void {
  const shipped = files
    .map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1])
    .filter((name) => name !== undefined);
  const others = [...new Set(shipped)].filter((name) => !PACKAGES.includes(name));
  if (others.length > 0)
    fail(`The VSIX would ship ${others.join(', ')}: bundle them, or name them in scripts/package.ts.`);
  for (const name of PACKAGES)
    if (!shipped.includes(name)) fail(`The VSIX would not ship ${name}, which the bundle needs.`);
}

/** Every file that the manifest or the code names has to be in the package. */
function requireFiles(files: readonly string[]): void {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    main: string;
    icon: string;
  };
  const needed = [
    manifest.main.replace('./', ''),
    manifest.icon,
    'dist/guard.js',
    'dist/offline.js',
    'dist/panels.js',
    'dist/services.js',
    'dist/tables.json.br',
    'dist/removals.json',
    'dist/purify.min.js',
    ...globSync(['package.nls*.json', 'l10n/*.json', 'media/walkthrough/*'], { cwd: root }),
  ];
  for (const file of [...needed, 'README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD_PARTY_NOTICES'])
    if (!files.includes(file)) fail(`The VSIX would not have ${file}.`);
}

/** Copies what `.vscodeignore` allows into an empty folder: vsce compares each pattern with every file it finds, which takes seconds where the sources and what was built lie about. */
function stage(folder: string): void {
  const ignore = readFileSync(join(root, '.vscodeignore'), 'utf8');
  const allowed = [...ignore.matchAll(/^!(.+)$/gm)].map(([, pattern = '']) => pattern);
  for (const file of [...globSync(allowed, { cwd: root }), '.vscodeignore']) {
    if (!statSync(join(root, file)).isFile()) continue;
    cpSync(join(root, file), join(folder, file));
    // Permissions are in the archive.
    chmodSync(join(folder, file), 0o644);
  }
}

/** Links and pictures of the repository lead nowhere in a package that does not name it. */
function rewritePages(folder: string): void {
  for (const name of ['README.md', 'CHANGELOG.md']) {
    const file = join(folder, name);
    writeFileSync(file, withoutRelativeLinks(readFileSync(file, 'utf8')));
  }
}

function hasRepository(): boolean {
  const manifest: object = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return 'repository' in manifest;
}

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const out = values.out === undefined ? join(root, vsixFile) : resolve(values.out);
bundleExtension();
const code = requireSize('dist/extension.js', LIMITS['dist/extension.js']);
requireSize('dist/tables.json.br', LIMITS['dist/tables.json.br']);
const folder = mkdtempSync(join(tmpdir(), 'qiskit-inline-package-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
stage(folder);
if (!hasRepository()) rewritePages(folder);
const files = await listFiles({ cwd: folder });
requirePackages(files);
requireFiles(files);
// Times of files and their zone are in the archive.
process.env['SOURCE_DATE_EPOCH'] = String(released.getTime() / 1000);
process.env['TZ'] = 'UTC';
// README's pictures and links lead to the repository, once package.json names one.
await createVSIX({
  cwd: folder,
  packagePath: out,
  allowMissingRepository: true,
  rewriteRelativeLinks: hasRepository(),
});
const size = requireSize(out, LIMITS.vsix);
console.log(
  `${basename(out)}: ${Math.round(size / 1024)} KB, ${files.length} files, extension.js ${Math.round(code / 1024)} KB`,
);
