import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './project.ts';

/** A package of somebody else that the VSIX ships, whole or in part. */
export interface Shipped {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license: string;
  /** Files of the VSIX that it is in. */
  readonly within: string;
}

/** Files of `dist` that esbuild does not make: copies of a package's own, or none of anybody else's. */
const COPIES: Readonly<Record<string, string | null>> = {
  'dist/purify.min.js': 'dompurify',
  'dist/removals.json': null,
  'dist/tables.json.br': null,
};

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as Manifest;
}

/** Every package that is shipped, by name: those in the bundle, those that are copied, and those that stay packages with all that they need. */
export function shippedPackages(): readonly Shipped[] {
  const { files, places } = bundled();
  for (const file of allowed().filter((name) => name.startsWith('dist/') && !files.has(name))) {
    const copy = COPIES[file];
    if (copy === undefined) throw new Error(`Whose is ${file}? Say so in scripts/shipped.ts.`);
    if (copy !== null) places.set(copy, file);
  }
  for (const name of packages()) places.set(name, `node_modules/${name}`);
  return [...places]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, within]) => {
      const { version, license } = manifestOf(name);
      return { name, version, license, within };
    });
}

function allowed(): readonly string[] {
  const lines = readFileSync(join(root, '.vscodeignore'), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
}

/** Outputs of esbuild by file. */
type Outputs = Readonly<
  Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
>;

interface Bundled {
  readonly files: ReadonlySet<string>;
  /** The files that a package is in. */
  readonly places: Map<string, string>;
}

/** By esbuild's own account. */
function bundled(): Bundled {
  const run = spawnSync(process.execPath, ['esbuild.mjs', '--meta'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const outputs = JSON.parse(run.stdout) as Outputs;
  const places = new Map<string, string>();
  for (const [file, { inputs }] of Object.entries(outputs)) {
    const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    for (const name of new Set(used.flatMap(([input]) => packageOf(input) ?? []))) {
      const others = places.get(name);
      places.set(name, others === undefined ? file : `${others}, ${file}`);
    }
  }
  return { files: new Set(Object.keys(outputs)), places };
}

/** The package that a file belongs to, or null for one of ours. */
function packageOf(file: string): string | null {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? null;
}

/** What package.json depends on, and what that depends on. */
function packages(): ReadonlySet<string> {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const found = new Set<string>();
  const queue = Object.keys(own.dependencies ?? {});
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    queue.push(...Object.keys(manifestOf(name).dependencies ?? {}));
  }
  return found;
}
