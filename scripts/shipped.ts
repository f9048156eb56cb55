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

/** Files of `dist` that are copies of a package's own, or none of anybody else's. */
const COPIES: Readonly<Record<string, string | null>> = {
  'dist/purify.min.js': 'dompurify',
  'dist/library.json': null,
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
  const places = new Map<string, string>();
  for (const name of bundled()) places.set(name, 'dist/extension.js');
  for (const file of allowed().filter((name) => name.startsWith('dist/') && name !== 'dist/extension.js')) {
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

interface Meta {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

/** By esbuild's own account. */
function bundled(): ReadonlySet<string> {
  const run = spawnSync(process.execPath, ['esbuild.mjs', '--meta'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const { outputs } = JSON.parse(run.stdout) as Meta;
  const inputs = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return new Set(
    used.flatMap(
      ([file]) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(file)?.[1] ?? [],
    ),
  );
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
