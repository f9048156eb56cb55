import numpy as np
from numpy import pi, sqrt, arcsin
from qiskit import QuantumCircuit, QuantumRegister
from qiskit.circuit.library import HamiltonianGate, QFTGate, RYGate
from qiskit.quantum_info import Statevector

# HHL for  A x = b,  A = [[1, -1/3], [-1/3, 1]]  (eigenvalues 2/3 and 4/3)
# we choose t such that the eigenvalues become exactly 01 and 10 in two clock qubits

A = np.array([[1, -1/3],
              [-1/3, 1]])
b = np.array([0.0, 1.0])

t  = 2*pi * 3/8
nl = 2

anc   = QuantumRegister(1, 'anc')
clock = QuantumRegister(nl, 'clock')
sys_  = QuantumRegister(1, 'b')


def qpe():
    qc = QuantumCircuit(clock, sys_, name='QPE')
    qc.h(clock)
    for k in range(nl):
        # U = exp(iAt), HamiltonianGate is exp(-iHt)
        U = HamiltonianGate(-A, t * 2**k)
        qc.append(U.control(1), [clock[k], sys_[0]])
    qc.append(QFTGate(nl).inverse(), clock)
    return qc


hhl = QuantumCircuit(anc, clock, sys_)
hhl.prepare_state(b / np.linalg.norm(b), sys_)
hhl.append(qpe().to_gate(), [*clock, *sys_])

# eigenvalue inversion, C = 1 (in units of the clock)
for value in range(1, 2**nl):
    rot = RYGate(2 * arcsin(1 / value)).control(nl, ctrl_state=value)
    hhl.append(rot, [*clock, anc[0]])

hhl.append(qpe().to_gate().inverse(), [*clock, *sys_])
print(hhl.draw())

psi = Statevector(hhl).data
# anc = 1 (qubit 0), clock = 00, b = qubit 3
x = np.array([psi[0b0001], psi[0b1001]])
success = np.linalg.norm(x)**2
x = np.real(x / np.linalg.norm(x))

classical = np.linalg.solve(A, b)
classical_n = classical / np.linalg.norm(classical)

print('success probability %.3f' % success)
print('HHL      ', x)
print('classical', classical_n, ' (not normalized:', classical, ')')
print('ratio of probabilities', (x[1] / x[0])**2, 'should be 9')
assert np.allclose(abs(x), abs(classical_n), atol=1e-6)
