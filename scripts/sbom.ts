/** Prints a CycloneDX list of what the VSIX ships, by `npm sbom` from the lock file: needs no network. */
import { spawnSync } from 'node:child_process';

import { root } from './project.ts';
import { shippedPackages } from './shipped.ts';

interface Bom {
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly 'bom-ref': string;
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--loglevel=error'];
const run = spawnSync('npm', args, {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (run.status !== 0) process.exit(1);
const bom = JSON.parse(run.stdout) as Bom;
const shipped = new Set(shippedPackages().map(({ name, version }) => `${name}@${version}`));
const components = bom.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
if (components.length !== shipped.size)
  throw new Error('package-lock.json does not name all that is shipped: run `npm ci`.');
const refs = new Set(components.map((component) => component['bom-ref']));
const [self] = bom.dependencies;
const dependencies = bom.dependencies
  .filter(({ ref }) => refs.has(ref) || ref === self?.ref)
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
console.log(JSON.stringify({ ...bom, components, dependencies }, null, 2));
