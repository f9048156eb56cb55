import numpy as np
from scipy.optimize import minimize
from sklearn.datasets import make_moons
from qiskit.circuit.library import z_feature_map, real_amplitudes
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

X, y = make_moons(n_samples=40, noise=0.1, random_state=0)
y = 2 * y - 1
num_features = X.shape[1]

feature_map = z_feature_map(num_features, reps=2)
ansatz = real_amplitudes(num_features, reps=3)
circuit = feature_map.compose(ansatz)
observable = SparsePauliOp("Z" * num_features)
estimator = StatevectorEstimator()


def predict(weights, data):
    parameters = np.array([np.concatenate([x, weights]) for x in data])
    job = estimator.run([(circuit, observable, parameters)])
    return job.result()[0].data.evs


def loss(weights):
    predictions = predict(weights, X)
    value = np.mean((predictions - y) ** 2)
    losses.append(value)
    return value


losses = []
rng = np.random.default_rng(42)
initial = rng.normal(scale=0.1, size=ansatz.num_parameters)
opt = minimize(loss, initial, method="COBYLA", options={"maxiter": 80})
accuracy = np.mean(np.sign(predict(opt.x, X)) == y)
print("loss:", opt.fun)
print("accuracy:", accuracy)
