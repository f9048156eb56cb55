import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import StatePreparation, UnitaryGate
from qiskit.quantum_info import Statevector, random_statevector, random_unitary

vector = np.array([1, 2, 3, 4], dtype=float)
vector /= np.linalg.norm(vector)

qc = QuantumCircuit(2)
qc.initialize(vector, [0, 1])
print(qc.decompose(reps=3).draw())

prep = StatePreparation(vector)
qc2 = QuantumCircuit(2)
qc2.append(prep, [0, 1])
state = Statevector(qc2)
assert np.allclose(state.data, vector)

u = random_unitary(4, seed=42)
gate = UnitaryGate(u, label="U")
qc3 = QuantumCircuit(2)
qc3.append(gate, [0, 1])
qc3.append(gate.inverse(), [0, 1])
print(Statevector(qc3).probabilities())

psi = random_statevector(4, seed=1)
print(psi.is_valid())
print(psi.sample_counts(100))
