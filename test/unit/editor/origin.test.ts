import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isExposed, webAddress } from '../../../src/editor/origin.ts';

describe('isExposed', () => {
  it('is false for https and for this computer', () => {
    for (const origin of [
      'https://service.example',
      'http://localhost:8642',
      'http://models.localhost',
      'http://127.0.0.1:8642',
      'http://127.8.8.8',
      'http://[::1]:8642',
    ]) {
      assert.equal(isExposed(origin), false, origin);
    }
  });

  it('is true for http to anywhere else, whatever the name looks like', () => {
    for (const origin of [
      'http://service.example',
      'http://10.0.0.7:8642',
      'http://localhost.example',
      'http://127.0.0.1.example',
      'http://notlocalhost',
    ]) {
      assert.equal(isExposed(origin), true, origin);
    }
  });
});

describe('webAddress', () => {
  it('takes pages', () => {
    assert.equal(webAddress('https://docs.example/a b.pdf#page=3'), 'https://docs.example/a%20b.pdf#page=3');
    assert.equal(webAddress('HTTP://docs.example'), 'http://docs.example/');
  });

  it('takes nothing that does something else than open a page, or that shows another address than it has', () => {
    for (const address of [
      'command:workbench.action.terminal.new',
      'file:///etc/passwd',
      'vscode://publisher.extension/do',
      'javascript:alert(1)',
      'https://docs.example@evil.example/',
      'https://',
      'docs.example',
      '',
    ])
      assert.equal(webAddress(address), null, address);
  });
});
