import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { nextVersion, notesOf, withRelease } from '../../../scripts/changelog.ts';
import { root } from '../../../scripts/project.ts';
import { releaseFiles } from '../../../scripts/release.ts';

const head = '# Changelog\n\nWhat it is about.\n\n';
const entries = '### Added\n\n- One thing,\n  on two lines.\n\n### Fixed\n\n- Another.';
const former = '## [1.2.3] - 2025-01-02\n\n### Added\n\n- All of it.\n';

describe('the next version', () => {
  it('is counted, or later than the present one', () => {
    assert.equal(nextVersion('1.2.3', 'major'), '2.0.0');
    assert.equal(nextVersion('1.2.3', 'minor'), '1.3.0');
    assert.equal(nextVersion('1.2.3', 'patch'), '1.2.4');
    for (const later of ['1.2.4', '1.3.0', '2.0.0', '1.2.10', '10.0.0'])
      assert.equal(nextVersion('1.2.3', later), later);
  });

  it('is nothing else', () => {
    for (const other of ['1.2.3', '1.2.2', '1.1.9', '0.9.9'])
      assert.throws(() => nextVersion('1.2.3', other), /is not later than 1\.2\.3/);
    for (const other of ['1.2', 'v1.2.4', '1.2.4-rc', '01.2.4', 'huge', ''])
      assert.throws(() => nextVersion('1.2.3', other), /is no version/);
  });
});

describe('the change log', () => {
  it('has the notes of a version, without its heading and the next', () => {
    const log = `${head}## [Unreleased]\n\n${entries}\n\n${former}`;
    assert.equal(notesOf(log, 'Unreleased'), entries);
    assert.equal(notesOf(log, '1.2.3'), '### Added\n\n- All of it.');
    assert.equal(notesOf(log, '9.9.9'), null);
  });

  it('gets what was unreleased under the version, and room for more above', () => {
    const log = `${head}## [Unreleased]\n\n${entries}\n\n${former}`;
    const next = withRelease(log, '1.3.0', '2025-06-07');
    assert.equal(next, `${head}## [Unreleased]\n\n## [1.3.0] - 2025-06-07\n\n${entries}\n\n${former}`);
    assert.throws(() => withRelease(next, '1.4.0', '2025-06-08'), /nothing to release/);
  });

  it('may begin with its first version', () => {
    const next = withRelease(`${head}## [Unreleased]\n\n${entries}\n`, '0.1.0', '2025-06-07');
    assert.equal(next, `${head}## [Unreleased]\n\n## [0.1.0] - 2025-06-07\n\n${entries}\n`);
  });

  it('releases nothing where there is nothing, or what is released', () => {
    assert.throws(() => withRelease(head + former, '1.3.0', '2025-06-07'), /nothing to release/);
    const headings = `${head}## [Unreleased]\n\n### Added\n\n### Fixed\n\n${former}`;
    assert.throws(() => withRelease(headings, '1.3.0', '2025-06-07'), /nothing to release/);
    const log = `${head}## [Unreleased]\n\n${entries}\n\n${former}`;
    assert.throws(() => withRelease(log, '1.2.3', '2025-06-07'), /has a section for 1\.2\.3 already/);
  });
});

describe('the files of a release', () => {
  const paths = ['package.json', 'package-lock.json', 'README.md'];
  const present = Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const files = { ...present, 'CHANGELOG.md': `${head}## [Unreleased]\n\n${entries}\n` };

  it('say the version, and nothing else has changed in them', () => {
    const released = releaseFiles(files, '77.7.7', '2025-06-07');
    assert.deepEqual(Object.keys(released).toSorted(), Object.keys(files).toSorted());
    for (const [path, lines] of [
      ['package.json', 1],
      ['package-lock.json', 2],
      ['README.md', 1],
    ] as const) {
      const before = present[path]?.split('\n') ?? [];
      const after = released[path]?.split('\n') ?? [];
      const changed = after.filter((line, index) => line !== before[index]);
      assert.equal(after.length, before.length, path);
      assert.equal(changed.length, lines, path);
      for (const line of changed) assert.match(line, /77\.7\.7/);
    }
    const lock = JSON.parse(released['package-lock.json'] ?? '') as {
      version: string;
      packages: Record<string, { version: string }>;
    };
    assert.equal(lock.version, '77.7.7');
    assert.equal(lock.packages['']?.version, '77.7.7');
  });

  it('are not made where the version is not where it was', () => {
    assert.throws(() => releaseFiles({ ...files, 'README.md': '' }, '77.7.7', '2025-06-07'), /README\.md/);
  });
});
