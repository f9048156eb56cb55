from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister, transpile
from qiskit_aer import AerSimulator
import numpy as np

def swap_test(angle_a, angle_b):
    anc = QuantumRegister(1, "anc")
    a = QuantumRegister(1, "a")
    b = QuantumRegister(1, "b")
    c = ClassicalRegister(1, "c")
    qc = QuantumCircuit(anc, a, b, c)
    qc.ry(angle_a, a)
    qc.ry(angle_b, b)
    qc.h(anc)
    qc.cswap(anc[0], a[0], b[0])
    qc.h(anc)
    qc.measure(anc, c)
    return qc

backend = AerSimulator()
shots = 10000
for delta in np.linspace(0, np.pi, 7):
    circuit = swap_test(0.3, 0.3 + delta)
    compiled = transpile(circuit, backend)
    counts = backend.run(compiled, shots=shots).result().get_counts()
    p0 = counts.get("0", 0) / shots
    overlap = max(0, 2 * p0 - 1)
    expected = np.cos(delta / 2) ** 2
    print(f"{delta:.2f}: measured {overlap:.3f}, expected {expected:.3f}")
