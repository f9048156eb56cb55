import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { SecretStorage } from 'vscode';

import { asToken, TokenStore } from '../../../src/editor/tokens.ts';

const a = 'https://a.example';
const b = 'http://localhost:8642';

/** A secret storage in memory, with events as VS Code sends them. */
class Secrets implements SecretStorage {
  readonly kept = new Map<string, string>();
  readonly #listeners = new Set<(event: { readonly key: string }) => unknown>();
  reads = 0;

  readonly onDidChange: SecretStorage['onDidChange'] = (listener) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  async get(key: string): Promise<string | undefined> {
    this.reads += 1;
    return this.kept.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    this.kept.set(key, value);
    for (const listener of this.#listeners) listener({ key });
  }

  async delete(key: string): Promise<void> {
    this.kept.delete(key);
    for (const listener of this.#listeners) listener({ key });
  }
}

function open({
  secrets = new Secrets(),
  environment = undefined as string | undefined,
  configured = a,
} = {}) {
  return { secrets, store: new TokenStore({ secrets, environment, configured: () => configured }) };
}

describe('asToken', () => {
  it('takes what people copy along off a token', () => {
    assert.equal(asToken(' abc.DEF-123\n'), 'abc.DEF-123');
    assert.equal(asToken('Bearer abc'), 'abc');
  });

  it('refuses what is no header value', () => {
    for (const text of ['', '  ', 'two words', 'line\nbreak', 'naïve', 'x'.repeat(8193), 'nul\0'])
      assert.equal(asToken(text), null);
  });
});

describe('TokenStore', () => {
  it('gives a token to the origin it was entered for and to no other', async () => {
    const { store } = open();
    assert.equal(await store.set(a, { token: 'for-a', kind: 'typed' }), true);
    assert.equal(await store.token(a), 'for-a');
    for (const other of [
      b,
      'http://a.example',
      'https://a.example:8443',
      'https://a.example.evil',
      'https://A.example ',
    ]) {
      assert.equal(await store.token(other), null, other);
    }
  });

  it('keeps tokens over a restart, and forgets them with all traces on sign-out', async () => {
    const { secrets, store } = open();
    await store.set(a, { token: 'for-a', kind: 'typed' });
    const later = open({ secrets }).store;
    assert.equal(await later.token(a), 'for-a');
    assert.deepEqual(await later.origins(), [a]);
    await later.delete(a);
    assert.equal(await later.token(a), null);
    assert.equal(secrets.kept.size, 0);
  });

  it('lists the origins in the order of sign-in', async () => {
    const { store } = open();
    await store.set(a, { token: 'x', kind: 'typed' });
    await store.set(b, { token: 'y', kind: 'imported' });
    assert.deepEqual(await store.origins(), [a, b]);
    await store.delete(a);
    assert.deepEqual(await store.origins(), [b]);
  });

  it('never replaces a typed token by an imported one', async () => {
    const { store } = open();
    await store.set(a, { token: 'typed', kind: 'typed' });
    assert.equal(await store.set(a, { token: 'found', kind: 'imported' }), false);
    assert.equal(await store.token(a), 'typed');
    await store.delete(a);
    assert.equal(await store.set(a, { token: 'found', kind: 'imported' }), true);
    assert.equal(await store.set(a, { token: 'typed', kind: 'typed' }), true);
    assert.equal(await store.token(a), 'typed');
  });

  it('uses the environment for the configured URL only, and only while nothing is stored', async () => {
    const { store } = open({ environment: ' from-env\n', configured: a });
    assert.equal(await store.token(a), 'from-env');
    assert.equal(await store.token(b), null);
    assert.equal(store.usesEnvironment(b), false);
    await store.set(a, { token: 'stored', kind: 'imported' });
    assert.equal(await store.token(a), 'stored');
    assert.equal(await open({ environment: 'not a token' }).store.token(a), null);
  });

  it('tries a token at its origin without storing it', async () => {
    const { secrets, store } = open();
    await store.set(a, { token: 'old', kind: 'typed' });
    const seen = await store.trial(a, 'new', async () => [await store.token(a), await store.token(b)]);
    assert.deepEqual(seen, ['new', null]);
    assert.equal(await store.token(a), 'old');
    await assert.rejects(store.trial(a, 'new', () => Promise.reject(new Error('away'))));
    assert.equal(await store.token(a), 'old');
    assert.ok(![...secrets.kept.values()].join().includes('new'));
  });

  it('tells the origin that changed, and has the change by then, also when it came from another window', async () => {
    const { secrets, store } = open();
    const other = open({ secrets }).store;
    await store.token(a);
    const told: Promise<readonly [string, string | null]>[] = [];
    const listening = store.onDidChange((origin) =>
      told.push(store.token(origin).then((token) => [origin, token] as const)),
    );
    await other.set(a, { token: 'x', kind: 'typed' });
    await other.delete(a);
    assert.deepEqual(await Promise.all(told), [
      [a, 'x'],
      [a, null],
    ]);
    listening.dispose();
    await other.set(b, { token: 'y', kind: 'typed' });
    assert.equal(told.length, 2);
  });

  it('asks the secret storage once for many requests', async () => {
    const { secrets, store } = open();
    await store.set(a, { token: 'x', kind: 'typed' });
    secrets.reads = 0;
    await Promise.all([store.token(a), store.token(a)]);
    await store.token(a);
    assert.equal(secrets.reads, 1);
  });

  it('counts a locked secret storage as no token, and asks again', async () => {
    const { secrets, store } = open();
    secrets.kept.set(`qiskitInline.token:${a}`, '{"token":"x"}');
    const get = secrets.get.bind(secrets);
    secrets.get = () => Promise.reject(new Error('locked'));
    assert.equal(await store.token(a), null);
    secrets.get = get;
    assert.equal(await store.token(a), 'x');
  });

  it('takes nothing for a token that is none', async () => {
    for (const text of ['', 'null', '7', '"x"', '{}', '{"token":7}', '{"token":""}', '{']) {
      const { secrets, store } = open();
      secrets.kept.set(`qiskitInline.token:${a}`, text);
      secrets.kept.set('qiskitInline.origins', text);
      assert.equal(await store.token(a), null, text);
      assert.deepEqual(await store.origins(), [], text);
    }
  });
});
