import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit, QuantumRegister
from qiskit.quantum_info import Statevector

M = 6          # position qubits -> 64 sites
STEPS = 20
START = 2 ** (M - 1)


def shift(m):
    """Coin 1: one to the right, coin 0: one to the left."""
    c = QuantumRegister(1, "coin")
    p = QuantumRegister(m, "pos")
    qc = QuantumCircuit(c, p, name="S")
    for i in reversed(range(m)):
        qc.mcx([c[0]] + p[:i], p[i])
    qc.x(c[0])
    for i in range(m):
        qc.mcx([c[0]] + p[:i], p[i])
    qc.x(c[0])
    return qc


def walk(steps, symmetric=True):
    coin = QuantumRegister(1, "coin")
    pos = QuantumRegister(M, "pos")
    qc = QuantumCircuit(coin, pos)
    # start in the middle
    for i in range(M):
        if (START >> i) & 1:
            qc.x(pos[i])
    if symmetric:
        qc.h(coin)
        qc.s(coin)
    s = shift(M).to_gate()
    for _ in range(steps):
        qc.h(coin)
        qc.append(s, [coin[0], *pos])
    return qc


def position_probs(qc):
    sv = Statevector(qc)
    return sv.probabilities(list(range(1, M + 1)))


def classical(steps, n=20000):
    rng = np.random.default_rng(0)
    x = START + rng.choice([-1, 1], size=(n, steps)).sum(axis=1)
    h = np.bincount(x, minlength=2**M) / n
    return h


print(shift(3).draw())

xs = np.arange(2**M) - START
pq = position_probs(walk(STEPS))
pa = position_probs(walk(STEPS, symmetric=False))
pc = classical(STEPS)

even = np.arange(0, 2**M, 2)   # odd sites are empty after an even number of steps
plt.plot(xs[even], pq[even], "o-", label="quantum, symmetric coin")
plt.plot(xs[even], pa[even], "s--", label="quantum, coin |0>")
plt.plot(xs[even], pc[even], "x-", label="classical")
plt.xlabel("position")
plt.ylabel("probability")
plt.legend()
plt.title(f"{STEPS} steps")
plt.show()

for name, p in [("quantum", pq), ("classical", pc)]:
    mean = np.sum(xs * p)
    sigma = np.sqrt(np.sum(xs**2 * p) - mean**2)
    print(name, "sigma =", round(sigma, 3))
