import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit, transpile
from qiskit.circuit import Parameter
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime.fake_provider import FakeBrisbane

backend = AerSimulator.from_backend(FakeBrisbane())
num_qubits = 4
shots = 4000

phi = Parameter("phi")
qc = QuantumCircuit(num_qubits)
qc.h(0)
for i in range(num_qubits - 1):
    qc.cx(i, i + 1)
qc.barrier()
for i in range(num_qubits):
    qc.rz(phi, i)
    qc.h(i)
qc.measure_all()

transpiled = transpile(qc, backend, optimization_level=3, seed_transpiler=5)
print("two-qubit gates:", transpiled.num_nonlocal_gates())


def parity(counts):
    total = 0
    for bits, count in counts.items():
        sign = (-1) ** bits.count("1")
        total += sign * count
    return total / sum(counts.values())


phis = np.linspace(0, np.pi, 31)
parities = []
for value in phis:
    bound = transpiled.assign_parameters({phi: value})
    counts = backend.run(bound, shots=shots).result().get_counts()
    parities.append(parity(counts))

# Coherence is the amplitude of the oscillation
parities = np.array(parities)
amplitude = (parities.max() - parities.min()) / 2
print(f"coherence: {amplitude:.3f}")

plt.figure(figsize=(7, 4))
plt.plot(phis, parities, "o-")
plt.axhline(0, color="gray", lw=0.5)
plt.xlabel(r"$\phi$")
plt.ylabel("parity")
plt.title(f"{num_qubits}-qubit GHZ parity oscillation")
plt.tight_layout()
plt.show()
