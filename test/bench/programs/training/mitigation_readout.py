import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError

num_qubits = 3
shots = 8192

noise_model = NoiseModel()
error = ReadoutError([[0.97, 0.03], [0.06, 0.94]])
for q in range(num_qubits):
    noise_model.add_readout_error(error, [q])
backend = AerSimulator(noise_model=noise_model)

# calibration circuits for every basis state
labels = [format(i, f"0{num_qubits}b") for i in range(2**num_qubits)]
calibration = []
for label in labels:
    qc = QuantumCircuit(num_qubits)
    for i, bit in enumerate(reversed(label)):
        if bit == "1":
            qc.x(i)
    qc.measure_all()
    calibration.append(qc)

result = backend.run(transpile(calibration, backend), shots=shots).result()
A = np.zeros((len(labels), len(labels)))
for j in range(len(labels)):
    counts = result.get_counts(j)
    for bits, count in counts.items():
        A[int(bits, 2), j] = count / shots

ghz = QuantumCircuit(num_qubits)
ghz.h(0)
ghz.cx(0, 1)
ghz.cx(1, 2)
ghz.measure_all()
counts = backend.run(transpile(ghz, backend), shots=shots).result().get_counts()
raw = np.array([counts.get(label, 0) / shots for label in labels])
mitigated = np.linalg.solve(A, raw)
for label, before, after in zip(labels, raw, mitigated):
    print(label, round(before, 4), round(after, 4))
