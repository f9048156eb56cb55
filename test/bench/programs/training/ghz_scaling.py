"""How the fidelity of GHZ states falls with their size under noise."""
import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error


def ghz(n):
    qc = QuantumCircuit(n)
    qc.h(0)
    for i in range(n - 1):
        qc.cx(i, i + 1)
    qc.measure_all()
    return qc


def noise(p):
    model = NoiseModel()
    model.add_all_qubit_quantum_error(depolarizing_error(p, 1), ["h", "x", "sx"])
    model.add_all_qubit_quantum_error(depolarizing_error(10 * p, 2), ["cx"])
    return model


shots = 4096
sizes = range(2, 9)
fidelities = []
simulator = AerSimulator(noise_model=noise(1e-3))
for n in sizes:
    qc = ghz(n)
    tqc = transpile(qc, simulator)
    counts = simulator.run(tqc, shots=shots).result().get_counts()
    good = counts.get("0" * n, 0) + counts.get("1" * n, 0)
    fidelities.append(good / shots)
    print(n, fidelities[-1])

plt.plot(list(sizes), fidelities, "o-")
plt.xlabel("qubits")
plt.ylabel("population")
plt.title("GHZ under depolarizing noise")
plt.show()
