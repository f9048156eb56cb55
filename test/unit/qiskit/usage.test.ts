import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { coveringEdit, importsQiskit, UsageTracker, usesQiskit } from '../../../src/qiskit/usage.ts';

const IMPORTS = [
  'import qiskit',
  'import qiskit as qk',
  'import qiskit.quantum_info as qi',
  'import numpy as np, qiskit',
  'import os, sys , qiskit_aer as aer',
  'from qiskit import QuantumCircuit',
  'from qiskit.circuit.library import QFT  # comment',
  'from qiskit_ibm_runtime import SamplerV2 as Sampler',
  '    from qiskit_aer import AerSimulator',
  '\tfrom qiskit.transpiler import (',
  'try: import qiskit',
  'if TYPE_CHECKING: from qiskit import QuantumCircuit',
  'x = 1; import qiskit',
  'from qiskit.circuit \\',
  'from qiskit.cir',
  'from qiskit',
];

const OTHERS = [
  '# import qiskit',
  'print("import qiskit")',
  "note = 'first; import qiskit'",
  'x = 1  # later: import qiskit',
  'import qiskitfoo',
  'import numpy as qiskit',
  'from .qiskit import circuit',
  'from vendor.qiskit import circuit',
  'from myqiskit import x',
  'from qiskitten import y',
  'qiskit = load()',
  'from qiskit we learn how to build circuits',
  'pip install qiskit',
  'important qiskit',
];

describe('usesQiskit', () => {
  for (const line of IMPORTS)
    it(`sees ${JSON.stringify(line)}`, () => assert.equal(importsQiskit(line), true));
  for (const line of OTHERS)
    it(`is not misled by ${JSON.stringify(line)}`, () => assert.equal(importsQiskit(line), false));

  it('finds an import far down, inside a function, with either kind of line end', () => {
    const filler = Array.from({ length: 5000 }, (_, index) => `qiskit_result_${index} = ${index}`);
    const text = [...filler, 'def run():', '    from qiskit import transpile', '    return transpile'];
    assert.equal(usesQiskit(text.join('\n')), true);
    assert.equal(usesQiskit(text.join('\r\n')), true);
    assert.equal(usesQiskit(filler.join('\n')), false);
  });

  it('answers for a line of two million characters without freezing', () => {
    const line = `x = [${'qiskit:import a+'.repeat(125_000)}]`;
    const start = performance.now();
    assert.equal(usesQiskit(line), false);
    assert.ok(performance.now() - start < 1000);
  });
});

describe('UsageTracker', () => {
  it('follows an import being typed and deleted', () => {
    const tracker = new UsageTracker('import numpy\n\nx = 1\n');
    assert.equal(tracker.uses, false);
    tracker.edit({ first: 1, last: 1, lines: ['from qiskit import transpile', ''] });
    assert.equal(tracker.uses, true);
    tracker.edit({ first: 0, last: 0, lines: ['import numpy', '# more'] });
    tracker.edit({ first: 2, last: 2, lines: ['from math import pi'] });
    assert.equal(tracker.uses, false);
  });

  it('joins the changes of several cursors', () => {
    const after = ['import qiskit', 'x = 1', 'import qiskit', ''];
    const changes = [
      { range: { start: { line: 2 }, end: { line: 2 } }, text: 'import qiskit\n' },
      { range: { start: { line: 0 }, end: { line: 0 } }, text: 'import qiskit' },
    ];
    const edit = coveringEdit(changes, (line) => after[line] ?? '');
    assert.deepEqual(edit, { first: 0, last: 2, lines: after });
    assert.equal(
      coveringEdit([], () => ''),
      null,
    );
  });

  it('always agrees with reading the whole text again', () => {
    const line = fc.constantFrom(
      '',
      'x = 1',
      'import qiskit',
      '  from qiskit.circuit import Gate',
      'qiskit = 2',
    );
    const edits = fc.array(
      fc.record({ at: fc.nat(), cut: fc.nat(4), lines: fc.array(line, { minLength: 1, maxLength: 4 }) }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), edits, (start, script) => {
        let lines = start;
        const tracker = new UsageTracker(lines.join('\n'));
        for (const { at, cut, lines: put } of script) {
          const first = at % lines.length;
          const last = Math.min(first + cut, lines.length - 1);
          tracker.edit({ first, last, lines: put });
          lines = [...lines.slice(0, first), ...put, ...lines.slice(last + 1)];
          assert.equal(tracker.uses, usesQiskit(lines.join('\n')));
        }
      }),
    );
  });
});
