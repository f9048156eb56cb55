import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import UCGate, UCRYGate
from qiskit.quantum_info import Operator, Statevector, random_unitary

angles = [0.1, 0.9, 1.7, 2.5]
mux = UCRYGate(angles)

qc = QuantumCircuit(3)
qc.h([1, 2])
# target comes first, then the controls
qc.append(mux, [0, 1, 2])
print(transpile(qc, basis_gates=["ry", "cx", "h"]).draw())

state = Statevector(qc)
for k, angle in enumerate(angles):
    p1 = state.data[2 * k + 1]
    print(k, np.round(abs(p1) ** 2 * 4, 4), np.round(np.sin(angle / 2) ** 2, 4))

# general multiplexer, one 2x2 unitary for each value of the control
us = [random_unitary(2, seed=s).data for s in range(4)]
exact = QuantumCircuit(3)
exact.append(UCGate(us), [0, 1, 2])

up_to_diag = QuantumCircuit(3)
up_to_diag.append(UCGate(us, up_to_diagonal=True), [0, 1, 2])

for label, circ in [("exact", exact), ("up to diagonal", up_to_diag)]:
    t = transpile(circ, basis_gates=["u", "cx"], optimization_level=1)
    print(label, dict(t.count_ops()))

print(Operator(exact).is_unitary())
