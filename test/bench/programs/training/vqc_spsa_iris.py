import numpy as np
import matplotlib.pyplot as plt
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from qiskit import QuantumCircuit
from qiskit.circuit.library import real_amplitudes, z_feature_map
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

rng = np.random.default_rng(1234)

# binary problem: versicolor vs. virginica
iris = load_iris()
mask = iris.target != 0
X = StandardScaler().fit_transform(iris.data[mask])
y = np.where(iris.target[mask] == 1, -1, 1)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.25, random_state=3)

num_qubits = X.shape[1]
feature_map = z_feature_map(num_qubits, reps=1)
ansatz = real_amplitudes(num_qubits, reps=2, entanglement="circular")
model = QuantumCircuit(num_qubits)
model.compose(feature_map, inplace=True)
model.compose(ansatz, inplace=True)

observable = SparsePauliOp("ZZZZ")
estimator = StatevectorEstimator(seed=1)

# the circuit sorts its parameters by name, so look up where each block went
order = list(model.parameters)
x_idx = [order.index(p) for p in feature_map.parameters]
w_idx = [order.index(p) for p in ansatz.parameters]


def predict_raw(weights, data):
    values = np.empty((len(data), len(order)))
    values[:, x_idx] = data
    values[:, w_idx] = weights
    return estimator.run([(model, observable, values)]).result()[0].data.evs


def loss(weights, data, labels):
    return np.mean((predict_raw(weights, data) - labels) ** 2)


def spsa(fun, x0, maxiter=150, a=0.3, c=0.15, alpha=0.602, gamma=0.101, callback=None):
    x = np.array(x0, dtype=float)
    for k in range(maxiter):
        ak = a / (k + 1 + 0.1 * maxiter) ** alpha * (0.1 * maxiter + 1) ** alpha
        ck = c / (k + 1) ** gamma
        delta = rng.choice([-1, 1], size=x.size)
        plus, minus = fun(x + ck * delta), fun(x - ck * delta)
        x = x - ak * (plus - minus) / (2 * ck) * delta
        if callback is not None:
            callback(k, x, 0.5 * (plus + minus))
    return x


history = []


def log(k, x, value):
    history.append(value)
    if k % 25 == 0:
        print(f"iter {k:4d}  loss {value:.4f}")


batch = 30
def minibatch_loss(w):
    idx = rng.choice(len(X_tr), size=batch, replace=False)
    return loss(w, X_tr[idx], y_tr[idx])


w0 = rng.uniform(-np.pi, np.pi, size=ansatz.num_parameters)
w_opt = spsa(minibatch_loss, w0, callback=log)

for name, data, labels in (("train", X_tr, y_tr), ("test", X_te, y_te)):
    acc = np.mean(np.sign(predict_raw(w_opt, data)) == labels)
    print(f"{name} accuracy: {acc:.3f}")

plt.plot(history, lw=1)
plt.xlabel("iteration")
plt.ylabel("mse (minibatch)")
plt.tight_layout()
plt.savefig("vqc_iris_loss.png", dpi=150)
