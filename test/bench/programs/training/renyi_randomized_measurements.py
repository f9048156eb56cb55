import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import Statevector, partial_trace, random_unitary
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error

# Second Renyi entropy after a quench, Brydges et al. Science 364, 260 (2019)
N, NU, NM = 6, 150, 400
subsystem = [0, 1, 2]
nA = len(subsystem)
rng = np.random.default_rng(42)


def quench(t, n_trotter=8, J=1.0, B=1.5):
    qc = QuantumCircuit(N)
    qc.x([i for i in range(N) if i % 2])
    dt = t / n_trotter
    for _ in range(n_trotter if t > 0 else 0):
        for i in range(N):
            for j in range(i + 1, N):
                qc.rxx(2 * J * dt / abs(i - j) ** 1.24, i, j)
        for i in range(N):
            qc.rz(2 * B * dt, i)
    return qc


def rotated(base):
    qc = QuantumCircuit(N, nA)
    qc.compose(base, inplace=True)
    for q in subsystem:
        qc.unitary(random_unitary(2, seed=int(rng.integers(2**31))), [q])
    qc.measure(subsystem, range(nA))
    return qc


def hamming_kernel(nA):
    x = np.arange(2**nA)
    d = np.array([[bin(a ^ b).count("1") for b in x] for a in x])
    return (-2.0) ** (-d)


def purity_estimate(probs, shots):
    K = hamming_kernel(nA)
    raw = 2**nA * np.einsum("ui,ij,uj->u", probs, K, probs)
    unbiased = (raw * shots - 2**nA) / (shots - 1)
    return unbiased.mean(), unbiased.std(ddof=1) / np.sqrt(len(unbiased))


noise = NoiseModel()
noise.add_all_qubit_quantum_error(depolarizing_error(2e-3, 2), ["rxx"])
sim = AerSimulator(noise_model=noise, basis_gates=["rxx", "rz", "x", "unitary"])

times = np.linspace(0, 1.2, 7)
s2, ds2, ideal = [], [], []
for t in times:
    base = quench(t)
    circs = transpile([rotated(base) for _ in range(NU)], sim, optimization_level=0)
    result = sim.run(circs, shots=NM).result()

    probs = np.zeros((NU, 2**nA))
    for u in range(NU):
        for bitstring, c in result.get_counts(u).items():
            probs[u, int(bitstring, 2)] = c / NM

    p, dp = purity_estimate(probs, NM)
    s2.append(-np.log2(p))
    ds2.append(dp / p / np.log(2))

    rho = partial_trace(Statevector(base), [q for q in range(N) if q not in subsystem])
    ideal.append(-np.log2(rho.purity().real))
    print(f"t={t:.2f}  S2={s2[-1]:.3f} +- {ds2[-1]:.3f}   ideal {ideal[-1]:.3f}")

plt.errorbar(times, s2, yerr=ds2, fmt="o", capsize=3, label="randomized meas.")
plt.plot(times, ideal, "k--", label="noiseless")
plt.xlabel("t J")
plt.ylabel(r"$S^{(2)}_A$")
plt.legend()
plt.savefig("renyi2.pdf")
