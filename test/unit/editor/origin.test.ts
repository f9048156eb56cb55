import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isExposed } from '../../../src/editor/origin.ts';

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
