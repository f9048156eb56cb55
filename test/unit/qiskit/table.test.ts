import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { loadTables } from '../../../src/offline/data.ts';
import { Api } from '../../../src/qiskit/api.ts';
import { Guard } from '../../../src/qiskit/guard.ts';
import { Lookup } from '../../../src/qiskit/lookup.ts';
import { loadRemovals, type Removal } from '../../../src/qiskit/removals.ts';
import type { Versions } from '../../../src/qiskit/versions.ts';
import { snippetOf } from './snippets.ts';

const guard = new Guard(new Lookup(new Api(loadTables().api), loadRemovals()));

/** The version just before one, as releases go: `1.0` has everything that `0.99` had. */
function justBefore(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return minor > 0 ? `${major}.${minor - 1}.99` : `${major - 1}.99`;
}

/** What a guard says to a snippet, by the symbol it names. */
function judged({ before, line }: { before: string; line: string }, versions: Versions) {
  const verdict = guard.judge({
    before,
    whole: true,
    text: line,
    installation: { versions, surface: null },
  });
  return verdict.kind === 'keep' ? null : verdict;
}

const entries = loadRemovals();

describe('every entry of the removals', () => {
  it('has a snippet', () => {
    assert.equal(entries.length, 294);
    for (const entry of entries) assert.notEqual(snippetOf(entry).line, '', entry.symbol);
  });

  for (const entry of entries.filter(({ removed }) => removed !== undefined)) {
    it(`${entry.symbol} is fine before ${entry.removed ?? ''} and flagged from then on`, () => {
      const { removed = '', replacement } = entry;
      const snippet = snippetOf(entry);
      for (const version of [removed, `${removed}.7`, '99.0']) {
        const verdict = judged(snippet, { [entry.package.replaceAll('_', '-')]: version });
        assert.ok(verdict, `${version}: ${snippet.before}${snippet.line}`);
        const reasons = verdict.kind === 'dropped' ? [verdict.reason] : verdict.reasons;
        const same = reasons.find(({ removal }) => removal !== null && sameAdvice(removal, entry));
        assert.ok(same, `${version}: ${reasons.map(({ symbol }) => symbol).join(', ')}`);
        if (replacement !== undefined) assert.notEqual(same.removal?.replacement, undefined);
      }
      if (removed !== '0')
        assert.equal(judged(snippet, { [entry.package.replaceAll('_', '-')]: justBefore(removed) }), null);
    });
  }

  for (const entry of entries.filter(({ removed }) => removed === undefined)) {
    it(`${entry.symbol}, which is only deprecated, is kept`, () => {
      const { due, deprecated } = entry;
      for (const version of ['2.5.2', due ?? '2.5.2', deprecated ?? '2.5.2'])
        assert.equal(judged(snippetOf(entry), { [entry.package.replaceAll('_', '-')]: version }), null);
    });
  }
});

/** Whether an entry says what another one would: the same one, or one about the same thing by another name. */
function sameAdvice(one: Removal, other: Removal): boolean {
  return one.symbol === other.symbol || (one.name !== undefined && one.name === other.name);
}
