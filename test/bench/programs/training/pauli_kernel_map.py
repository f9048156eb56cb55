from functools import reduce

import numpy as np
from qiskit.circuit.library import pauli_feature_map, z_feature_map
from qiskit.quantum_info import Statevector


def self_product(x):
    """Data map used in the Havlicek paper, modified for degree 3."""
    if len(x) == 1:
        return x[0]
    return reduce(lambda m, n: m * n, [np.pi - xi for xi in x])


fmap = pauli_feature_map(
    feature_dimension=3,
    reps=2,
    paulis=["Z", "YY", "ZXZ"],
    entanglement="linear",
    data_map_func=self_product,
    insert_barriers=True,
)
print(fmap.draw())
print("parameters:", [p.name for p in fmap.parameters])

rng = np.random.default_rng(11)
X = rng.uniform(0, 2 * np.pi, size=(6, 3))


def kernel(feature_map, data):
    states = [Statevector(feature_map.assign_parameters(row)) for row in data]
    K = np.zeros((len(data), len(data)))
    for i, s in enumerate(states):
        for j, t in enumerate(states):
            K[i, j] = np.abs(s.inner(t)) ** 2
    return K


K_pauli = kernel(fmap, X)
K_z = kernel(z_feature_map(3, reps=2), X)

np.set_printoptions(precision=3, suppress=True)
print(K_pauli)
print(K_z)
print("smallest eigenvalue", np.linalg.eigvalsh(K_pauli).min())
