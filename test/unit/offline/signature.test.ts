import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { allowanceAt } from '../../../src/offline/signature.ts';
import { placeIn } from './desk.ts';

const head = `from qiskit import QuantumCircuit
from qiskit.quantum_info import average_gate_fidelity, partial_trace
qc = QuantumCircuit(2)
`;

/** Whether a call may go on with a token without speaking against its signature. */
function allows(text: string, token: string): boolean {
  const { path, spot } = placeIn(head + text);
  return allowanceAt(path, spot)(token) === 1;
}

describe('what a signature allows', () => {
  it('closes no call that lacks an argument', () => {
    assert.ok(!allows('rho = partial_trace(', ')'));
    assert.ok(!allows('rho = partial_trace(qc', ')'));
    assert.ok(allows('rho = partial_trace(qc, [0]', ')'));
    assert.ok(allows('rho = partial_trace(qc, qargs=[0]', ')'));
  });

  it('takes no more arguments than there are', () => {
    assert.ok(allows('qc.rz(0.1', ','));
    assert.ok(!allows('qc.rz(0.1, 0', ','));
    assert.ok(!allows('qc.rz(0.1, 0, ', '<int>'));
    assert.ok(allows('qc.barrier(0, 1, 2', ','));
  });

  it('takes the keywords that there are, each once', () => {
    assert.ok(allows('f = average_gate_fidelity(qc, ', 'target='));
    assert.ok(!allows('f = average_gate_fidelity(qc, ', 'basis_gates='));
    assert.ok(!allows('f = average_gate_fidelity(qc, target=qc, ', 'target='));
  });

  it('holds functions and data classes of the file to their parameters', () => {
    const own = 'def noise(p, scale=1):\n    return p\n';
    assert.ok(!allows(`${own}x = noise(`, ')'));
    assert.ok(allows(`${own}x = noise(0.1`, ')'));
    const fields = '@dataclass\nclass Item:\n    name: str\n    weight: int\n\n';
    assert.ok(!allows(`${fields}x = Item("a"`, ')'));
    assert.ok(allows(`${fields}x = Item("a", 2`, ')'));
  });

  it('knows how many arguments functions of Python and numpy take', () => {
    assert.ok(!allows('x = len(', ')'));
    assert.ok(!allows('import numpy as np\nx = np.linspace(0', ')'));
    assert.ok(allows('import numpy as np\nx = np.linspace(0, 1', ')'));
  });

  it('gives main no parameters', () => {
    assert.ok(!allows('def main(', '<v>'));
    assert.ok(allows('def main(', ')'));
  });
});
