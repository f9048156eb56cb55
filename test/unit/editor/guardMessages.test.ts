import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { findingSentence, guardMessages } from '../../../src/editor/guardMessages.ts';
import { noSuggestion } from '../../../src/editor/skipMessages.ts';
import { loadRemovals, type Removal } from '../../../src/qiskit/removals.ts';

function removal(symbol: string): Removal {
  const found = loadRemovals().find((one) => one.symbol === symbol);
  assert.ok(found, symbol);
  return found;
}

describe('what is said of outdated API', () => {
  it('names it, the release it went in, and what to use', () => {
    const outdated = { symbol: 'qiskit.execute', removal: removal('qiskit.execute') };
    assert.equal(
      noSuggestion({ kind: 'empty', rule: 'guard', outdated }),
      'No suggestion: the model suggested qiskit.execute, removed in Qiskit 1.0; use qiskit.transpile(...) then backend.run(...), or a Sampler primitive.',
    );
    assert.equal(
      findingSentence({ ...outdated, standing: 'gone' }),
      'qiskit.execute was removed in Qiskit 1.0; use qiskit.transpile(...) then backend.run(...), or a Sampler primitive.',
    );
  });

  it('says when something is only going to go', () => {
    assert.equal(
      findingSentence({
        symbol: 'qiskit.circuit.library.QFT',
        removal: removal('qiskit.circuit.library.QFT'),
        standing: 'deprecated',
      }),
      'qiskit.circuit.library.QFT is deprecated since Qiskit 2.1, to be removed in Qiskit 3.0; use qiskit.circuit.library.QFTGate.',
    );
  });

  it('does without what nobody knows', () => {
    assert.equal(
      findingSentence({ symbol: 'qiskit.nothing', removal: null, standing: 'gone' }),
      'qiskit.nothing was not found in the qiskit that is installed.',
    );
    assert.equal(
      findingSentence({ symbol: 'qiskit.pulse', removal: removal('qiskit.schedule'), standing: 'gone' }),
      'qiskit.pulse was removed in Qiskit 2.0.',
    );
    assert.match(
      findingSentence({
        symbol: '"ibmq_qasm_simulator"',
        removal: removal('backend "ibmq_qasm_simulator" (cloud simulators)'),
        standing: 'gone',
      }),
      /switched off with the service behind it; use qiskit_aer/u,
    );
  });

  it('shows one line of a fix', () => {
    assert.equal(guardMessages.replaceWith('cx'), 'Replace with `cx`');
    assert.equal(guardMessages.replaceWith('import a\nimport b'), 'Replace with `import a` …');
  });
});
