import numpy as np
from qiskit.circuit.library import zz_feature_map
from qiskit.quantum_info import Statevector
from qiskit.primitives import StatevectorSampler


def kernel_circuit(feature_map, x, y):
    left = feature_map.assign_parameters(x)
    right = feature_map.assign_parameters(y)
    qc = left.compose(right.inverse())
    qc.measure_all()
    return qc


def kernel_matrix(feature_map, data, shots=1024):
    n = len(data)
    matrix = np.eye(n)
    sampler = StatevectorSampler()
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n)]
    circuits = [kernel_circuit(feature_map, data[i], data[j]) for i, j in pairs]
    results = sampler.run(circuits, shots=shots).result()
    for (i, j), pub in zip(pairs, results):
        counts = pub.data.meas.get_counts()
        zero = "0" * feature_map.num_qubits
        value = counts.get(zero, 0) / shots
        matrix[i, j] = value
        matrix[j, i] = value
    return matrix


rng = np.random.default_rng(0)
data = rng.uniform(0, np.pi, size=(6, 2))
feature_map = zz_feature_map(2, reps=2)
matrix = kernel_matrix(feature_map, data)
print(np.round(matrix, 3))

exact = np.zeros_like(matrix)
states = [Statevector(feature_map.assign_parameters(x)) for x in data]
for i, a in enumerate(states):
    for j, b in enumerate(states):
        exact[i, j] = abs(a.inner(b)) ** 2
print(np.abs(matrix - exact).max())
