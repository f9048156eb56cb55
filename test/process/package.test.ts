import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { root } from '../../scripts/project.ts';
import { shippedPackages } from '../../scripts/shipped.ts';
import { folderFor } from '../support/hosted/setup.ts';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

function locked(): Readonly<Record<string, Locked>> {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const { '': _own, ...packages } = lock.packages;
  return packages;
}

function make(out: string, env: Readonly<Record<string, string>>, umask: string): Buffer {
  const command = [
    '-c',
    `umask ${umask}; exec "$0" "$@"`,
    process.execPath,
    'scripts/package.ts',
    '--out',
    out,
  ];
  const run = spawnSync('/bin/sh', command, { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  return readFileSync(out);
}

describe('the package', () => {
  it(
    'has the same bytes wherever and whenever it is made, and less than a megabyte of them',
    { skip: process.platform === 'win32' && 'needs a POSIX shell' },
    (t) => {
      const folder = folderFor({ after: (work) => t.after(work) });
      const first = make(join(folder, 'first.vsix'), { TZ: 'Asia/Tokyo' }, '022');
      const licence = join(root, 'LICENSE');
      const { mode } = statSync(licence);
      t.after(() => chmodSync(licence, mode));
      utimesSync(licence, new Date(), new Date());
      chmodSync(licence, mode ^ 0o020);
      const second = make(join(folder, 'second.vsix'), { TZ: 'America/Lima', LC_ALL: 'C' }, '077');
      assert.ok(first.equals(second));
      assert.ok(first.length < 1_048_576, String(first.length));
    },
  );

  it('ships nothing that has to run a script when it is installed', () => {
    const packages = locked();
    for (const { name, version } of shippedPackages()) {
      const entry = packages[`node_modules/${name}`];
      assert.equal(entry?.version, version, name);
      assert.notEqual(entry.hasInstallScript, true, name);
    }
  });

  it('is made of packages that the lock file names with their digests', () => {
    for (const [path, { integrity, resolved }] of Object.entries(locked())) {
      assert.match(integrity ?? '', /^sha(?:256|384|512)-/u, path);
      assert.match(resolved ?? 'https://', /^https:\/\//u, path);
    }
  });
});
