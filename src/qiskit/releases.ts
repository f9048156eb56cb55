import type { PackageName, Removal } from './removals.ts';
import { compareVersions, PACKAGES, type Versions } from './versions.ts';

/**
 * The oldest release of each package that programs are still written for. Where the installed version is not known, only what is gone from
 * this one on counts as gone: Qiskit 1.0 is the oldest that installs beside today's packages, 0.30 the first Runtime client with V2
 * primitives alone, Aer 0.13 the first that works with Qiskit 1.0.
 */
const OLDEST: Readonly<Record<PackageName, string>> = {
  qiskit: '1.0',
  qiskit_ibm_runtime: '0.30',
  qiskit_aer: '0.13',
};

/** How an entry stands in an installation: gone, still there but deprecated, or nothing to say. */
export type Standing = 'gone' | 'deprecated' | 'fine';

/** How an entry stands. Something that is announced to go but still there is deprecated, not gone. */
export function standingOf({ package: name, removed, deprecated }: Removal, versions: Versions): Standing {
  const installed = versionOf(name, versions);
  const version = installed ?? OLDEST[name];
  if (removed !== undefined && compareVersions(removed, version) <= 0) return 'gone';
  if (installed === undefined || deprecated === undefined) return 'fine';
  return compareVersions(deprecated, version) <= 0 ? 'deprecated' : 'fine';
}

/** The version of a package by the name that it is imported by; undefined where it is not known. */
export function versionOf(name: PackageName, versions: Versions): string | undefined {
  const listed = PACKAGES.find((one) => one.replaceAll('-', '_') === name);
  return listed === undefined ? undefined : versions[listed];
}
