"""Discrete quantum walk on a cycle of 2**n nodes with a coin qubit."""
import matplotlib.pyplot as plt
import numpy as np
from qiskit.circuit import QuantumCircuit, QuantumRegister
from qiskit.quantum_info import Statevector


def increment(n):
    qc = QuantumCircuit(n, name="+1")
    for k in reversed(range(1, n)):
        qc.mcx(list(range(k)), k)
    qc.x(0)
    return qc


def decrement(n):
    inv = increment(n).inverse()
    inv.name = "-1"
    return inv


def walk_step(n):
    node = QuantumRegister(n, "node")
    coin = QuantumRegister(1, "coin")
    step = QuantumCircuit(node, coin, name="step")
    step.h(coin)
    right = increment(n).to_gate().control(1)
    left = decrement(n).to_gate().control(1, ctrl_state=0)
    step.append(right, [coin[0], *node])
    step.append(left, [coin[0], *node])
    return step


def classical_walk(size, steps):
    p = np.zeros(size)
    p[size // 2] = 1
    for _ in range(steps):
        p = (np.roll(p, 1) + np.roll(p, -1)) / 2
    return p


def main(n=6, steps=24):
    size = 2**n
    # start in the middle, coin in (|0> + i|1>)/sqrt2 to get a symmetric walk
    start = QuantumCircuit(n + 1)
    start.x(n - 1)
    start.h(n)
    start.s(n)

    psi = Statevector(start)
    step = walk_step(n)
    spread = []
    positions = np.arange(size) - size // 2
    for t in range(1, steps + 1):
        psi = psi.evolve(step)
        prob = psi.probabilities(list(range(n)))
        sigma = np.sqrt(prob @ positions**2 - (prob @ positions) ** 2)
        spread.append(sigma)
        if t % 4 == 0:
            print(f"t = {t:2d}   sigma quantum {sigma:6.3f}   classical {np.sqrt(t):6.3f}")

    fig, ax = plt.subplots()
    even = positions % 2 == steps % 2      # the other sites are empty
    ax.plot(positions[even], prob[even], label="quantum")
    ax.plot(positions[even], classical_walk(size, steps)[even], "--", label="classical")
    ax.set_xlabel("position")
    ax.set_ylabel("probability")
    ax.legend()
    fig.savefig("walk.svg")
    return np.polyfit(np.arange(1, steps + 1), spread, 1)[0]


if __name__ == "__main__":
    print("spreading velocity", main())
