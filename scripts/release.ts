/**
 * Makes a release: `npm run release -- [major|minor|patch|x.y.z] [--dry-run]`. Puts the VSIX, its checksum and the notes into out/release, commits the new version and tags it.
 * Without a version it releases the one in package.json, which CHANGELOG.md has to describe already. Nothing is pushed or published.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { nextVersion, notesOf, withRelease } from './changelog.ts';
import { root } from './project.ts';

/** Files by path, with what is in them. */
type Files = Readonly<Record<string, string>>;

/** Where the version stands, beside the change log. */
const PLACES: Readonly<Record<string, (version: string) => readonly [RegExp, string]>> = {
  'package.json': (version) => [/(?<=^ {2}"version": ")[^"]+/gm, version],
  // The first of the packages is this one; others have their own versions.
  'package-lock.json': (version) => [
    /(?<=^ {2}"version": "|^ {4}"": \{\n {6}"name": "[^"]+",\n {6}"version": ")[^"]+/gm,
    version,
  ],
  'README.md': (version) => [/(?<=qiskit-inline-)\d+\.\d+\.\d+(?=\.vsix)/g, version],
};

/** The files of a release of `version` on a day (yyyy-mm-dd), from those before it; throws where one does not name the present version. */
export function releaseFiles(files: Files, version: string, date: string): Files {
  const changed: Record<string, string> = {
    'CHANGELOG.md': withRelease(files['CHANGELOG.md'] ?? '', version, date),
  };
  for (const [path, place] of Object.entries(PLACES)) {
    const text = files[path] ?? '';
    const [pattern, value] = place(version);
    if (!pattern.test(text)) throw new Error(`${path} does not say its version where it is looked for.`);
    changed[path] = text.replaceAll(pattern, value);
  }
  return changed;
}

function run(program: string, ...args: string[]): string {
  const child = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  if (child.status !== 0)
    throw new Error(
      `${program} ${args.join(' ')} failed.\n${child.error?.message ?? child.stdout + child.stderr}`,
    );
  return child.stdout.trim();
}

function write(files: Files): void {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
}

/** Builds the package of the files that are there, and writes what goes with it. */
function build(version: string, notes: string): readonly string[] {
  const folder = join(root, 'out/release');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const vsix = `qiskit-inline-${version}.vsix`;
  console.log(run(process.execPath, 'scripts/package.ts', '--out', join(folder, vsix)).split('\n').at(-1));
  const digest = createHash('sha256')
    .update(readFileSync(join(folder, vsix)))
    .digest('hex');
  writeFileSync(join(folder, `${vsix}.sha256`), `${digest}  ${vsix}\n`);
  writeFileSync(join(folder, 'notes.md'), `${notes}\n`);
  return [vsix, `${vsix}.sha256`, 'notes.md'];
}

interface Plan {
  readonly version: string;
  readonly notes: string;
  /** What has to change for it. */
  readonly files: Files;
  /** What was there before. */
  readonly before: Files;
}

function planFor(wanted: string | undefined): Plan {
  if (run('git', 'status', '--porcelain') !== '')
    throw new Error('The working tree has changes: commit them or put them away first.');
  const paths = ['CHANGELOG.md', ...Object.keys(PLACES)];
  const before = Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const { version: present } = JSON.parse(before['package.json'] ?? '') as { version: string };
  const version = wanted === undefined ? present : nextVersion(present, wanted);
  if (run('git', 'tag', '--list', `v${version}`) !== '') throw new Error(`v${version} is tagged already.`);
  const date = new Date().toISOString().slice(0, 10);
  const files = wanted === undefined ? {} : releaseFiles(before, version, date);
  const notes = notesOf(files['CHANGELOG.md'] ?? before['CHANGELOG.md'] ?? '', version);
  if (notes === null) throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return { version, notes, files, before };
}

function release({ version, notes, files, before }: Plan, dry: boolean): void {
  let done = false;
  const restore = (): void => {
    if (!done) write(Object.fromEntries(Object.keys(files).map((path) => [path, before[path] ?? ''])));
  };
  // The programs that are run end by it, and so does this, but not before the files are as they were.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => {});
  try {
    write(files);
    const made = build(version, notes);
    console.log(made.map((name) => `out/release/${name}`).join('\n'));
    if (!dry) {
      const paths = Object.keys(files);
      if (paths.length > 0)
        run('git', 'commit', '--quiet', '--message', `chore(release): v${version}`, '--', ...paths);
      done = true;
      run(
        'git',
        'tag',
        '--annotate',
        `v${version}`,
        '--cleanup=verbatim',
        '--message',
        `v${version}\n\n${notes}\n`,
      );
    }
  } finally {
    restore();
  }
  console.log(
    dry
      ? `v${version}: a dry run, nothing else was changed.`
      : `v${version} is committed and tagged; push it with \`git push --follow-tags\`.`,
  );
}

if (import.meta.main) {
  try {
    const options = { 'dry-run': { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length > 1) throw new Error('Say one version, or none.');
    release(planFor(positionals[0]), values['dry-run']);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
