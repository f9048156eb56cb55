"""Logical error rate of the 3-qubit bit flip code vs. physical error rate."""
import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, pauli_error

SHOTS = 5000


def bitflip_code(logical=0):
    qc = QuantumCircuit(5, 3)
    if logical == 1:
        qc.x(0)
    # encode
    qc.cx(0, 1)
    qc.cx(0, 2)
    qc.barrier()
    # here the channel acts (only on id gates!)
    qc.id([0, 1, 2])
    qc.barrier()
    # syndrome
    qc.cx(0, 3)
    qc.cx(1, 3)
    qc.cx(1, 4)
    qc.cx(2, 4)
    qc.measure([3, 4], [0, 1])
    qc.barrier()
    # correction
    qc.ccx(3, 4, 1)      # 11 -> qubit 1
    qc.x(4)
    qc.ccx(3, 4, 0)      # 01 -> qubit 0
    qc.x(4)
    qc.x(3)
    qc.ccx(3, 4, 2)      # 10 -> qubit 2
    qc.x(3)
    # decode
    qc.cx(0, 2)
    qc.cx(0, 1)
    qc.measure(0, 2)
    return qc


def bare(logical=0):
    qc = QuantumCircuit(1, 1)
    if logical == 1:
        qc.x(0)
    qc.id(0)
    qc.measure(0, 0)
    return qc


def noise(p):
    nm = NoiseModel()
    nm.add_all_qubit_quantum_error(pauli_error([("X", p), ("I", 1 - p)]), ["id"])
    return nm


print(bitflip_code().draw())

ps = np.linspace(0, 0.5, 11)
logical_rate = []
bare_rate = []
for p in ps:
    sim = AerSimulator(noise_model=noise(p))
    # no transpile here, otherwise the id gates would be removed
    counts = sim.run(bitflip_code(), shots=SHOTS).result().get_counts()
    errors = sum(c for bits, c in counts.items() if bits[0] == "1")
    logical_rate.append(errors / SHOTS)

    counts = sim.run(bare(), shots=SHOTS).result().get_counts()
    bare_rate.append(counts.get("1", 0) / SHOTS)
    print(f"p={p:.2f}  bare={bare_rate[-1]:.4f}  encoded={logical_rate[-1]:.4f}")

plt.plot(ps, bare_rate, "o", label="bare qubit")
plt.plot(ps, logical_rate, "s", label="3 qubit code")
plt.plot(ps, 3 * ps**2 - 2 * ps**3, "k-", lw=1, label=r"$3p^2-2p^3$")
plt.xlabel("p")
plt.ylabel("logical error rate")
plt.legend()
plt.grid(alpha=0.3)
plt.show()
