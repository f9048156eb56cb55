import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp
from qiskit.synthesis import SuzukiTrotter


def ising(num_spins: int, coupling: float, field: float) -> SparsePauliOp:
    """The transverse-field Ising model on an open chain."""
    terms = []
    for spin in range(num_spins - 1):
        terms.append(("ZZ", [spin, spin + 1], -coupling))
    for spin in range(num_spins):
        terms.append(("X", [spin], -field))
    return SparsePauliOp.from_sparse_list(terms, num_qubits=num_spins)


num_spins = 6
hamiltonian = ising(num_spins, coupling=1.0, field=0.5)
magnetization = SparsePauliOp.from_sparse_list(
    [("Z", [spin], 1 / num_spins) for spin in range(num_spins)],
    num_qubits=num_spins,
)
estimator = StatevectorEstimator()

times = np.linspace(0.1, 2.0, 8)
pubs = []
for time in times:
    evolution = PauliEvolutionGate(hamiltonian, time=time, synthesis=SuzukiTrotter(order=2, reps=4))
    circuit = QuantumCircuit(num_spins)
    circuit.append(evolution, range(num_spins))
    pubs.append((circuit, magnetization))

results = estimator.run(pubs).result()
for time, result in zip(times, results):
    print(f"{time:.2f} {float(result.data.evs):+.4f}")
