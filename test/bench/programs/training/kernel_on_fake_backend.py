import numpy as np
from sklearn.datasets import make_circles
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVC

from qiskit.circuit.library import unitary_overlap, z_feature_map, pauli_feature_map
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, SamplerV2 as Sampler
from qiskit_ibm_runtime.fake_provider import FakeManilaV2

backend = FakeManilaV2()
pm = generate_preset_pass_manager(optimization_level=3, backend=backend, seed_transpiler=10)

X, y = make_circles(n_samples=24, noise=0.05, factor=0.4, random_state=0)
X_train, y_train = X[:16], y[:16]
X_test, y_test = X[16:], y[16:]

maps = {
    "Z": z_feature_map(2, reps=2),
    "Z+YY": pauli_feature_map(2, reps=1, paulis=["Z", "YY"], entanglement="linear"),
}


def pairs_symmetric(k):
    return [(i, j) for i in range(k) for j in range(i + 1, k)]


def fill(sampler, fmap, left, right, index_pairs, shots=1024):
    """One parametrised overlap circuit, all pairs as a parameter array."""
    overlap = unitary_overlap(fmap, fmap)
    overlap.measure_all()
    isa = pm.run(overlap)
    values = np.array([np.concatenate([left[i], right[j]]) for i, j in index_pairs])
    job = sampler.run([(isa, values)], shots=shots)
    bits = job.result()[0].data.meas
    zeros = "0" * bits.num_bits
    return [bits.get_counts(k).get(zeros, 0) / shots for k in range(len(index_pairs))]


def nearest_psd(K):
    # shot noise makes the matrix indefinite
    w, v = np.linalg.eigh((K + K.T) / 2)
    return (v * np.clip(w, 0, None)) @ v.T


with Batch(backend=backend) as batch:
    sampler = Sampler(mode=batch)
    for name, fmap in maps.items():
        K = np.eye(len(X_train))
        sym = pairs_symmetric(len(X_train))
        for (i, j), k_ij in zip(sym, fill(sampler, fmap, X_train, X_train, sym)):
            K[i, j] = K[j, i] = k_ij
        print(name, "min eigenvalue before clipping:", np.linalg.eigvalsh(K).min().round(4))
        K = nearest_psd(K)

        rect = [(i, j) for i in range(len(X_test)) for j in range(len(X_train))]
        K_test = np.reshape(fill(sampler, fmap, X_test, X_train, rect), (len(X_test), len(X_train)))

        search = GridSearchCV(SVC(kernel="precomputed"), {"C": [0.1, 1, 10, 100]}, cv=3)
        search.fit(K, y_train)
        print(name, search.best_params_, "cv", round(search.best_score_, 3), "test", search.score(K_test, y_test))
