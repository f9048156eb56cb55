from qiskit.quantum_info import SparsePauliOp, Statevector, Operator, Pauli
from qiskit import QuantumCircuit
import numpy as np

qc = QuantumCircuit(2)
qc.h(0)
qc.cx(0, 1)

state = Statevector(qc)
print(state)

zz = SparsePauliOp("ZZ")
xx = SparsePauliOp("XX")
zi = SparsePauliOp("ZI")

print("<ZZ> =", state.expectation_value(zz).real)
print("<XX> =", state.expectation_value(xx).real)
print("<ZI> =", state.expectation_value(zi).real)

op = Operator(qc)
print(op.data)
print(op.is_unitary())

h = 0.5 * zz + 0.25 * xx
print(h.simplify())
matrix = h.to_matrix()
eigenvalues, eigenvectors = np.linalg.eigh(matrix)
print(eigenvalues)

p = Pauli("XY")
q = Pauli("ZZ")
print(p.commutes(q))
print(p.compose(q))
