import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.quantum_info import DensityMatrix, Kraus, Operator, SuperOp, entropy, purity

gamma = 0.1
omega = 1.0
dt = 0.05
steps = 200


def amplitude_damping(p):
    k0 = np.array([[1, 0], [0, np.sqrt(1 - p)]])
    k1 = np.array([[0, np.sqrt(p)], [0, 0]])
    return Kraus([k0, k1])


def rotation(angle):
    qc = QuantumCircuit(1)
    qc.rx(angle, 0)
    return Operator(qc)


channel = amplitude_damping(1 - np.exp(-gamma * dt))
step = rotation(omega * dt)
rho = DensityMatrix.from_label("0")
populations = []
purities = []
entropies = []
for _ in range(steps):
    rho = rho.evolve(step).evolve(channel)
    populations.append(rho.probabilities()[1])
    purities.append(np.real(rho.purity()))
    entropies.append(entropy(rho))

times = dt * np.arange(1, steps + 1)
fig, axes = plt.subplots(3, 1, sharex=True, figsize=(7, 8))
axes[0].plot(times, populations)
axes[0].set_ylabel("excited population")
axes[1].plot(times, purities)
axes[1].set_ylabel("purity")
axes[2].plot(times, entropies)
axes[2].set_ylabel("entropy")
axes[2].set_xlabel("time")
for ax in axes:
    ax.grid(True)
plt.tight_layout()
plt.savefig("lindblad.png", dpi=150)
print("final state:")
print(np.round(rho.data, 4))
superop = SuperOp(channel)
print("trace preserving:", superop.is_tp())
