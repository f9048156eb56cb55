# proof of concept: quantum kernel SVM on credit card transactions
# data: kaggle "creditcard.csv" (not in the repo, 150 MB)
import os
import numpy as np
import pandas as pd
from sklearn.svm import SVC
from sklearn.decomposition import PCA
from sklearn.preprocessing import MinMaxScaler
from sklearn.metrics import classification_report, average_precision_score
from sklearn.model_selection import train_test_split

from qiskit.circuit.library import zz_feature_map
from qiskit.quantum_info import Statevector

N_FEATURES = 4
N_SAMPLES  = 400
SEED       = 1234
CSV        = os.environ.get("CREDITCARD_CSV", "creditcard.csv")

df = pd.read_csv(CSV)
fraud = df[df.Class == 1].sample(N_SAMPLES // 4, random_state=SEED)
legit = df[df.Class == 0].sample(N_SAMPLES - len(fraud), random_state=SEED)
df = pd.concat([fraud, legit])

X = df.drop(columns=["Class", "Time"]).to_numpy()
y = df["Class"].to_numpy()
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=SEED)

pca = PCA(n_components=N_FEATURES).fit(X_train)
scaler = MinMaxScaler((0, np.pi / 2)).fit(pca.transform(X_train))
A = scaler.transform(pca.transform(X_train))
B = scaler.transform(pca.transform(X_test))

fmap = zz_feature_map(feature_dimension=N_FEATURES, reps=2, entanglement="linear")
print(fmap.draw())


def states(data):
    """One statevector per row, stacked."""
    return np.array([Statevector(fmap.assign_parameters(row)).data for row in data])


psi_train, psi_test = states(A), states(B)
K_train = np.abs(psi_train @ psi_train.conj().T) ** 2
K_test  = np.abs(psi_test @ psi_train.conj().T) ** 2

quantum = SVC(kernel="precomputed", class_weight="balanced", probability=True).fit(K_train, y_train)
classic = SVC(kernel="rbf", class_weight="balanced", probability=True).fit(A, y_train)

print("=== quantum kernel ===")
print(classification_report(y_test, quantum.predict(K_test), digits=3))
print("=== RBF ===")
print(classification_report(y_test, classic.predict(B), digits=3))

ap_q = average_precision_score(y_test, quantum.predict_proba(K_test)[:, 1])
ap_c = average_precision_score(y_test, classic.predict_proba(B)[:, 1])
print("average precision: quantum %.3f / rbf %.3f" % (ap_q, ap_c))
