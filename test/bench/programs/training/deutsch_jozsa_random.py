"""Deutsch-Jozsa with a randomly chosen oracle."""
import random

import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler


def balanced_oracle(n, seed=None):
    rng = np.random.default_rng(seed)
    flips = rng.integers(0, 2, size=n)
    oracle = QuantumCircuit(n + 1, name="balanced")
    for i, bit in enumerate(flips):
        if bit:
            oracle.x(i)
    for i in range(n):
        oracle.cx(i, n)
    for i, bit in enumerate(flips):
        if bit:
            oracle.x(i)
    return oracle


def constant_oracle(n):
    oracle = QuantumCircuit(n + 1, name="constant")
    if random.random() < 0.5:
        oracle.x(n)
    return oracle


def dj_circuit(oracle):
    n = oracle.num_qubits - 1
    qc = QuantumCircuit(n + 1, n)
    qc.x(n)
    qc.h(range(n + 1))
    qc.barrier()
    qc.compose(oracle, inplace=True)
    qc.barrier()
    qc.h(range(n))
    qc.measure(range(n), range(n))
    return qc


def classify(oracle, shots=100):
    sampler = StatevectorSampler()
    job = sampler.run([dj_circuit(oracle)], shots=shots)
    counts = job.result()[0].data.c.get_counts()
    zero = "0" * (oracle.num_qubits - 1)
    # all-zeros has probability 1 (constant) or 0 (balanced)
    return "constant" if zero in counts else "balanced"


if __name__ == "__main__":
    n = 5
    for trial in range(10):
        if random.random() < 0.5:
            oracle = constant_oracle(n)
        else:
            oracle = balanced_oracle(n, seed=trial)
        answer = classify(oracle)
        ok = "ok" if answer == oracle.name else "WRONG"
        print(f"trial {trial}: oracle is {oracle.name:9s} -> {answer:9s} {ok}")
