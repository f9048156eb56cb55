import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { readArgs } from '../../../src/service/args.ts';
import { StartError } from '../../../src/service/errors.ts';

function keys(text: string): [string, string][] {
  return [...readArgs([], { QISKIT_INLINE_UPSTREAM_KEYS: text }).keys];
}

describe('readArgs', () => {
  it('serves the embedded engine on loopback when nothing is said', () => {
    const args = readArgs([], {});
    assert.equal(args.port, 8642);
    assert.equal(args.host, '127.0.0.1');
    assert.equal(args.data, join(homedir(), '.local', 'share', 'qiskit-inline'));
    assert.deepEqual([...args.models], [['qiskit-inline-offline', { kind: 'offline' }]]);
    assert.equal(args.keys.size, 0);
    assert.deepEqual(args.tokens, []);
  });

  it('reads every option', () => {
    const argv = ['--port', '0', '--host', '::1', '--data', '/x/y', '--token', 'a', '--token=b'];
    const args = readArgs([...argv, '--model', 'org/a=offline', '--model', 'b=offline'], {
      XDG_DATA_HOME: '/data',
      QISKIT_INLINE_SERVICE_TOKENS: ' c  d\n',
    });
    assert.deepEqual([args.port, args.host, args.data], [0, '::1', '/x/y']);
    assert.deepEqual(args.tokens, ['a', 'b', 'c', 'd']);
    assert.deepEqual([...args.models.keys()], ['org/a', 'b']);
  });

  it('puts the data where the system wants it', () => {
    assert.equal(readArgs([], { XDG_DATA_HOME: '/data' }).data, '/data/qiskit-inline');
    const usual = readArgs([], {}).data;
    for (const path of ['', 'data']) assert.equal(readArgs([], { XDG_DATA_HOME: path }).data, usual);
  });

  it('does not let in everybody where tokens were meant to be given', () => {
    for (const text of ['', ' \n']) {
      const env = { QISKIT_INLINE_SERVICE_TOKENS: text };
      assert.throws(() => readArgs([], env), StartError);
      assert.deepEqual(readArgs(['--token', 'a'], env).tokens, ['a']);
    }
  });

  it('reads models of other servers, with the name they have there', () => {
    const argv = ['--model', 'a=http://127.0.0.1:11434/v1', '--model', 'b=https://gpu.lab/v1#org/big=model'];
    assert.deepEqual(
      [...readArgs(argv, {}).models],
      [
        ['a', { kind: 'upstream', url: 'http://127.0.0.1:11434/v1', model: 'a' }],
        ['b', { kind: 'upstream', url: 'https://gpu.lab/v1', model: 'org/big=model' }],
      ],
    );
  });

  it('reads keys for other servers by origin, and shows none of a wrong pair', () => {
    assert.deepEqual(keys('http://a:8000/v1=k=1 https://B.lab=k2'), [
      ['http://a:8000', 'k=1'],
      ['https://b.lab', 'k2'],
    ]);
    for (const wrong of ['canary', 'ftp://a=canary', 'http://=canary', 'http://a=']) {
      assert.throws(
        () => keys(wrong),
        (error) =>
          error instanceof StartError &&
          /must be pairs/u.test(error.message) &&
          !error.message.includes('canary'),
      );
    }
  });

  const wrong: readonly [argv: readonly string[], sentence: RegExp][] = [
    [['--port', '65536'], /--port must be/u],
    [['--port', '-1'], /port/u],
    [['--port', '8e3'], /--port must be/u],
    [['--model', 'granite'], /write it as ID=offline/u],
    [['--model', '=offline'], /write it as ID=offline/u],
    [['--model', 'a b=offline'], /write it as ID=offline/u],
    [['--model', 'a=nowhere'], /nowhere is neither "offline" nor a plain http or https URL/u],
    [['--model', 'a=offline', '--model', 'a=offline'], /used twice/u],
    [['--model', 'a=ftp://host'], /ftp:\/\/host is neither/u],
    [['--model', 'a=http://user:pass@host'], /is neither/u],
    [['--model', 'a=http://host/?x=1'], /is neither/u],
    [['--token', ''], /A token must be/u],
    [['--token', 'a b'], /A token must be/u],
    [['--frobnicate'], /--frobnicate/u],
    [['serve'], /serve/u],
  ];
  for (const [argv, sentence] of wrong) {
    it(`explains what is wrong with ${argv.join(' ')}`, () => {
      assert.throws(
        () => readArgs(argv, {}),
        (error) => error instanceof StartError && sentence.test(error.message),
      );
    });
  }
});
