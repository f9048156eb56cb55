import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { globTest } from '../../../src/completion/globs.ts';

const MEANT: readonly (readonly [glob: string, path: string])[] = [
  ['.env*', '.env'],
  ['.env*', 'deep/in/.env.local'],
  ['.env*', '.env/lib/site.py'],
  ['*.pem', 'keys/Server.PEM'],
  ['qiskit-ibm.json', 'a/qiskit-ibm.json'],
  ['secrets/', 'secrets/token.py'],
  ['data/**', 'data/a/b.py'],
  ['**/private/*.py', 'private/a.py'],
  ['**/private/*.py', 'x/y/private/a.py'],
  ['src/**/test_*.py', 'src/test_a.py'],
  ['{id_rsa,id_ed25519}*', '.ssh/id_rsa.pub'],
  ['run[0-9].py', 'run7.py'],
  ['run[!0-9].py', 'runx.py'],
  ['a?.py', 'ab.py'],
  ['./own.py', 'own.py'],
  ['a+(b).py', 'a+(b).py'],
];

const OTHERS: readonly (readonly [glob: string, path: string])[] = [
  ['.env*', 'environment.py'],
  ['*.key', 'key.py'],
  ['*.key', 'a.keys'],
  ['data/**', 'more/data/a.py'],
  ['**/private/*.py', 'private/deep/a.py'],
  ['run[0-9].py', 'runx.py'],
  ['run[!0-9].py', 'run7.py'],
  ['a?.py', 'a/.py'],
  ['a.c', 'abc'],
  ['', 'a.py'],
];

describe('globTest', () => {
  for (const [glob, path] of MEANT) it(`${glob} means ${path}`, () => assert.ok(globTest([glob])(path)));
  for (const [glob, path] of OTHERS)
    it(`${glob} does not mean ${path}`, () => assert.ok(!globTest([glob])(path)));

  it('takes any text for a glob, and a name without signs for itself', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (globs, path) => {
        globTest(globs)(path);
        const name = path.replaceAll(/[*?{}[\]/\s]/g, '');
        assert.equal(globTest([name])(name), name !== '');
      }),
    );
  });

  it('takes no more time for globs that were made to take it', () => {
    const long = `${'a'.repeat(250)}/`.repeat(16);
    for (const glob of [
      '*a'.repeat(50),
      `${'**/'.repeat(50)}x`,
      `${'{a,*a}'.repeat(50)}b`,
      `${'**a'.repeat(50)}b`,
    ]) {
      // Time of the processor: other programs may have it for a while.
      const start = process.cpuUsage();
      globTest([`${glob}b`])(`${long}a.py`);
      assert.ok(process.cpuUsage(start).user < 3_000_000, glob);
    }
  });
});
