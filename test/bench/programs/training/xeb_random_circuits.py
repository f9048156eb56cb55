import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.quantum_info import Statevector
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error

n = 8
depths = [2, 4, 6, 8, 12, 16, 20]
ninst = 10
shots = 5000
e1, e2 = 0.001, 0.008
rng = np.random.default_rng(123)

noise = NoiseModel(basis_gates=["u", "cz"])
noise.add_all_qubit_quantum_error(depolarizing_error(e1, 1), "u")
noise.add_all_qubit_quantum_error(depolarizing_error(e2, 2), "cz")
noisy = AerSimulator(noise_model=noise, seed_simulator=0)


def rcs(n, depth):
    # sqrt(X), sqrt(Y), sqrt(W), never repeating on the same qubit
    axes = [0, np.pi / 2, np.pi / 4]
    last = [-1] * n
    qc = QuantumCircuit(n)
    for d in range(depth):
        for q in range(n):
            k = rng.choice([a for a in range(3) if a != last[q]])
            last[q] = k
            phi = axes[k]
            qc.u(np.pi / 2, phi - np.pi / 2, np.pi / 2 - phi, q)
        for i in range(d % 2, n - 1, 2):
            qc.cz(i, i + 1)
    for q in range(n):
        qc.u(np.pi / 2, 0, 0, q)
    return qc


def xeb_linear(p, samples):
    return len(p) * np.mean(p[samples]) - 1


def xeb_log(p, samples):
    return np.log(len(p)) + np.euler_gamma + np.mean(np.log(p[samples]))


def xeb_normalised(p, samples):
    D = len(p)
    return xeb_linear(p, samples) / (D * np.sum(p**2) - 1)


F = {"linear": [], "log": [], "normalised": []}
digital = []
for depth in depths:
    vals = {k: [] for k in F}
    for _ in range(ninst):
        qc = rcs(n, depth)
        p = Statevector(qc).probabilities()
        meas = qc.copy()
        meas.measure_all()
        mem = noisy.run(meas, shots=shots, memory=True).result().get_memory()
        s = np.array([int(b, 2) for b in mem])
        vals["linear"].append(xeb_linear(p, s))
        vals["log"].append(xeb_log(p, s))
        vals["normalised"].append(xeb_normalised(p, s))
    for k in F:
        F[k].append((np.mean(vals[k]), np.std(vals[k]) / np.sqrt(ninst)))
    ops = qc.count_ops()
    # digital error model, depolarizing parameter -> pauli error
    digital.append((1 - e1 * 3 / 4) ** ops["u"] * (1 - e2 * 15 / 16) ** ops["cz"])
    print(depth, *(f"{k}={F[k][-1][0]:.3f}" for k in F), f"model={digital[-1]:.3f}")

# Porter-Thomas check at the largest depth
x = np.sort(2**n * p)
cdf = np.arange(1, len(x) + 1) / len(x)
ks = np.max(np.abs(cdf - (1 - np.exp(-x))))
print("KS distance to Porter-Thomas:", ks)

fig, (ax, ax2) = plt.subplots(1, 2, figsize=(10, 4))
for k, v in F.items():
    y, dy = np.array(v).T
    ax.errorbar(depths, y, dy, fmt="o", label=k)
ax.semilogy(depths, digital, "k--", label="digital model")
ax.set_xlabel("cycles")
ax.set_ylabel(r"$F_{\rm XEB}$")
ax.legend()
ax2.plot(x, cdf)
ax2.plot(x, 1 - np.exp(-x), "k:")
ax2.set_xlabel(r"$Np$")
plt.tight_layout()
plt.savefig("xeb.png")
