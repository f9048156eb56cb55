from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.datasets import load_breast_cancer
from sklearn.decomposition import PCA
from sklearn.svm import SVC
from sklearn.metrics import accuracy_score
import numpy as np
from qiskit.circuit.library import z_feature_map
from qiskit.quantum_info import Statevector

data = load_breast_cancer()
X, y = data.data[:120], data.target[:120]
X = StandardScaler().fit_transform(X)
pca = PCA(n_components=3)
X = pca.fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=7)

feature_map = z_feature_map(3, reps=2)


def embed(samples):
    vectors = []
    for sample in samples:
        bound = feature_map.assign_parameters(sample)
        vectors.append(Statevector(bound).data)
    return np.array(vectors)


A = embed(X_train)
B = embed(X_test)
K_train = np.abs(A @ A.conj().T) ** 2
K_test = np.abs(B @ A.conj().T) ** 2
clf = SVC(kernel="precomputed", C=1.0)
clf.fit(K_train, y_train)
predictions = clf.predict(K_test)
print("accuracy:", accuracy_score(y_test, predictions))
print("support vectors:", clf.n_support_)
