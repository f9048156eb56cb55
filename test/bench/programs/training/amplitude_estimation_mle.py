"""Amplitude estimation without phase estimation (maximum likelihood)."""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

TRUE_P = 0.17
SHOTS = 200
POWERS = [0, 1, 2, 4, 8]


def state_preparation(p):
    qc = QuantumCircuit(1, name="A")
    qc.ry(2 * np.arcsin(np.sqrt(p)), 0)
    return qc


def grover_iterate(prep):
    """Q = A S0 A^-1 S_good; the good state is |1>."""
    qc = QuantumCircuit(1, name="Q")
    qc.z(0)
    qc.compose(prep.inverse(), inplace=True)
    qc.x(0)
    qc.z(0)
    qc.x(0)
    qc.compose(prep, inplace=True)
    return qc


def circuits(prep):
    q = grover_iterate(prep)
    for m in POWERS:
        qc = prep.copy()
        for _ in range(m):
            qc.compose(q, inplace=True)
        qc.measure_all()
        yield qc


def log_likelihood(theta, hits):
    total = np.zeros_like(theta)
    for m, h in zip(POWERS, hits):
        p = np.sin((2 * m + 1) * theta) ** 2
        p = np.clip(p, 1e-12, 1 - 1e-12)
        total += h * np.log(p) + (SHOTS - h) * np.log(1 - p)
    return total


def main():
    prep = state_preparation(TRUE_P)
    sampler = StatevectorSampler(seed=2025)
    result = sampler.run(list(circuits(prep)), shots=SHOTS).result()
    hits = [pub.data.meas.get_counts().get("1", 0) for pub in result]
    print("hits:", dict(zip(POWERS, hits)))

    grid = np.linspace(0, np.pi / 2, 100_001)
    best = grid[np.argmax(log_likelihood(grid, hits))]
    estimate = np.sin(best) ** 2

    queries = sum(SHOTS * (2 * m + 1) for m in POWERS)
    classical = np.sqrt(TRUE_P * (1 - TRUE_P) / queries)
    print(f"estimate {estimate:.5f}  true {TRUE_P}  error {abs(estimate - TRUE_P):.5f}")
    print(f"plain sampling with {queries} queries: sigma = {classical:.5f}")
    assert abs(estimate - TRUE_P) < 0.02


if __name__ == "__main__":
    main()
