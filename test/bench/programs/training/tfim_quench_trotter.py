import numpy as np
import matplotlib.pyplot as plt
from scipy.linalg import expm

from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import SparsePauliOp, Statevector
from qiskit.synthesis import LieTrotter, SuzukiTrotter

L = 8
J, h = 1.0, 0.7
dt = 0.1
nsteps = 40


def ising(L, J, h, periodic=False):
    bonds = [(i, i + 1) for i in range(L - 1)]
    if periodic:
        bonds.append((L - 1, 0))
    terms = [("ZZ", [i, j], -J) for i, j in bonds]
    terms += [("X", [i], -h) for i in range(L)]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=L)


def magnetization(L):
    return SparsePauliOp.from_sparse_list([("Z", [i], 1 / L) for i in range(L)], num_qubits=L)


H = ising(L, J, h)
Mz = magnetization(L)
psi0 = Statevector.from_label("0" * L)

# exact reference
U = expm(-1j * dt * H.to_matrix())
mz_mat = Mz.to_matrix()
v = psi0.data.copy()
exact = [np.vdot(v, mz_mat @ v).real]
for _ in range(nsteps):
    v = U @ v
    exact.append(np.vdot(v, mz_mat @ v).real)

synths = {
    "Lie": LieTrotter(reps=1),
    "Suzuki 2": SuzukiTrotter(order=2, reps=1),
    "Suzuki 4": SuzukiTrotter(order=4, reps=1),
}

results, infid = {}, {}
for label, synth in synths.items():
    step = QuantumCircuit(L)
    step.append(PauliEvolutionGate(H, time=dt, synthesis=synth), range(L))
    step = step.decompose(reps=2)
    print(f"{label}: depth {step.depth()}, 2q gates {step.num_nonlocal_gates()} per step")

    psi = psi0
    mz = [psi.expectation_value(Mz).real]
    for _ in range(nsteps):
        psi = psi.evolve(step)
        mz.append(psi.expectation_value(Mz).real)
    results[label] = np.array(mz)
    infid[label] = 1 - abs(np.vdot(psi.data, v)) ** 2

t = dt * np.arange(nsteps + 1)
fig, (ax1, ax2) = plt.subplots(2, 1, sharex=True, figsize=(6, 6))
ax1.plot(t, exact, "k-", label="exact")
for label, mz in results.items():
    ax1.plot(t, mz, "o", ms=3, label=label)
    ax2.semilogy(t[1:], np.abs(mz - exact)[1:], label=label)
ax1.set_ylabel(r"$\langle M_z \rangle$")
ax2.set_ylabel("error")
ax2.set_xlabel(r"$Jt$")
ax1.legend()
plt.tight_layout()
plt.savefig("tfim_quench.png", dpi=150)

for label, eps in infid.items():
    print(f"final infidelity {label:10s} {eps:.3e}")
