import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import Operator, SparsePauliOp, Statevector
from qiskit.synthesis import LieTrotter, SuzukiTrotter
from scipy.linalg import expm

num_qubits = 4
time = 1.0


def build_hamiltonian(n, j=1.0, h=0.5):
    terms = []
    for i in range(n - 1):
        terms.append(("ZZ", [i, i + 1], -j))
    for i in range(n):
        terms.append(("X", [i], -h))
    return SparsePauliOp.from_sparse_list(terms, num_qubits=n)


hamiltonian = build_hamiltonian(num_qubits)
matrix = hamiltonian.to_matrix()
exact = expm(-1j * time * matrix)
initial = Statevector.from_label("0" * num_qubits)
target = initial.evolve(Operator(exact))

formulas = {"first order": LieTrotter, "second order": SuzukiTrotter}
steps = [1, 2, 4, 8, 16]
errors = {name: [] for name in formulas}
depths = {name: [] for name in formulas}
for name, formula in formulas.items():
    for reps in steps:
        gate = PauliEvolutionGate(hamiltonian, time=time, synthesis=formula(reps=reps))
        qc = QuantumCircuit(num_qubits)
        qc.append(gate, range(num_qubits))
        circuit = qc.decompose(reps=2)
        state = initial.evolve(circuit)
        error = np.linalg.norm(state.data - target.data)
        errors[name].append(error)
        depths[name].append(circuit.depth())

for name, values in errors.items():
    plt.loglog(steps, values, "o-", label=name)
plt.xlabel("Trotter steps")
plt.ylabel("error")
plt.legend()
plt.grid(True)
plt.savefig("trotter_error.png", dpi=200)

for name in formulas:
    print(name, depths[name])
