import numpy as np
from qiskit.circuit.library import real_amplitudes
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp, Statevector


def state(circuit, values):
    return Statevector(circuit.assign_parameters(values)).data


def derivatives(circuit, values, eps=1e-5):
    columns = []
    for i in range(len(values)):
        shift = np.zeros(len(values))
        shift[i] = eps
        plus = state(circuit, values + shift)
        minus = state(circuit, values - shift)
        columns.append((plus - minus) / (2 * eps))
    return np.array(columns)


def metric(circuit, values):
    psi = state(circuit, values)
    d = derivatives(circuit, values)
    gram = np.conj(d) @ d.T
    overlap = np.conj(d) @ psi
    return np.real(gram - np.outer(overlap, np.conj(overlap)))


def gradient(circuit, observable, values, estimator):
    pubs = []
    for i in range(len(values)):
        shift = np.zeros(len(values))
        shift[i] = np.pi / 2
        pubs.append((circuit, observable, values + shift))
        pubs.append((circuit, observable, values - shift))
    result = estimator.run(pubs).result()
    evs = [float(pub_result.data.evs) for pub_result in result]
    return (np.array(evs[0::2]) - np.array(evs[1::2])) / 2


circuit = real_amplitudes(3, reps=2, entanglement="linear")
observable = SparsePauliOp.from_list([("ZZI", 1.0), ("IZZ", 1.0), ("XII", 0.5), ("IIX", 0.5)])
estimator = StatevectorEstimator()

learning_rate = 0.1
regularization = 0.01
values = np.random.default_rng(3).uniform(0, 1, circuit.num_parameters)
for step in range(50):
    g = gradient(circuit, observable, values, estimator)
    f = metric(circuit, values)
    f += regularization * np.eye(len(values))
    values = values - learning_rate * np.linalg.solve(f, g)
    if step % 10 == 0:
        energy = estimator.run([(circuit, observable, values)]).result()[0].data.evs
        print(f"step {step}: {energy:.5f}")

print("exact:", np.linalg.eigvalsh(observable.to_matrix())[0])
