/** Versions and the sections of CHANGELOG.md, text in and text out. */

const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

function numbersOf(version: string): readonly [number, number, number] {
  const [, major, minor, patch] = VERSION.exec(version) ?? [];
  if (patch === undefined) throw new Error(`${version} is no version: say major, minor, patch or x.y.z.`);
  return [Number(major), Number(minor), Number(patch)];
}

/** The version that `wanted` (`major`, `minor`, `patch` or x.y.z) makes of the present one; throws where it is no version, or not a later one. */
export function nextVersion(present: string, wanted: string): string {
  const [major, minor, patch] = numbersOf(present);
  if (wanted === 'major') return `${major + 1}.0.0`;
  if (wanted === 'minor') return `${major}.${minor + 1}.0`;
  if (wanted === 'patch') return `${major}.${minor}.${patch + 1}`;
  const next = numbersOf(wanted);
  const differing = next.findIndex((number, index) => number !== [major, minor, patch][index]);
  const later = differing !== -1 && (next[differing] ?? 0) > ([major, minor, patch][differing] ?? 0);
  if (!later) throw new Error(`${wanted} is not later than ${present}.`);
  return wanted;
}

interface Section {
  /** Where its heading begins, where its text begins and where that ends. */
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

function find(changelog: string, name: string): Section | null {
  const headings = [...changelog.matchAll(/^## \[([^\]]+)\].*$/gm)];
  const at = headings.findIndex(([, found]) => found === name);
  const heading = headings[at];
  if (heading === undefined) return null;
  return {
    start: heading.index,
    body: heading.index + heading[0].length,
    end: headings[at + 1]?.index ?? changelog.length,
  };
}

/** What the change log says of a version, without its heading; null where it has no such section, or an empty one. */
export function notesOf(changelog: string, name: string): string | null {
  const section = find(changelog, name);
  const notes = section === null ? '' : changelog.slice(section.body, section.end).trim();
  // Headings with nothing below them are no notes.
  return notes.replaceAll(/^#.*$/gm, '').trim() === '' ? null : notes;
}

/** The change log with what was unreleased under `version` and `date` (yyyy-mm-dd), and room for what comes next above it; throws where there is nothing to release. */
export function withRelease(changelog: string, version: string, date: string): string {
  const section = find(changelog, 'Unreleased');
  const notes = notesOf(changelog, 'Unreleased');
  if (section === null || notes === null)
    throw new Error('CHANGELOG.md has nothing under [Unreleased]: there is nothing to release.');
  if (find(changelog, version) !== null)
    throw new Error(`CHANGELOG.md has a section for ${version} already.`);
  const rest = changelog.slice(section.end);
  const sections = `## [Unreleased]\n\n## [${version}] - ${date}\n\n${notes}\n${rest === '' ? '' : '\n'}`;
  return changelog.slice(0, section.start) + sections + rest;
}
