import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { readArgs, USAGE, type Args } from '../../src/service/args.ts';

const root = join(import.meta.dirname, '../..');

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The words of a command line, with its continued lines and its quotes undone. */
function words(line: string): string[] {
  const found = line
    .replaceAll(/\\\n/g, ' ')
    .replaceAll(/\$\([^)]*\)/g, 'made')
    .matchAll(/"([^"]*)"|(\S+)/gu);
  return [...found].map(([, quoted, plain = '']) => quoted ?? plain);
}

/** What the service understands of a command that starts it; throws where it would not start. */
function understood(line: string, start: string): Args {
  const at = line.indexOf(start);
  assert.ok(at >= 0, line);
  return readArgs(words(line.slice(at + start.length)), {});
}

const unit = read('docs/hosting/qiskit-inline.service');
const container = read('docs/hosting/Containerfile');

describe('docs/hosting', () => {
  it('starts the service under systemd with options that it has, in the folder that it may write to', () => {
    const line = /^ExecStart=((?:.*\\\n)*.*)$/mu.exec(unit)?.[1] ?? '';
    const { data, host, models, tokens } = understood(line, 'src/service/main.ts');
    assert.ok(existsSync(join(root, 'src/service/main.ts')));
    const folder = /^StateDirectory=(.+)$/mu.exec(unit)?.[1] ?? '';
    assert.equal(data, `/var/lib/${folder}`);
    assert.equal(host, '127.0.0.1');
    assert.deepEqual(
      [...models.values()].map(({ kind }) => kind),
      ['upstream', 'offline'],
    );
    // Not where a list of processes shows them.
    assert.deepEqual(tokens, []);
  });

  it('starts it in a container, at the port that is open and the folder that is kept', () => {
    const entry = JSON.parse(/^ENTRYPOINT (.+)$/mu.exec(container)?.[1] ?? '') as string[];
    const usual = JSON.parse(/^CMD (.+)$/mu.exec(container)?.[1] ?? '') as string[];
    assert.deepEqual(entry, ['node', 'src/service/main.ts']);
    const { port, host, data } = readArgs(usual, {});
    assert.equal(String(port), /^EXPOSE (\d+)$/mu.exec(container)?.[1]);
    assert.equal(data, /^VOLUME (.+)$/mu.exec(container)?.[1]);
    assert.equal(host, '0.0.0.0');
    for (const [, sources = ''] of container.matchAll(/^COPY (.+) \S+$/gmu))
      for (const source of sources.split(' ')) assert.ok(existsSync(join(root, source)), source);
    const other = container.split('\n').find((line) => line.startsWith('#   … qiskit-inline ')) ?? '';
    assert.equal(understood(other, 'qiskit-inline').models.size, 1);
  });

  it('has the Node.js that the project runs on', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as {
      devDependencies: Record<string, string>;
    };
    const major = devDependencies['node']?.split('.')[0];
    assert.equal(/node:(\d+)-/u.exec(container)?.[1], major);
    assert.equal(/Node\.js (\d+)/u.exec(unit)?.[1], major);
  });

  it('names variables that the service reads', () => {
    for (const text of [unit, container, read('README.md')])
      for (const [name] of text.matchAll(/QISKIT_INLINE_(?:SERVICE|UPSTREAM)_\w+/gu))
        assert.ok(USAGE.includes(name), name);
  });
});

describe('README', () => {
  it('starts the service with options that it has', () => {
    const lines = [...read('README.md').matchAll(/^npm run serve -- ((?:.*\\\n)*.*)$/gmu)].map(
      ([line]) => line,
    );
    assert.ok(lines.length > 0);
    for (const line of lines) assert.doesNotThrow(() => understood(line, 'npm run serve --'), line);
  });

  it('names every option of the service', () => {
    const named = new Set([...read('README.md').matchAll(/`(--\w+)/gu)].map(([, option]) => option));
    for (const [, option = ''] of USAGE.matchAll(/^ {2}(--\w+)/gmu)) assert.ok(named.has(option), option);
  });
});
