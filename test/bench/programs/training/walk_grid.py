import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit, QuantumRegister
from qiskit.circuit.library import XGate
from qiskit.quantum_info import Statevector

K = 4          # qubits per axis, 16 x 16 torus
T = 7

x = QuantumRegister(K, 'x')
y = QuantumRegister(K, 'y')
coin = QuantumRegister(2, 'c')

# Grover diffusion coin, 4 directions
GROVER = 0.5 * np.ones((4, 4)) - np.eye(4)


def increment(qc, axis, ctrl, ctrl_state):
    for i in reversed(range(K)):
        gate = XGate().control(2 + i, ctrl_state=int('1' * i + ctrl_state, 2))
        qc.append(gate, [*ctrl, *axis[:i], axis[i]])


def decrement(qc, axis, ctrl, ctrl_state):
    for i in range(K):
        gate = XGate().control(2 + i, ctrl_state=int('1' * i + ctrl_state, 2))
        qc.append(gate, [*ctrl, *axis[:i], axis[i]])


step = QuantumCircuit(x, y, coin, name='step')
step.unitary(GROVER, coin, label='G')
increment(step, x, coin, '00')
decrement(step, x, coin, '01')
increment(step, y, coin, '10')
decrement(step, y, coin, '11')

start = QuantumCircuit(x, y, coin)
start.x([x[K - 1], y[K - 1]])              # middle of the grid
start.prepare_state(np.array([1, -1, -1, 1]) / 2, coin)

psi = Statevector(start)
fig, axes = plt.subplots(2, 4, figsize=(13, 6.5))
for t, ax in enumerate(axes.flat):
    probs = psi.probabilities(qargs=list(range(2 * K))).reshape(2**K, 2**K)
    ax.imshow(probs, origin='lower', cmap='magma')
    ax.set_title('t = %d' % t)
    ax.axis('off')
    ix, iy = np.indices(probs.shape)
    spread = np.sqrt(np.sum(probs * ((ix - 8)**2 + (iy - 8)**2)))
    print(t, 'sigma =', round(spread, 3))
    psi = psi.evolve(step)

fig.tight_layout()
plt.show()
