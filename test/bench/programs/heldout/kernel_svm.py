from sklearn.svm import SVC
from sklearn.model_selection import train_test_split
from sklearn.datasets import load_iris
from sklearn.preprocessing import MinMaxScaler
import numpy as np
from qiskit.circuit.library import zz_feature_map
from qiskit.quantum_info import Statevector

iris = load_iris()
X = iris.data[:100, :2]
y = iris.target[:100]
scaler = MinMaxScaler((0, np.pi))
X = scaler.fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=1)

fmap = zz_feature_map(2, reps=1, entanglement="linear")


def states(data):
    return np.array([Statevector(fmap.assign_parameters(x)).data for x in data])


train_states = states(X_train)
test_states = states(X_test)
gram_train = np.abs(train_states @ train_states.conj().T) ** 2
gram_test = np.abs(test_states @ train_states.conj().T) ** 2

model = SVC(kernel="precomputed")
model.fit(gram_train, y_train)
print("train score:", model.score(gram_train, y_train))
print("test score:", model.score(gram_test, y_test))
