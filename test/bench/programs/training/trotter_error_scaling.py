import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import Operator, SparsePauliOp
from qiskit.synthesis import LieTrotter, MatrixExponential, QDrift, SuzukiTrotter

n = 4
H = SparsePauliOp.from_sparse_list(
    [("ZZ", [i, i + 1], 1.0) for i in range(n - 1)] + [("X", [i], 0.8) for i in range(n)],
    num_qubits=n,
)
t = 1.0


def propagator(synthesis):
    qc = QuantumCircuit(n)
    qc.append(PauliEvolutionGate(H, time=t, synthesis=synthesis), range(n))
    return Operator(qc.decompose()).data


exact = propagator(MatrixExponential())
steps = np.array([1, 2, 4, 8, 16, 32])

formulas = {
    "Lie": lambda r: LieTrotter(reps=r),
    "Suzuki 2": lambda r: SuzukiTrotter(order=2, reps=r),
    "Suzuki 4": lambda r: SuzukiTrotter(order=4, reps=r),
    "qDRIFT": lambda r: QDrift(reps=r, seed=0),
}

fig, ax = plt.subplots(figsize=(5, 4))
for label, make in formulas.items():
    err = [np.linalg.norm(propagator(make(int(r))) - exact, 2) for r in steps]
    slope = np.polyfit(np.log(steps), np.log(err), 1)[0]
    print(f"{label:10s} {slope:+.2f}")
    ax.loglog(steps, err, "o-", label=label)

ax.set_xlabel("steps")
ax.set_ylabel(r"$\|U - U_{trot}\|$")
ax.legend()
fig.tight_layout()
fig.savefig("trotter_error.pdf")
