import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import Statevector, random_unitary
from qiskit.circuit.library import UnitaryGate
from qiskit_aer import AerSimulator

rng = np.random.default_rng(2024)
CYCLES = [3, 6, 12, 24]
SAMPLES = 8
SHOTS = 4000

def xeb_circuit(cycles):
    qc = QuantumCircuit(2)
    for _ in range(cycles):
        for q in (0, 1):
            qc.append(UnitaryGate(random_unitary(2, seed=rng)), [q])
        qc.cz(0, 1)
    return qc

def linear_xeb(ideal, counts):
    dim = len(ideal)
    shots = sum(counts.values())
    mean = sum(ideal[int(b, 2)] * n for b, n in counts.items()) / shots
    return dim * mean - 1

sim = AerSimulator()
for cycles in CYCLES:
    scores = []
    for _ in range(SAMPLES):
        qc = xeb_circuit(cycles)
        ideal = Statevector(qc).probabilities()
        qc.measure_all()
        tqc = transpile(qc, sim)
        counts = sim.run(tqc, shots=SHOTS).result().get_counts()
        scores.append(linear_xeb(ideal, counts))
    print(cycles, np.mean(scores), np.std(scores) / np.sqrt(SAMPLES))
