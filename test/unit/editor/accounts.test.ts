import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import fc from 'fast-check';

import { accountsExist, parseAccounts, readAccounts } from '../../../src/editor/accounts.ts';

const two = JSON.stringify({
  'default-ibm-quantum-platform': {
    channel: 'ibm_quantum_platform',
    url: 'https://cloud.ibm.com',
    token: 'abc123',
  },
  second: { token: ' Bearer def456\n' },
});

describe('parseAccounts', () => {
  it('finds named accounts, and where they were saved for', () => {
    assert.deepEqual(parseAccounts(two), {
      kind: 'accounts',
      accounts: [
        {
          name: 'default-ibm-quantum-platform',
          place: 'ibm_quantum_platform · https://cloud.ibm.com',
          token: 'abc123',
        },
        { name: 'second', place: '', token: 'def456' },
      ],
    });
  });

  it('leaves out entries without a token that fits a header', () => {
    const entries = {
      a: { token: 7 },
      b: 'text',
      c: null,
      d: { token: '' },
      e: { token: 'two words' },
      f: { token: 'x\r\ny: z' },
    };
    const long = { g: { token: 'x'.repeat(10_000) }, ok: { token: 'fine' } };
    assert.deepEqual(parseAccounts(JSON.stringify({ ...entries, ...long })), {
      kind: 'accounts',
      accounts: [{ name: 'ok', place: '', token: 'fine' }],
    });
  });

  it('takes names that mean something to JavaScript for names', () => {
    const text = '{"__proto__":{"token":"one"},"constructor":{"token":"two"}}';
    const found = parseAccounts(text);
    assert.ok(found.kind === 'accounts');
    assert.deepEqual(
      found.accounts.map(({ name }) => name),
      ['__proto__', 'constructor'],
    );
  });

  it('says for which host a token was saved, and takes neither address nor anything else but the token from the file', () => {
    const stranger = {
      token: 'abc',
      url: 'https://elsewhere.example',
      proxies: { urls: { https: 'http://x' } },
      verify: false,
    };
    assert.deepEqual(parseAccounts(JSON.stringify({ mine: stranger })), {
      kind: 'accounts',
      accounts: [{ name: 'mine', place: 'https://elsewhere.example', token: 'abc' }],
    });
    const wrong = { token: 'abc', url: { toString: 'x' }, channel: ['ibm_cloud'] };
    assert.deepEqual(parseAccounts(JSON.stringify({ mine: wrong })), {
      kind: 'accounts',
      accounts: [{ name: 'mine', place: '', token: 'abc' }],
    });
  });

  it('is no worse for nesting, whole or broken', () => {
    const deep = '{"a":'.repeat(50_000);
    assert.equal(parseAccounts(deep).kind, 'unusable');
    for (const text of [
      `${deep}1${'}'.repeat(50_000)}`,
      `{"mine":{"token":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
    ]) {
      const found = parseAccounts(text);
      assert.ok(found.kind !== 'accounts' || found.accounts.length === 0);
    }
  });

  it('lists a limited number', () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`account ${index}`, { token: 'x' }]),
    );
    const found = parseAccounts(JSON.stringify(many));
    assert.ok(found.kind === 'accounts');
    assert.equal(found.accounts.length, 200);
  });

  it('calls anything but an object of accounts unusable', () => {
    for (const text of ['', '[]', 'null', '"text"', '{"a":', '{'.repeat(5000)]) {
      assert.equal(parseAccounts(text).kind, 'unusable', text.slice(0, 20));
    }
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void parseAccounts(JSON.stringify(value))));
  });
});

describe('readAccounts', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'accounts-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('reads a file, also by a link to it', async () => {
    writeFileSync(join(folder, 'file.json'), two);
    symlinkSync('file.json', join(folder, 'link.json'));
    assert.deepEqual(await readAccounts(join(folder, 'file.json')), parseAccounts(two));
    assert.deepEqual(await readAccounts(join(folder, 'link.json')), parseAccounts(two));
  });

  it('tells a file that is not there from one that is no use', async () => {
    symlinkSync('nowhere', join(folder, 'dangling.json'));
    assert.deepEqual(await readAccounts(join(folder, 'none.json')), { kind: 'missing' });
    assert.deepEqual(await readAccounts(join(folder, 'dangling.json')), { kind: 'missing' });
    assert.deepEqual(await readAccounts(folder), { kind: 'unusable' });
    assert.equal(await accountsExist(join(folder, 'none.json')), false);
    assert.equal(await accountsExist(folder), true);
  });

  it('refuses a huge file', async () => {
    writeFileSync(join(folder, 'huge.json'), `{"a":{"token":"x"},"pad":"${'x'.repeat(300_000)}"}`);
    assert.deepEqual(await readAccounts(join(folder, 'huge.json')), { kind: 'unusable' });
  });

  it(
    'does not wait for a pipe that nobody writes to, nor read a device',
    { skip: process.platform === 'win32', timeout: 2000 },
    async () => {
      execFileSync('mkfifo', [join(folder, 'pipe.json')]);
      assert.deepEqual(await readAccounts(join(folder, 'pipe.json')), { kind: 'unusable' });
      assert.deepEqual(await readAccounts('/dev/zero'), { kind: 'unusable' });
    },
  );
});
