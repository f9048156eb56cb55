import time

import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator

# domain wall |0000 1111> melting under XXZ:
# ballistic for Delta<1, superdiffusive at 1, frozen above
N = 30
DT = 0.2
STEPS = 40
CHI = 64


def bond(qc, i, j, delta, dt):
    # exp(-i dt/4 (XX + YY + delta ZZ)), three commuting rotations
    qc.rxx(dt / 2, i, j)
    qc.ryy(dt / 2, i, j)
    qc.rzz(delta * dt / 2, i, j)


def second_order_step(qc, delta, dt):
    n = qc.num_qubits
    for i in range(0, n - 1, 2):
        bond(qc, i, i + 1, delta, dt / 2)
    for i in range(1, n - 1, 2):
        bond(qc, i, i + 1, delta, dt)
    for i in range(0, n - 1, 2):
        bond(qc, i, i + 1, delta, dt / 2)


def build(delta, nsteps, save_every=2):
    qc = QuantumCircuit(N)
    qc.x(range(N // 2, N))
    for s in range(nsteps + 1):
        if s % save_every == 0:
            for q in range(N):
                qc.save_probabilities([q], label=f"p_{s}_{q}")
        if s < nsteps:
            second_order_step(qc, delta, DT)
    return qc


sim = AerSimulator(
    method="matrix_product_state",
    matrix_product_state_max_bond_dimension=CHI,
    matrix_product_state_truncation_threshold=1e-8,
)

fig, axes = plt.subplots(1, 3, figsize=(12, 4), sharey=True)
for ax, delta in zip(axes, [0.5, 1.0, 2.0]):
    t0 = time.time()
    qc = transpile(build(delta, STEPS), sim, optimization_level=0)
    data = sim.run(qc, shots=1).result().data(0)
    print(f"Delta={delta}: {time.time() - t0:.1f} s")

    saved = np.arange(0, STEPS + 1, 2)
    sz = np.array([[0.5 - data[f"p_{s}_{q}"][1] for q in range(N)] for s in saved])

    # transferred magnetisation across the middle bond
    transfer = np.sum(0.5 + sz[:, N // 2:], axis=1)
    good = (saved > 4) & (transfer > 1e-6)
    alpha = np.polyfit(np.log(saved[good] * DT), np.log(transfer[good]), 1)[0]
    print(f"   M(t) ~ t^{alpha:.2f}")

    im = ax.imshow(sz, aspect="auto", origin="lower", cmap="RdBu",
                   extent=(-0.5, N - 0.5, 0, STEPS * DT), vmin=-0.5, vmax=0.5)
    ax.set_title(rf"$\Delta={delta}$, $\alpha={alpha:.2f}$")
    ax.set_xlabel("site")
axes[0].set_ylabel("t")
fig.colorbar(im, ax=axes, label=r"$\langle S^z\rangle$")
plt.savefig("domain_wall.png", dpi=200, bbox_inches="tight")
