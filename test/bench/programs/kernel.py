import numpy as np
from qiskit.circuit.library import zz_feature_map
from qiskit.primitives import StatevectorSampler
from sklearn.datasets import make_moons
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

features, labels = make_moons(n_samples=40, noise=0.1, random_state=3)
train_x, test_x, train_y, test_y = train_test_split(features, labels, test_size=0.25, random_state=3)

feature_map = zz_feature_map(feature_dimension=2, reps=2)
sampler = StatevectorSampler(seed=3)
shots = 1024


def overlap(first: np.ndarray, second: np.ndarray) -> float:
    """The probability that one state is measured as the other."""
    circuit = feature_map.assign_parameters(first)
    inverse = feature_map.assign_parameters(second).inverse()
    circuit = circuit.compose(inverse)
    circuit.measure_all()
    counts = sampler.run([circuit], shots=shots).result()[0].data.meas.get_counts()
    return counts.get("00", 0) / shots


def kernel_matrix(rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    matrix = np.zeros((len(rows), len(columns)))
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            matrix[i, j] = overlap(row, column)
    return matrix


classifier = SVC(kernel="precomputed")
classifier.fit(kernel_matrix(train_x, train_x), train_y)
score = classifier.score(kernel_matrix(test_x, train_x), test_y)
print(f"accuracy: {score:.2f}")
