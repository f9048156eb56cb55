import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { withoutRelativeLinks } from '../../../scripts/packagedPage.ts';
import { root } from '../../../scripts/project.ts';

describe('a page in a package without a repository', () => {
  it('has no picture of the repository, and no hole in its place', () => {
    assert.equal(
      withoutRelativeLinks('One.\n\n![A (small) picture](docs/a.png)\n\nTwo.\n'),
      'One.\n\nTwo.\n',
    );
    assert.equal(withoutRelativeLinks('One ![a](./a.png)two.'), 'One two.');
  });

  it('has the text of links into the repository', () => {
    assert.equal(
      withoutRelativeLinks('See [SECURITY.md](SECURITY.md), [`x` of it](docs/a.md#x) and [up](../b).'),
      'See SECURITY.md, `x` of it and up.',
    );
  });

  it('keeps links that lead somewhere from anywhere', () => {
    const text =
      'See [one](https://one.example/a_b), ![two](https://two.example/2.png), [three](#three) and [four](mailto:f@four.example).';
    assert.equal(withoutRelativeLinks(text), text);
  });

  it('leaves code as it is, and empty lines in it', () => {
    const text = 'Write `[a](b)`.\n\n```md\n[a](b)\n\n\n![a](b.png)\n```\n\nAnd `[c](d)`.\n';
    assert.equal(withoutRelativeLinks(text), text);
  });

  it('loses nothing else of README', () => {
    const page = readFileSync(join(root, 'README.md'), 'utf8');
    const plain = withoutRelativeLinks(page);
    assert.doesNotMatch(plain, /\]\((?!https:|#)/u);
    const headings = (text: string) => text.match(/^#+ .+$/gmu);
    assert.deepEqual(headings(plain), headings(page));
    const targets = (text: string) => text.match(/\]\((?:https:|#)[^)]+\)/gu);
    assert.deepEqual(targets(plain), targets(page));
    assert.equal(withoutRelativeLinks(plain), plain);
  });
});
