"""Full 2^n readout calibration and inversion on a noisy simulator."""
import itertools

import numpy as np
from scipy.optimize import minimize
from qiskit import QuantumCircuit
from qiskit.quantum_info import hellinger_fidelity
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError

N = 3
SHOTS = 20_000


def make_noise():
    noise = NoiseModel()
    flips = [(0.02, 0.05), (0.01, 0.08), (0.03, 0.04)]
    for q, (p10, p01) in enumerate(flips):
        err = ReadoutError([[1 - p10, p10], [p01, 1 - p01]])
        noise.add_readout_error(err, [q])
    return noise


def calibration_circuits(n):
    circuits = []
    for bits in itertools.product("01", repeat=n):
        label = "".join(bits)
        qc = QuantumCircuit(n, name=label)
        for q, b in enumerate(reversed(label)):
            if b == "1":
                qc.x(q)
        qc.measure_all()
        circuits.append(qc)
    return circuits


def counts_to_vector(counts, n):
    vec = np.zeros(2**n)
    for key, value in counts.items():
        vec[int(key, 2)] = value
    return vec / vec.sum()


def assignment_matrix(backend, n, shots):
    circuits = calibration_circuits(n)
    result = backend.run(circuits, shots=shots).result()
    A = np.zeros((2**n, 2**n))
    for col, qc in enumerate(circuits):
        A[:, col] = counts_to_vector(result.get_counts(qc), n)
    return A


def constrained_inverse(A, p):
    """Nearest physical distribution in the least squares sense."""
    x0 = np.full(len(p), 1 / len(p))
    res = minimize(
        lambda x: np.sum((A @ x - p) ** 2),
        x0,
        method="SLSQP",
        bounds=[(0, 1)] * len(p),
        constraints={"type": "eq", "fun": lambda x: x.sum() - 1},
        tol=1e-9,
    )
    return res.x


backend = AerSimulator(noise_model=make_noise(), seed_simulator=1234)
A = assignment_matrix(backend, N, SHOTS)
print("assignment fidelity:", np.trace(A) / 2**N)
print("condition number:   ", np.linalg.cond(A))

ghz = QuantumCircuit(N)
ghz.h(0)
for i in range(N - 1):
    ghz.cx(i, i + 1)
ghz.measure_all()

raw = counts_to_vector(backend.run(ghz, shots=SHOTS).result().get_counts(), N)
inverted = np.linalg.solve(A, raw)
physical = constrained_inverse(A, raw)

ideal = {"000": 0.5, "111": 0.5}
for name, vec in [("raw", raw), ("inverse", inverted), ("lstsq", physical)]:
    dist = {format(i, f"0{N}b"): max(v, 0) for i, v in enumerate(vec)}
    total = sum(dist.values())
    dist = {k: v / total for k, v in dist.items()}
    print(f"{name:8s} F_H = {hellinger_fidelity(dist, ideal):.5f}   min entry = {vec.min():+.4f}")
