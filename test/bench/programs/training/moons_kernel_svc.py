"""Fidelity kernel on two moons, fed to sklearn as a precomputed kernel."""
import numpy as np
import pandas as pd
from sklearn.datasets import make_moons
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC

from qiskit.circuit.library import zz_feature_map
from qiskit.quantum_info import Statevector

SEED = 7

X, y = make_moons(n_samples=120, noise=0.15, random_state=SEED)
X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.3, stratify=y, random_state=SEED
)
scaler = MinMaxScaler((0, np.pi))
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)


def states(feature_map, data):
    """Rows are the statevectors of the encoded samples."""
    return np.array([Statevector(feature_map.assign_parameters(row)).data for row in data])


def kernel_matrix(a, b):
    return np.abs(a @ b.conj().T) ** 2


rows = []
for reps in (1, 2, 3):
    for entanglement in ("linear", "full"):
        fm = zz_feature_map(feature_dimension=2, reps=reps, entanglement=entanglement)
        psi_train = states(fm, X_train)
        psi_test = states(fm, X_test)
        K_train = kernel_matrix(psi_train, psi_train)
        K_test = kernel_matrix(psi_test, psi_train)

        for C in (0.1, 1.0, 10.0):
            svc = SVC(kernel="precomputed", C=C)
            svc.fit(K_train, y_train)
            rows.append(
                {
                    "reps": reps,
                    "entanglement": entanglement,
                    "C": C,
                    "n_sv": int(svc.n_support_.sum()),
                    "train": accuracy_score(y_train, svc.predict(K_train)),
                    "test": accuracy_score(y_test, svc.predict(K_test)),
                }
            )

df = pd.DataFrame(rows).sort_values("test", ascending=False)
print(df.to_string(index=False))

# classical reference
rbf = SVC(kernel="rbf", gamma="scale").fit(X_train, y_train)
print("rbf test accuracy:", rbf.score(X_test, y_test))
