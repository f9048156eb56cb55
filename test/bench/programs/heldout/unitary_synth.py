import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Operator, random_unitary, average_gate_fidelity
from qiskit.synthesis import TwoQubitBasisDecomposer, OneQubitEulerDecomposer
from qiskit.circuit.library import CXGate, CZGate

u1 = random_unitary(2, seed=1)
euler = OneQubitEulerDecomposer(basis="ZYZ")
qc1 = euler(u1)
print(qc1)
theta, phi, lam = euler.angles(u1.data)
print(theta, phi, lam)

u2 = random_unitary(4, seed=2)
decomposer = TwoQubitBasisDecomposer(CXGate())
qc2 = decomposer(u2)
print(qc2.count_ops())
print(Operator(qc2).equiv(u2))

for n in range(4):
    approx = decomposer(u2, _num_basis_uses=n)
    fidelity = average_gate_fidelity(Operator(approx), u2)
    print(n, fidelity)
