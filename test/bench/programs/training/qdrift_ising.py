"""First order Trotter, Suzuki-4 and qDRIFT for the same quench."""
import numpy as np
import pandas as pd
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import SparsePauliOp, Statevector, state_fidelity
from qiskit.synthesis import LieTrotter, SuzukiTrotter
from scipy.linalg import expm

L = 6
rng = np.random.default_rng(31)


def hamiltonian():
    zz = [("ZZ", [i, i + 1], 1.0) for i in range(L - 1)]
    x = [("X", [i], 0.8) for i in range(L)]
    z = [("Z", [i], 0.3) for i in range(L)]
    return SparsePauliOp.from_sparse_list(zz + x + z, num_qubits=L)


def product_formula(H, time, synthesis):
    qc = QuantumCircuit(L)
    qc.append(PauliEvolutionGate(H, time=time, synthesis=synthesis), range(L))
    return qc.decompose()


def qdrift(H, time, n_samples):
    """Campbell's random compiler: every exponential has the same angle."""
    weights = np.abs(H.coeffs)
    lam = weights.sum()
    picks = rng.choice(len(H), size=n_samples, p=weights / lam)
    qc = QuantumCircuit(L)
    tau = lam * time / n_samples
    for k in picks:
        pauli = H.paulis[k]
        sign = np.sign(H.coeffs[k].real)
        qc.append(PauliEvolutionGate(SparsePauliOp(pauli), time=sign * tau), range(L))
    return qc.decompose()


H = hamiltonian()
psi0 = Statevector.from_label("0" * L)
mz = SparsePauliOp.from_sparse_list([("Z", [i], 1 / L) for i in range(L)], num_qubits=L)
rows = []
for t in (0.5, 1.0, 2.0):
    exact = Statevector(expm(-1j * t * H.to_matrix()) @ psi0.data)
    methods = {
        "lie r=5": product_formula(H, t, LieTrotter(reps=5)),
        "lie r=20": product_formula(H, t, LieTrotter(reps=20)),
        "suzuki4 r=2": product_formula(H, t, SuzukiTrotter(order=4, reps=2)),
    }
    for name, circ in methods.items():
        psi = psi0.evolve(circ)
        rows.append((t, name, state_fidelity(psi, exact), psi.expectation_value(mz).real, circ.size()))

    # average the density matrix over random compilations
    n_samples = 400
    samples = [psi0.evolve(qdrift(H, t, n_samples)) for _ in range(20)]
    fid = np.mean([state_fidelity(s, exact) for s in samples])
    m = np.mean([s.expectation_value(mz).real for s in samples])
    rows.append((t, f"qdrift N={n_samples}", fid, m, n_samples))
    rows.append((t, "exact", 1.0, exact.expectation_value(mz).real, 0))

table = pd.DataFrame(rows, columns=["t", "method", "fidelity", "mz", "gates"])
print(table.to_string(index=False, float_format=lambda v: f"{v:.5f}"))
