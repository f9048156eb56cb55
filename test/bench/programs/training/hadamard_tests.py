import numpy as np
import matplotlib.pyplot as plt

from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp, Statevector
from qiskit.synthesis import SuzukiTrotter

# <psi| exp(-iHt) |psi> from Hadamard tests, and the spectrum from its Fourier transform

NUM = 3
H = SparsePauliOp.from_sparse_list(
    [("ZZ", [0, 1], 0.5), ("ZZ", [1, 2], 0.5), ("X", [0], 0.3), ("X", [1], 0.3), ("X", [2], 0.3)],
    num_qubits=NUM,
)


def trial_state():
    prep = QuantumCircuit(NUM, name="prep")
    prep.h(0)
    prep.cx(0, 1)
    prep.ry(0.7, 2)
    return prep


def hadamard_test(unitary, prep, imaginary=False):
    n = unitary.num_qubits
    qc = QuantumCircuit(n + 1)
    ancilla = n
    qc.compose(prep, range(n), inplace=True)
    qc.h(ancilla)
    if imaginary:
        qc.sdg(ancilla)
    controlled = unitary.to_gate().control(1)
    qc.append(controlled, [ancilla, *range(n)])
    qc.h(ancilla)
    return qc


def evolution(t, reps):
    qc = QuantumCircuit(NUM, name=f"exp(-i{t:.2f}H)")
    evo = PauliEvolutionGate(H, time=t, synthesis=SuzukiTrotter(order=2, reps=reps))
    qc.append(evo, range(NUM))
    return qc.decompose()


def overlap_signal(times):
    prep = trial_state()
    z = SparsePauliOp("Z" + "I" * NUM)
    pubs = []
    for t in times:
        step = evolution(t, reps=max(1, int(np.ceil(4 * abs(t)))))
        pubs.append((hadamard_test(step, prep), z))
        pubs.append((hadamard_test(step, prep, imaginary=True), z))
    results = StatevectorEstimator().run(pubs).result()
    values = np.array([float(r.data.evs) for r in results])
    return values[0::2] + 1j * values[1::2]


times = np.arange(0, 12, 0.5)
signal = overlap_signal(times)

energies, vectors = np.linalg.eigh(H.to_matrix())
psi = Statevector(trial_state()).data
weights = np.abs(vectors.conj().T @ psi) ** 2
exact = np.exp(-1j * np.outer(times, energies)) @ weights
print("largest deviation:", np.abs(signal - exact).max())

grid = np.linspace(-2, 2, 400)
window = np.hanning(2 * len(times))[len(times):]
spectrum = np.abs(np.exp(1j * np.outer(grid, times)) @ (window * signal))

fig, (ax1, ax2) = plt.subplots(2, 1, figsize=(6, 6))
ax1.plot(times, signal.real, "o", label="Re")
ax1.plot(times, signal.imag, "s", label="Im")
ax1.plot(times, exact.real, "k:", times, exact.imag, "k:")
ax1.legend()
ax2.plot(grid, spectrum)
ax2.vlines(energies, 0, weights * spectrum.max(), color="r")
ax2.set_xlabel("energy")
plt.tight_layout()
plt.savefig("hadamard_spectrum.png")
