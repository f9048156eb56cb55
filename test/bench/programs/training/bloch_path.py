import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Pauli, Statevector
from qiskit.visualization import plot_bloch_vector

paulis = [Pauli("X"), Pauli("Y"), Pauli("Z")]


def bloch_vector(state):
    return [state.expectation_value(pauli).real for pauli in paulis]


def evolve(theta, phi, steps):
    path = []
    for t in np.linspace(0, 1, steps):
        qc = QuantumCircuit(1)
        qc.ry(t * theta, 0)
        qc.rz(t * phi, 0)
        path.append(bloch_vector(Statevector(qc)))
    return np.array(path)


path = evolve(np.pi / 2, 4 * np.pi, 100)

fig = plt.figure(figsize=(6, 6))
ax = fig.add_subplot(projection="3d")
ax.plot(path[:, 0], path[:, 1], path[:, 2], lw=2)
ax.scatter(*path[0], color="green", s=40, label="start")
ax.scatter(*path[-1], color="red", s=40, label="end")
ax.set_xlabel("x")
ax.set_ylabel("y")
ax.set_zlabel("z")
ax.set_xlim(-1, 1)
ax.set_ylim(-1, 1)
ax.set_zlim(-1, 1)
ax.legend()
plt.savefig("bloch.png")
plt.close()

plot_bloch_vector(path[-1], title="final state")
lengths = np.linalg.norm(path, axis=1)
print("purity:", np.mean(lengths))
