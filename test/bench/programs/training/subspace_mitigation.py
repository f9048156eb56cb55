"""Readout mitigation restricted to the observed bitstrings (in the spirit of M3).

The reduced assignment matrix holds only the strings that were seen, within a
Hamming distance of each other. Columns are renormalised.
"""
import numpy as np
from scipy.sparse.linalg import LinearOperator, gmres
from qiskit import QuantumCircuit
from qiskit.result import QuasiDistribution
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError


class SubspaceMitigator:
    def __init__(self, matrices, distance=3):
        self.matrices = [np.asarray(m) for m in matrices]
        self.distance = distance

    def _element(self, row, col):
        # keys are big endian, matrices little endian
        value = 1.0
        for m, r, c in zip(self.matrices, reversed(row), reversed(col)):
            value *= m[int(r), int(c)]
        return value

    def reduced_matrix(self, keys):
        bits = np.array([[int(ch) for ch in k] for k in keys])
        dist = (bits[:, None, :] != bits[None, :, :]).sum(axis=-1)
        A = np.zeros((len(keys), len(keys)))
        for i, j in zip(*np.nonzero(dist <= self.distance)):
            A[i, j] = self._element(keys[i], keys[j])
        return A / A.sum(axis=0, keepdims=True)

    def apply(self, counts, method="direct"):
        keys = list(counts)
        shots = sum(counts.values())
        p = np.array([counts[k] for k in keys]) / shots
        A = self.reduced_matrix(keys)
        if method == "direct":
            x = np.linalg.solve(A, p)
        else:
            precond = LinearOperator(A.shape, matvec=lambda v: v / np.diag(A))
            x, info = gmres(A, p, M=precond)
            if info:
                raise RuntimeError(f"gmres did not converge ({info})")
        return QuasiDistribution({int(k, 2): v for k, v in zip(keys, x)}, shots=shots)


def main():
    n = 10
    rng = np.random.default_rng(4)
    noise = NoiseModel()
    mats = []
    for q in range(n):
        e0, e1 = rng.uniform(0.01, 0.03), rng.uniform(0.03, 0.07)
        noise.add_readout_error(ReadoutError([[1 - e0, e0], [e1, 1 - e1]]), [q])
        mats.append([[1 - e0, e1], [e0, 1 - e1]])

    qc = QuantumCircuit(n)
    qc.h(0)
    for q in range(n - 1):
        qc.cx(q, q + 1)
    qc.measure_all()

    sim = AerSimulator(noise_model=noise, seed_simulator=10)
    counts = sim.run(qc, shots=10_000).result().get_counts()
    print(f"{len(counts)} strings out of {2**n}")

    mitigator = SubspaceMitigator(mats)
    for method in ("direct", "iterative"):
        quasi = mitigator.apply(counts, method)
        probs, dist = quasi.nearest_probability_distribution(return_distance=True)
        print(method)
        print("   quasi   P(0..0) + P(1..1) =", quasi[0] + quasi[2**n - 1])
        print("   nearest P(0..0) + P(1..1) =", probs[0] + probs[2**n - 1], "distance", dist)
    raw = (counts["0" * n] + counts["1" * n]) / 10_000
    print("raw:", raw)


if __name__ == "__main__":
    main()
