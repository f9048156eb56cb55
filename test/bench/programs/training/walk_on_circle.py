"""Coined quantum walk on a cycle with 2**n nodes, compared with the drunkard's walk."""
import argparse

import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit, QuantumRegister
from qiskit.quantum_info import Statevector


def increment(n):
    qc = QuantumCircuit(n, name="+1")
    for target in reversed(range(1, n)):
        qc.mcx(list(range(target)), target)
    qc.x(0)
    return qc


def walk_step(n):
    pos = QuantumRegister(n, "pos")
    coin = QuantumRegister(1, "coin")
    step = QuantumCircuit(pos, coin, name="step")
    step.h(coin)
    plus = increment(n).to_gate()
    step.append(plus.control(1), [*coin, *pos])
    step.x(coin)
    step.append(plus.inverse().control(1), [*coin, *pos])
    step.x(coin)
    return step


def quantum_distribution(n, steps):
    pos = QuantumRegister(n, "pos")
    coin = QuantumRegister(1, "coin")
    qc = QuantumCircuit(pos, coin)
    qc.x(pos[n - 1])     # start half way round
    # balanced coin (|0> + i|1>)/sqrt 2, else the walk drifts to one side
    qc.h(coin)
    qc.s(coin)
    one = walk_step(n)
    for _ in range(steps):
        qc.compose(one, inplace=True)
    return Statevector(qc).probabilities(qargs=list(range(n)))


def classical_distribution(n, steps):
    size = 2**n
    p = np.zeros(size)
    p[size // 2] = 1.0
    for _ in range(steps):
        p = 0.5 * np.roll(p, 1) + 0.5 * np.roll(p, -1)
    return p


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", "--qubits", type=int, default=6)
    parser.add_argument("-s", "--steps", type=int, default=20)
    parser.add_argument("-o", "--output", default="walk.png")
    args = parser.parse_args()

    quantum = quantum_distribution(args.qubits, args.steps)
    classical = classical_distribution(args.qubits, args.steps)
    x = np.arange(2**args.qubits)

    print("std quantum  :", np.sqrt(np.sum(quantum * x**2) - np.sum(quantum * x) ** 2))
    print("std classical:", np.sqrt(np.sum(classical * x**2) - np.sum(classical * x) ** 2))

    plt.plot(x, quantum, "o-", label="quantum")
    plt.plot(x, classical, "--", label="classical")
    plt.xlabel("position")
    plt.ylabel("probability")
    plt.title(f"after {args.steps} steps")
    plt.legend()
    plt.savefig(args.output, dpi=150)


if __name__ == "__main__":
    main()
