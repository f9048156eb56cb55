import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import { StorageError } from '../../../src/service/errors.ts';
import { DISCLAIMER_FILE, termsIn, type ReadTerms } from '../../../src/service/terms.ts';
import { folderFor } from '../../support/hosted/setup.ts';

function termsOf(t: TestContext, content: string | Uint8Array): ReadTerms {
  const folder = folderFor(t);
  writeFileSync(join(folder, DISCLAIMER_FILE), content);
  return termsIn(folder);
}

describe('termsIn', () => {
  it('gives the shipped text where the folder has none', (t) => {
    const { title, body } = termsIn(folderFor(t))('m');
    assert.equal(title, 'About the code this service suggests');
    assert.match(body, /not checked\s+by a person/u);
  });

  it('names model and version in the id, so that no other text is accepted by it', (t) => {
    const read = termsIn(folderFor(t));
    assert.equal(read('m').version, read('n').version);
    assert.notEqual(read('m').id, read('n').id);
    assert.ok(read('m').id.endsWith(read('m').version));
  });

  it('follows the file: a new text is a new version, the old text the old one', (t) => {
    const folder = folderFor(t);
    const read = termsIn(folder);
    const shipped = read('m');
    const path = join(folder, DISCLAIMER_FILE);
    writeFileSync(path, '<h1>One</h1>');
    const one = read('m');
    writeFileSync(path, '<h1>Two, and longer</h1>');
    const two = read('m');
    assert.deepEqual(
      [one.title, two.title, two.body],
      ['One', 'Two, and longer', '<h1>Two, and longer</h1>'],
    );
    assert.equal(new Set([shipped.version, one.version, two.version]).size, 3);
    assert.equal(new Set([shipped.id, one.id, two.id]).size, 3);
    rmSync(path);
    assert.deepEqual(read('m'), shipped);
  });

  const titles: readonly [html: string, title: string][] = [
    ['<title>A &amp; B</title><h1>C</h1>', 'A & B'],
    ['<p>x</p><h1 class="a">Terms\n of <b>use</b></h1>', 'Terms of use'],
    ['<p>no title</p>', 'About the code this service suggests'],
    ['<h1> </h1>', 'About the code this service suggests'],
  ];
  for (const [html, title] of titles) {
    it(`finds the title of ${JSON.stringify(html)}`, (t) => {
      assert.equal(termsOf(t, html)('m').title, title);
    });
  }

  const unusable: readonly [what: string, content: string | Uint8Array, sentence: RegExp][] = [
    ['empty', ' \n', /is empty/u],
    ['too large', 'x'.repeat(262_145), /is larger than 262144 bytes/u],
    ['not UTF-8', new Uint8Array([0x3c, 0xff, 0xfe]), /is not UTF-8/u],
  ];
  for (const [what, content, sentence] of unusable) {
    it(`refuses a file that is ${what}, instead of showing another text`, (t) => {
      const read = termsOf(t, content);
      assert.throws(
        () => read('m'),
        (error) => error instanceof StorageError && sentence.test(error.outside),
      );
    });
  }

  it('refuses a folder in place of the file', (t) => {
    const folder = folderFor(t);
    mkdirSync(join(folder, DISCLAIMER_FILE));
    assert.throws(() => termsIn(folder)('m'), { message: /is not a file/u });
  });
});
