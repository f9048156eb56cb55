import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { plain } from '../../../src/editor/plain.ts';

describe('plain', () => {
  it('leaves ordinary names as they are', () => {
    assert.equal(plain('granite-3.3-8b-qiskit'), 'granite-3.3-8b-qiskit');
    assert.equal(plain('Modèle français 量子'), 'Modèle français 量子');
  });

  it('makes one line of text with line breaks, and drops marks that reverse or hide text', () => {
    assert.equal(plain(' one\r\n\ttwo\u2028three '), 'one two three');
    assert.equal(plain('safe\u202Eelif.exe\u200B'), 'safe elif.exe');
    assert.equal(plain('bell\u0007\u001b[31m'), 'bell [31m');
  });

  it('does not let a name draw an icon', () => {
    assert.equal(plain('$(verified) trusted'), '$ (verified) trusted');
  });

  it('cuts long text without splitting a character', () => {
    assert.equal(plain('abcdef', 4), 'abc…');
    assert.equal(plain('😀😀😀', 2), '😀…');
  });

  it('is short, on one line and without icons for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (text) => {
        const line = plain(text);
        assert.ok(Array.from(line).length <= 200);
        assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\$\(/u);
      }),
    );
  });
});
