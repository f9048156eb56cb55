#!/usr/bin/env python3
# Write a directory of benchmark circuits as OpenQASM 2 files.
#
#   bench_gen.py out/ --max-qubits 12 --seed 3
import argparse
import csv
import pathlib

import numpy as np
from qiskit import QuantumCircuit, qasm2, transpile
from qiskit.circuit.library import QFTGate, efficient_su2, quantum_volume
from qiskit.circuit.random import random_circuit

REGISTRY = {}


def benchmark(fn):
    REGISTRY[fn.__name__] = fn
    return fn


@benchmark
def qft(n, rng):
    qc = QuantumCircuit(n)
    qc.append(QFTGate(n), range(n))
    return qc


@benchmark
def qv(n, rng):
    return quantum_volume(n, depth=n, seed=int(rng.integers(2**31)))


@benchmark
def hea(n, rng):
    ansatz = efficient_su2(n, reps=3, entanglement="circular")
    return ansatz.assign_parameters(rng.uniform(-np.pi, np.pi, ansatz.num_parameters))


@benchmark
def random(n, rng):
    return random_circuit(n, depth=2 * n, max_operands=2, seed=int(rng.integers(2**31)))


@benchmark
def dnn_ladder(n, rng):
    qc = QuantumCircuit(n)
    for layer in range(4):
        for q in range(n):
            qc.ry(rng.uniform(0, np.pi), q)
        start = layer % 2
        for q in range(start, n - 1, 2):
            qc.cz(q, q + 1)
    return qc


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("outdir", type=pathlib.Path)
    parser.add_argument("--only", choices=sorted(REGISTRY), action="append")
    parser.add_argument("--min-qubits", type=int, default=3)
    parser.add_argument("--max-qubits", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    a = parser.parse_args()

    a.outdir.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(a.seed)

    with open(a.outdir / "index.csv", "w", newline="") as f:
        writer = csv.writer(f)
        writer.writerow(["file", "family", "qubits", "depth", "cx"])
        for family in a.only or sorted(REGISTRY):
            for n in range(a.min_qubits, a.max_qubits + 1):
                qc = REGISTRY[family](n, rng)
                qc.measure_all()
                flat = transpile(qc, basis_gates=["u", "cx"], optimization_level=1)
                fname = f"{family}_n{n:02d}.qasm"
                qasm2.dump(flat, a.outdir / fname)
                writer.writerow([fname, family, n, flat.depth(), flat.count_ops().get("cx", 0)])
            print(family, "done")


if __name__ == "__main__":
    main()
