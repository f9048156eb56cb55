import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { root } from '../../scripts/project.ts';
import { folderFor } from '../support/hosted/setup.ts';

/** Links instead of copies: what is there is replaced, never written into. */
const linking = String(spawnSync('cp', ['--help']).stdout).includes('--link');

const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org'];

/** Runs a program in a folder; returns what it printed. Throws where it fails. */
function run(folder: string, program: string, ...args: readonly string[]): string {
  const child = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  assert.equal(child.status, 0, `${program} ${args.join(' ')}: ${child.stderr}`);
  return child.stdout.trim();
}

/** A clone with the project's files as they are here, an entry in its change log, and its packages. */
function cloneInto(folder: string): string {
  const clone = join(folder, 'clone');
  run(root, 'git', 'clone', '--quiet', '--no-hardlinks', root, clone);
  const changed = run(root, 'git', 'ls-files', '--modified', '--others', '--exclude-standard', '-z');
  for (const path of new Set(changed.split('\0').filter((name) => name !== ''))) {
    if (existsSync(join(root, path))) run(root, 'cp', '--parents', path, clone);
    else rmSync(join(clone, path), { force: true });
  }
  const log = join(clone, 'CHANGELOG.md');
  const unreleased = '## [Unreleased]\n\n### Added\n\n- `A` thing.\n\n';
  const text = readFileSync(log, 'utf8').replace(/^## \[Unreleased\]\n+/m, '');
  writeFileSync(log, text.replace(/^(?=## \[)/m, unreleased));
  run(clone, 'git', 'add', '--all');
  run(clone, 'git', ...identity, 'commit', '--quiet', '--message', 'an entry');
  run(root, 'cp', '--archive', '--link', 'node_modules', clone);
  return clone;
}

describe('a release', () => {
  it(
    'is made in a clone: first dry, which changes nothing, then in earnest',
    { skip: !linking && 'needs a `cp` that makes links' },
    (t) => {
      const clone = cloneInto(folderFor({ after: (work) => t.after(work) }));
      const git = (...args: string[]): string => run(clone, 'git', ...args);
      for (const [key, value] of [
        ['name', 'Somebody'],
        ['email', 'somebody@example.org'],
      ] as const)
        git('config', `user.${key}`, value);
      const release = (...args: string[]) =>
        spawnSync(process.execPath, ['scripts/release.ts', ...args], { cwd: clone, encoding: 'utf8' });
      const before = git('rev-parse', 'HEAD');
      const made = (name: string): Buffer => readFileSync(join(clone, 'out/release', name));

      const dry = release('9.8.7', '--dry-run');
      assert.equal(dry.status, 0, dry.stderr);
      assert.equal(git('status', '--porcelain'), '');
      assert.equal(git('rev-parse', 'HEAD'), before);
      assert.equal(git('tag'), '');
      const rehearsed = made('qiskit-inline-9.8.7.vsix');

      const earnest = release('9.8.7');
      assert.equal(earnest.status, 0, earnest.stderr);
      assert.equal(git('status', '--porcelain'), '');
      assert.equal(git('log', '-1', '--format=%s'), 'chore(release): v9.8.7');
      assert.equal(git('rev-parse', 'HEAD~1'), before);
      assert.equal(git('rev-parse', 'v9.8.7^{commit}'), git('rev-parse', 'HEAD'));
      assert.match(git('tag', '--list', '--format=%(contents)'), /^v9\.8\.7\n\n### Added\n\n- `A` thing\.$/u);
      assert.match(
        git('show', 'HEAD:CHANGELOG.md'),
        /^## \[Unreleased\]\n\n## \[9\.8\.7\] - \d{4}-\d\d-\d\d\n\n### Added\n\n- `A` thing\.\n\n## \[/mu,
      );

      const vsix = made('qiskit-inline-9.8.7.vsix');
      assert.ok(vsix.equals(rehearsed), 'the rehearsal made the same bytes');
      const digest = createHash('sha256').update(vsix).digest('hex');
      assert.equal(
        made('qiskit-inline-9.8.7.vsix.sha256').toString(),
        `${digest}  qiskit-inline-9.8.7.vsix\n`,
      );
      assert.equal(made('notes.md').toString(), '### Added\n\n- `A` thing.\n');

      for (const [args, reason] of [
        [['9.8.7'], /is not later than/u],
        [['minor'], /nothing to release/u],
        [[], /v9\.8\.7 is tagged already/u],
      ] as const) {
        const refused = release(...args);
        assert.equal(refused.status, 1);
        assert.match(refused.stderr, reason);
      }
      writeFileSync(join(clone, 'left.txt'), '');
      assert.match(release('minor', '--dry-run').stderr, /working tree has changes/u);
    },
  );
});
