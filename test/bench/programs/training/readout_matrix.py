import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.result import marginal_counts
from qiskit.visualization import plot_histogram
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError

shots = 10000
num_qubits = 2

noise_model = NoiseModel()
for qubit, (p01, p10) in enumerate([(0.02, 0.05), (0.03, 0.08)]):
    error = ReadoutError([[1 - p01, p01], [p10, 1 - p10]])
    noise_model.add_readout_error(error, [qubit])
backend = AerSimulator(noise_model=noise_model)


def calibration_circuits(n):
    circuits = []
    for state in range(2**n):
        label = format(state, f"0{n}b")
        qc = QuantumCircuit(n, name=label)
        for i, bit in enumerate(reversed(label)):
            if bit == "1":
                qc.x(i)
        qc.measure_all()
        circuits.append(qc)
    return circuits


def to_vector(counts, n):
    vector = np.zeros(2**n)
    for bitstring, count in counts.items():
        vector[int(bitstring, 2)] = count
    return vector / vector.sum()


circuits = calibration_circuits(num_qubits)
result = backend.run(transpile(circuits, backend), shots=shots).result()
columns = [to_vector(result.get_counts(i), num_qubits) for i in range(len(circuits))]
assignment = np.column_stack(columns)
print(np.round(assignment, 3))

bell = QuantumCircuit(num_qubits)
bell.h(0)
bell.cx(0, 1)
bell.measure_all()
raw_counts = backend.run(transpile(bell, backend), shots=shots).result().get_counts()
raw = to_vector(raw_counts, num_qubits)
mitigated = np.linalg.solve(assignment, raw)
mitigated = np.clip(mitigated, 0, None)
mitigated /= mitigated.sum()

labels = [format(i, f"0{num_qubits}b") for i in range(2**num_qubits)]
raw_dist = dict(zip(labels, raw))
mitigated_dist = dict(zip(labels, mitigated))
plot_histogram([raw_dist, mitigated_dist], legend=["raw", "mitigated"])
print(marginal_counts(raw_counts, indices=[0]))
