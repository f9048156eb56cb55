import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { fillPage, parseMessage } from '../../../src/editor/disclaimerPage.ts';

const template = readFileSync(new URL('../../../media/disclaimer.html', import.meta.url), 'utf8');
const page = fillPage(template, {
  source: 'https://files.example',
  nonce: 'NONCE',
  secret: 'SECRET',
  language: 'de"',
  address: (file) => `https://files.example/media/${file}`,
});

describe('fillPage', () => {
  it('leaves nothing of the preview', () => {
    assert.doesNotMatch(page, /preview/);
    assert.match(page, /<html lang="de">/);
    assert.doesNotMatch(page, /(?:src|href)="(?!https:\/\/files\.example\/)/);
  });

  it('allows nothing but scripts with the nonce and styles of the extension', () => {
    const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page) ?? [];
    assert.deepEqual(policy?.split('; '), [
      "default-src 'none'",
      "script-src 'nonce-NONCE'",
      'style-src https://files.example',
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types dompurify',
    ]);
  });

  it('gives every script the nonce, and the secret to ours alone', () => {
    const scripts = page.match(/<script[^>]*>/g) ?? [];
    assert.equal(scripts.length, 2);
    for (const script of scripts) assert.match(script, /nonce="NONCE"/);
    assert.deepEqual(
      scripts.map((script) => script.includes('data-secret="SECRET"')),
      [false, true],
    );
    assert.equal(page.split('SECRET').length, 2);
  });
});

describe('parseMessage', () => {
  it('reads what our page says', () => {
    assert.deepEqual(parseMessage({ secret: 's', type: 'ready' }, 's'), { type: 'ready' });
    assert.deepEqual(parseMessage({ secret: 's', type: 'answer', key: 'k', accepted: false }, 's'), {
      type: 'answer',
      key: 'k',
      accepted: false,
    });
  });

  it('ignores everything else', () => {
    const answer = { secret: 's', type: 'answer', key: 'k', accepted: true };
    for (const message of [
      null,
      undefined,
      'answer',
      [],
      {},
      { ...answer, secret: 't' },
      { ...answer, secret: undefined },
      { ...answer, key: 7 },
      { ...answer, accepted: 'true' },
      { ...answer, type: 'accept' },
      { ...answer, type: undefined },
    ]) {
      assert.equal(parseMessage(message, 's'), null);
    }
  });
});
