import type { PackageName, Removal } from './removals.ts';

/** Installed version of each package; null for one that is not installed, undefined where nobody knows. */
export type Versions = Readonly<Partial<Record<PackageName, string | null>>>;

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

/** Orders two versions by their numbers: negative when the first is older. A pre-release counts as its release, for it has the same API. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = (left[at] ?? 0) - (right[at] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

/** The numbers of a version up to its first letter: `2.1.0rc1` is 2, 1, 0. */
function numbersOf(version: string): number[] {
  const text = /^v?(\d+(?:\.\d+)*)/u.exec(version.trim())?.[1] ?? '';
  return text === '' ? [] : text.split('.').map(Number);
}

/** How an entry stands in an installation: gone, still there but deprecated, or nothing to say. */
export type Standing = 'gone' | 'deprecated' | 'fine';

/** How an entry stands. Something that is announced to go but still there is deprecated, not gone. */
export function standingOf({ package: name, removed, deprecated }: Removal, versions: Versions): Standing {
  const installed = versions[name] ?? null;
  const version = installed ?? OLDEST[name];
  if (removed !== undefined && compareVersions(removed, version) <= 0) return 'gone';
  if (installed === null || deprecated === undefined) return 'fine';
  return compareVersions(deprecated, version) <= 0 ? 'deprecated' : 'fine';
}
