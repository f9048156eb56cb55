# Discrete quantum walk on a circle with 2**n places, lecture 19
import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit, QuantumRegister
from qiskit.quantum_info import Statevector

n = 5
N = 2**n


def increment(n):
    """|x> -> |x+1 mod 2^n>"""
    qc = QuantumCircuit(n, name="+1")
    for k in reversed(range(1, n)):
        qc.mcx(list(range(k)), k)
    qc.x(0)
    return qc


def walk_step(coin_angle=np.pi / 2):
    coin = QuantumRegister(1, "coin")
    pos = QuantumRegister(n, "pos")
    qc = QuantumCircuit(coin, pos, name="step")
    qc.ry(coin_angle, coin)
    up = increment(n).to_gate().control(1)
    down = increment(n).inverse().to_gate().control(1, ctrl_state=0)
    qc.append(up, coin[:] + pos[:])
    qc.append(down, coin[:] + pos[:])
    return qc


# test of the increment
for value in range(N):
    moved = Statevector.from_int(value, N).evolve(increment(n))
    assert moved.probabilities().argmax() == (value + 1) % N

start = QuantumCircuit(n + 1)
start.x(n)          # middle place
start.h(0)
start.s(0)          # symmetric coin

state = Statevector(start)
step = walk_step()
history = [state.probabilities(list(range(1, n + 1)))]
for t in range(10):
    state = state.evolve(step)
    history.append(state.probabilities(list(range(1, n + 1))))
history = np.array(history)

places = np.arange(N)
mean = history @ places
sigma = np.sqrt(history @ places**2 - mean**2)
print("sigma:", sigma.round(2))
print("classical:", np.sqrt(np.arange(11)).round(2))

plt.imshow(history, aspect="auto", origin="lower", cmap="viridis")
plt.xlabel("place")
plt.ylabel("step")
plt.colorbar()
plt.tight_layout()
plt.savefig("walk.png")
