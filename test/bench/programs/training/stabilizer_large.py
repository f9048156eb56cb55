import sys
import time

import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import StabilizerState, Pauli
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error, pauli_error


def ghz_log_depth(n):
    """GHZ in log depth: every round doubles the entangled block."""
    qc = QuantumCircuit(n)
    qc.h(0)
    size = 1
    while size < n:
        for k in range(min(size, n - size)):
            qc.cx(k, size + k)
        size *= 2
    return qc


def ghz_linear(n):
    qc = QuantumCircuit(n)
    qc.h(0)
    for k in range(n - 1):
        qc.cx(k, k + 1)
    return qc


def ghz_population(counts, n):
    shots = sum(counts.values())
    return (counts.get("0" * n, 0) + counts.get("1" * n, 0)) / shots


def mean_domain_walls(memory):
    bits = np.array([list(s) for s in memory]) == "1"
    return (bits[:, 1:] ^ bits[:, :-1]).sum(axis=1).mean()


def main():
    max_n = int(sys.argv[1]) if len(sys.argv) > 1 else 400

    noise = NoiseModel()
    noise.add_all_qubit_quantum_error(depolarizing_error(1e-3, 2), ["cx"])
    noise.add_all_qubit_quantum_error(pauli_error([("X", 5e-3), ("I", 1 - 5e-3)]), ["measure"])
    sim = AerSimulator(method="stabilizer", noise_model=noise, seed_simulator=55)

    print(f"{'n':>5} {'kind':>8} {'depth':>6} {'P(00..)+P(11..)':>16} {'walls':>8} {'time':>7}")
    n = 25
    while n <= max_n:
        for kind, build in (("linear", ghz_linear), ("log", ghz_log_depth)):
            qc = build(n)
            depth = qc.depth()
            qc.measure_all()
            start = time.perf_counter()
            result = sim.run(qc, shots=2000, memory=True).result()
            took = time.perf_counter() - start
            pop = ghz_population(result.get_counts(), n)
            walls = mean_domain_walls(result.get_memory())
            print(f"{n:5d} {kind:>8} {depth:6d} {pop:16.4f} {walls:8.2f} {took:6.2f}s")
        n *= 2

    # sanity check of the noiseless state
    state = StabilizerState(ghz_log_depth(9))
    assert state.expectation_value(Pauli("X" * 9)) == 1
    assert state.expectation_value(Pauli("IIIIIIIZZ")) == 1


if __name__ == "__main__":
    main()
