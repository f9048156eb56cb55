import math

import numpy as np
from qiskit import QuantumCircuit, QuantumRegister, transpile
from qiskit.circuit import EquivalenceLibrary, Gate, Parameter, SessionEquivalenceLibrary
from qiskit.circuit.library import RYGate
from qiskit.quantum_info import Operator


class GivensGate(Gate):
    """Real Givens rotation in the {|01>, |10>} subspace."""

    def __init__(self, theta, label=None):
        super().__init__('givens', 2, [theta], label=label)

    def _define(self):
        theta = self.params[0]
        q = QuantumRegister(2, 'q')
        qc = QuantumCircuit(q, name=self.name)
        qc.cx(q[1], q[0])
        qc.cry(theta, q[0], q[1])
        qc.cx(q[1], q[0])
        self.definition = qc

    def inverse(self, annotated=False):
        return GivensGate(-self.params[0])


class RootXGate(Gate):
    """X**(1/k)"""

    def __init__(self, k):
        super().__init__(f'x^1/{k}', 1, [])
        self.k = k

    def _define(self):
        qc = QuantumCircuit(1, global_phase=math.pi/(2*self.k))
        qc.rx(math.pi/self.k, 0)
        self.definition = qc

    def __array__(self, dtype=None, copy=None):
        w = np.exp(1j*np.pi/self.k)
        return 0.5*np.array([[1 + w, 1 - w], [1 - w, 1 + w]], dtype=dtype)


class LadderGate(Gate):
    """cx ladder, then rz, then the ladder back: exp(-i t/2 ZZ...Z)"""

    def __init__(self, num_qubits, t):
        super().__init__('zladder', num_qubits, [t])

    def _define(self):
        n = self.num_qubits
        qc = QuantumCircuit(n, name='zladder')
        for i in range(n - 1):
            qc.cx(i, i + 1)
        qc.rz(self.params[0], n - 1)
        for i in reversed(range(n - 1)):
            qc.cx(i, i + 1)
        self.definition = qc


def register_equivalences(library: EquivalenceLibrary = SessionEquivalenceLibrary):
    # another decomposition, with two cz only
    theta = Parameter('theta')
    qc = QuantumCircuit(2)
    qc.h(1)
    qc.cx(1, 0)
    qc.append(RYGate(-theta/2), [0])
    qc.append(RYGate(-theta/2), [1])
    qc.cx(1, 0)
    qc.h(1)
    library.add_equivalence(GivensGate(theta), qc)


def slater(n, angles):
    qc = QuantumCircuit(n)
    for i in range(n//2):
        qc.x(i)
    it = iter(angles)
    for layer in range(n):
        for q in range(layer % 2, n - 1, 2):
            qc.append(GivensGate(next(it)), [q, q + 1])
    return qc


def main():
    print(Operator(RootXGate(4)).power(4).equiv(Operator.from_label('X')))
    g = GivensGate(0.3)
    both = QuantumCircuit(2)
    both.append(g, [0, 1])
    both.append(g.inverse(), [0, 1])
    print(np.allclose(Operator(both).data, np.eye(4)))

    qc = slater(4, np.linspace(0.1, 1.2, 12))
    qc.append(LadderGate(4, 0.7), qc.qubits)
    qc.append(LadderGate(3, 0.2).control(1), qc.qubits)
    print(qc)
    out = transpile(qc, basis_gates=['rz', 'sx', 'cz'], optimization_level=2)
    print(out.count_ops())


if __name__ == '__main__':
    main()
