import numpy as np
import matplotlib.pyplot as plt

from qiskit import QuantumCircuit
from qiskit.circuit.library import RXGate
from qiskit.quantum_info import Statevector, entropy, partial_trace

# Floquet version of the PXP model: U = prod_odd PXP prod_even PXP
L = 10
tau = 0.15
n_steps = 160


def pxp_gate(angle):
    # X rotation only if both neighbours are in |0>
    return RXGate(2 * angle).control(2, ctrl_state="00")


def edge_gate(angle):
    return RXGate(2 * angle).control(1, ctrl_state="0")


def floquet_step():
    qc = QuantumCircuit(L)
    for parity in (0, 1):
        for j in range(parity, L, 2):
            if j == 0:
                qc.append(edge_gate(tau), [1, 0])
            elif j == L - 1:
                qc.append(edge_gate(tau), [L - 2, L - 1])
            else:
                qc.append(pxp_gate(tau), [j - 1, j + 1, j])
    return qc


def evolve(label):
    psi0 = Statevector.from_label(label)
    psi = psi0
    fid, S = [1.0], [0.0]
    for _ in range(n_steps):
        psi = psi.evolve(step)
        fid.append(abs(psi0.inner(psi)) ** 2)
        rho_A = partial_trace(psi, range(L // 2, L))
        S.append(entropy(rho_A, base=np.e))
    return np.array(fid), np.array(S)


step = floquet_step()
t = tau * np.arange(n_steps + 1)

initial = {
    r"$|\mathbb{Z}_2\rangle$": "10" * (L // 2),
    r"$|\mathbb{Z}_3\rangle$": ("100" * L)[:L],
    r"$|0\rangle$": "0" * L,
}

fig, axes = plt.subplots(2, 1, sharex=True, figsize=(5, 5))
for name, label in initial.items():
    fid, S = evolve(label)
    axes[0].plot(t, fid, label=name)
    axes[1].plot(t, S)
    # revivals after the initial decay
    k = np.argmax(fid[15:]) + 15
    print(f"{label}: best revival F={fid[k]:.3f} at t={t[k]:.2f}")
axes[0].set_ylabel(r"$|\langle\psi_0|\psi(t)\rangle|^2$")
axes[0].legend(loc="upper right", fontsize=8)
axes[1].set_ylabel(r"$S_{L/2}$")
axes[1].set_xlabel(r"$t$")
fig.tight_layout()
fig.savefig("scars.pdf")
