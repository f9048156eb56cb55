import time

import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import Statevector, state_fidelity
from qiskit_aer import AerSimulator


def brickwork(n, depth, rng):
    qc = QuantumCircuit(n)
    for layer in range(depth):
        for q in range(n):
            theta, phi, lam = rng.uniform(0, 2 * np.pi, 3)
            qc.u(theta, phi, lam, q)
        for q in range(layer % 2, n - 1, 2):
            qc.cz(q, q + 1)
    return qc


n = 14
rng = np.random.default_rng(99)
circ = brickwork(n, 12, rng)
exact = Statevector(circ)

bond_dims = [2, 4, 8, 16, 32, 64, 128]
fidelities = []
runtimes = []

for chi in bond_dims:
    sim = AerSimulator(
        method="matrix_product_state",
        matrix_product_state_max_bond_dimension=chi,
        matrix_product_state_truncation_threshold=1e-12,
    )
    qc = circ.copy()
    qc.save_statevector()
    qc = transpile(qc, sim, optimization_level=0)

    t0 = time.perf_counter()
    result = sim.run(qc).result()
    runtimes.append(time.perf_counter() - t0)

    psi = np.asarray(result.get_statevector())
    psi = psi / np.linalg.norm(psi)  # truncation does not keep the norm
    fidelities.append(state_fidelity(exact, Statevector(psi)))
    print(f"chi={chi:4d}  F={fidelities[-1]:.6f}  t={runtimes[-1]:.3f}s")

fig, (ax1, ax2) = plt.subplots(1, 2, figsize=(9, 3.5))
ax1.semilogx(bond_dims, fidelities, "o-", base=2)
ax1.set_xlabel("max bond dimension")
ax1.set_ylabel("fidelity to exact state")
ax1.axhline(1, ls=":", c="k")

ax2.loglog(bond_dims, runtimes, "s-", color="tab:red")
ax2.set_xlabel("max bond dimension")
ax2.set_ylabel("run time [s]")
fig.suptitle(f"{n}-qubit brickwork, depth 12")
fig.tight_layout()
fig.savefig("mps_truncation.png", dpi=150)
