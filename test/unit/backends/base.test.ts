import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseBase } from '../../../src/backends/base.ts';

describe('parseBase', () => {
  for (const [text, url] of [
    ['https://host', 'https://host'],
    ['https://host/', 'https://host'],
    [' https://HOST:443// ', 'https://host'],
    ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080'],
    ['http://127.0.0.1:8080/v1/', 'http://127.0.0.1:8080'],
    ['http://localhost:8000/v1/completions', 'http://localhost:8000'],
    ['http://localhost:8000/v1/chat/completions/', 'http://localhost:8000'],
    ['http://localhost:8000/v1/models', 'http://localhost:8000'],
    ['https://host/vm/abc', 'https://host/vm/abc'],
    ['https://host/vm/abc/v1/', 'https://host/vm/abc'],
    ['https://host/v1beta', 'https://host/v1beta'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ] as const) {
    it(`reads ${text}`, () => assert.equal(parseBase(text)?.url, url));
  }

  it('tells the origin', () => {
    assert.equal(parseBase('https://host:8443/vm/abc/v1')?.origin, 'https://host:8443');
  });

  for (const text of [
    '',
    'host.example',
    'localhost:8080',
    'ftp://host',
    'http:host',
    'http:///x',
    'https://',
    'file:///etc/passwd',
    'https://user:pw@host',
    'https://host/?key=1',
    'https://host/#x',
    'https://ho st',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(parseBase(text), null));
  }
});
