import numpy as np
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister, transpile
from qiskit.circuit.library import QFT, PhaseGate
from qiskit_aer import AerSimulator


def phase_estimation(unitary, precision):
    counting = QuantumRegister(precision, 'count')
    target = QuantumRegister(unitary.num_qubits, 'psi')
    result = ClassicalRegister(precision, 'm')
    qc = QuantumCircuit(counting, target, result)
    qc.x(target)
    qc.h(counting)
    controlled = unitary.control(1)
    repetitions = 1
    for i in range(precision):
        for _ in range(repetitions):
            qc.append(controlled, [counting[i], *target])
        repetitions *= 2
    qc.compose(QFT(precision, inverse=True), counting, inplace=True)
    qc.measure(counting, result)
    return qc


phase = 0.3125
precision = 5
circuit = phase_estimation(PhaseGate(2 * np.pi * phase), precision)
simulator = AerSimulator()
compiled = transpile(circuit, simulator)
counts = simulator.run(compiled, shots=2048).result().get_counts()
best = max(counts, key=counts.get)
print('estimate:', int(best, 2) / 2**precision)
print('exact:', phase)
