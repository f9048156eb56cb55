import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import PhaseGate, QFTGate
from qiskit_aer import AerSimulator


def phase_estimation(phase: float, num_counting: int) -> QuantumCircuit:
    """Estimates the phase of a phase gate to `num_counting` bits."""
    circuit = QuantumCircuit(num_counting + 1, num_counting)
    target = num_counting
    circuit.x(target)
    circuit.h(range(num_counting))
    for control in range(num_counting):
        power = 2**control
        gate = PhaseGate(2 * np.pi * phase * power).control(1)
        circuit.append(gate, [control, target])
    circuit.append(QFTGate(num_counting).inverse(), range(num_counting))
    circuit.measure(range(num_counting), range(num_counting))
    return circuit


num_counting = 6
circuit = phase_estimation(0.328125, num_counting)
simulator = AerSimulator()
compiled = transpile(circuit, simulator)
counts = simulator.run(compiled, shots=2048).result().get_counts()

best = max(counts, key=counts.get)
estimate = int(best, 2) / 2**num_counting
print("measured:", best)
print("estimate:", estimate)
