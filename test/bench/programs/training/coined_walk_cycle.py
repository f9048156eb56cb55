"""Discrete-time coined quantum walk on a cycle of 2^n nodes."""
import argparse

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

from qiskit import QuantumCircuit, QuantumRegister
from qiskit.quantum_info import Statevector


def increment(n):
    qc = QuantumCircuit(n, name="+1")
    for k in reversed(range(1, n)):
        qc.mcx(list(range(k)), k)
    qc.x(0)
    return qc


def walk_step(n, coin="hadamard"):
    pos = QuantumRegister(n, "pos")
    c = QuantumRegister(1, "coin")
    qc = QuantumCircuit(pos, c, name="step")
    if coin == "hadamard":
        qc.h(c)
    elif coin == "balanced":
        qc.rx(np.pi / 2, c)
    else:
        raise ValueError(f"unknown coin {coin!r}")
    inc = increment(n).to_gate()
    qc.append(inc.control(1), [c[0], *pos])
    qc.append(inc.inverse().control(1, ctrl_state=0), [c[0], *pos])
    return qc


def quantum_distribution(n, steps, coin):
    qc = QuantumCircuit(n + 1)
    qc.x(n - 1)  # start half way round
    qc.h(n)
    qc.s(n)  # symmetric initial coin
    step = walk_step(n, coin)
    for _ in range(steps):
        qc.compose(step, inplace=True)
    return Statevector(qc).probabilities(list(range(n)))


def classical_distribution(n, steps):
    size = 2**n
    p = np.zeros(size)
    p[size // 2] = 1.0
    for _ in range(steps):
        p = 0.5 * (np.roll(p, 1) + np.roll(p, -1))
    return p


def spread(p):
    x = np.arange(len(p)) - len(p) // 2
    return np.sqrt(p @ x**2 - (p @ x) ** 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=6, help="position qubits")
    parser.add_argument("-t", "--steps", type=int, default=24)
    parser.add_argument("--coin", choices=["hadamard", "balanced"], default="hadamard")
    args = parser.parse_args()

    rows = []
    for t in range(0, args.steps + 1, 4):
        rows.append(
            {
                "t": t,
                "quantum": spread(quantum_distribution(args.n, t, args.coin)),
                "classical": spread(classical_distribution(args.n, t)),
            }
        )
    print(pd.DataFrame(rows).set_index("t").round(3))

    x = np.arange(2**args.n) - 2 ** (args.n - 1)
    plt.bar(x, quantum_distribution(args.n, args.steps, args.coin), label="quantum", alpha=0.7)
    plt.plot(x, classical_distribution(args.n, args.steps), "k--", label="classical")
    plt.xlabel("position")
    plt.ylabel("probability")
    plt.legend()
    plt.savefig("walk.png", dpi=200)


if __name__ == "__main__":
    main()
