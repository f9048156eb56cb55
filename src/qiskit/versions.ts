/** The packages whose API is told apart by version, as they are named in the package index. */
export const PACKAGES = ['qiskit', 'qiskit-ibm-runtime', 'qiskit-aer'] as const;

/** Name of one of those packages. */
export type PackageName = (typeof PACKAGES)[number];

/** Versions as their packages write them, such as `2.1.0`; those that are not known are left out. */
export type Versions = { readonly [name in PackageName]?: string };

const VERSION = /^\d+(?:\.\d+)*(?:(?:a|b|rc|\.?dev|\.post)\d+)*(?:\+[\w.]+)?$/i;

/** Longest version, in characters: it goes into prompts. */
const LONGEST = 40;

/** The comment line that tells a model what is installed; empty when nothing is known. Always in the same order. */
export function versionsComment(versions: Versions): string {
  const parts = PACKAGES.flatMap((name) => {
    const version = versions[name];
    return version === undefined ? [] : [`${name}==${version}`];
  });
  return parts.length === 0 ? '' : `# ${parts.join(', ')}`;
}

/** What the names of the entries of a site-packages folder say is installed there: `qiskit_aer-0.17.2.dist-info`. */
export function versionsOfEntries(names: readonly string[]): Versions {
  const found = names.flatMap((entry) => {
    const [, name = '', version = ''] = /^(.+?)-([^-]+)(?:-py[\d.]+)?\.(?:dist|egg)-info$/i.exec(entry) ?? [];
    return pairOf(name, version);
  });
  // Where an upgrade was cut off the older folder may still be there.
  return collected(found.toSorted(([, a], [, b]) => compareVersions(a, b)));
}

/** What a METADATA or PKG-INFO file says of its own package. */
export function versionOfMetadata(text: string): Versions {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const field = (name: string): string => new RegExp(`^${name}:[ \\t]*(\\S+)`, 'im').exec(head)?.[1] ?? '';
  return collected(pairOf(field('Name'), field('Version')));
}

/** What a file of a project says is wanted, by the name of the file; only versions that are pinned count. */
export function versionsOfProject(fileName: string, text: string): Versions {
  if (/^pipfile\.lock$/i.test(fileName)) return ofPipfile(text);
  if (/\.lock$/i.test(fileName)) return ofLock(text);
  if (/\.toml$/i.test(fileName)) return ofToml(text);
  return ofRequirements(text);
}

/** What a user wrote into the setting: a version of Qiskit, or requirements apart by commas. Nothing for what is neither. */
export function versionsOfSetting(text: string): Versions {
  const plain = text.trim().replace(/^v/i, '');
  return plain.length <= LONGEST && VERSION.test(plain)
    ? { qiskit: plain }
    : ofRequirements(plain.replaceAll(',', '\n'));
}

/** Order of two versions by their numbers: negative when the first is older. */
export function compareVersions(left: string, right: string): number {
  const numbers = (text: string): number[] => (text.match(/^[\d.]*/)?.[0] ?? '').split('.').map(Number);
  const [a, b] = [numbers(left), numbers(right)];
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const order = (a[at] ?? 0) - (b[at] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

type Pair = readonly [PackageName, string];

function pairOf(name: string, version: string): Pair[] {
  const normal = name.toLowerCase().replaceAll(/[-_.]+/g, '-');
  const known = PACKAGES.find((one) => one === normal);
  const isVersion = version.length <= LONGEST && VERSION.test(version);
  return known !== undefined && isVersion ? [[known, version]] : [];
}

/** The last version of each. */
function collected(pairs: readonly Pair[]): Versions {
  return Object.fromEntries(pairs);
}

// A name, perhaps extras, and an exact or compatible version: `qiskit[all]==2.1.0`, `qiskit~=2.1`, `- qiskit=2.1.0` of conda. Each part
// begins where the one before cannot go on, so that no line takes more time than it is long.
const REQUIREMENT =
  /^[\s"']*(?:-[\s"']+)?(?:[\w-]+::)?(qiskit[\w.-]*)\s*(?:\[[^\]]*\]\s*)?(?:={1,3}|~=)\s*v?(\d[\w.+]*?)(?:\.\*)?\s*(?=$|[\s"',;#\\=])/i;
const TABLED =
  /^(qiskit[\w.-]*)\s*=\s*(?:\{[^}]*?\bversion\s*=\s*)?["'](?:==|[~^])?\s*(\d[\w.+]*?)(?:\.\*)?["']/i;
/** Longest line of a project's file that is looked at, in characters: what somebody pins is far shorter. */
const LONGEST_LINE = 500;

/** The lines that may say something of Qiskit; what others made of a file costs no more than looking for the name. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.length <= LONGEST_LINE && /qiskit/i.test(line));
}

function pairsOf(lines: readonly string[], pattern: RegExp): readonly Pair[] {
  return lines.flatMap((line) => {
    const [, name = '', version = ''] = pattern.exec(line) ?? [];
    return pairOf(name, version);
  });
}

function ofRequirements(text: string): Versions {
  return collected(pairsOf(linesOf(text), REQUIREMENT));
}

/** Requirements in lists, and Poetry's tables: `qiskit = "^2.1"`, `qiskit = { version = "2.1.0" }`. */
function ofToml(text: string): Versions {
  const lines = linesOf(text);
  const listed = lines.flatMap((line) =>
    [...line.matchAll(/["'](qiskit[^"']*)["']/gi)].map(([, one = '']) => one),
  );
  return { ...collected(pairsOf(listed, REQUIREMENT)), ...collected(pairsOf(lines, TABLED)) };
}

/** The lock files of uv, Poetry and PDM: tables that begin with a name and a version. */
function ofLock(text: string): Versions {
  const packages = text.matchAll(/^name\s*=\s*"([^"\n]+)"\s*\r?\nversion\s*=\s*"([^"\n]+)"/gm);
  return collected([...packages].flatMap(([, name = '', version = '']) => pairOf(name, version)));
}

function ofPipfile(text: string): Versions {
  const packages = text.matchAll(/"(qiskit[\w.-]*)":\s*\{[^{}]*"version":\s*"==([^"\n]+)"/gi);
  return collected([...packages].flatMap(([, name = '', version = '']) => pairOf(name, version)));
}
