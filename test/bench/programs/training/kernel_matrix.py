from concurrent.futures import ThreadPoolExecutor
from itertools import combinations

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.circuit.library import pauli_feature_map, unitary_overlap
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Statevector


def feature_map(dim, reps=1):
    return pauli_feature_map(dim, reps=reps, paulis=['Z', 'ZZ'], entanglement='linear', alpha=1.5)


def trainable_map(dim):
    '''feature map with a trained ry layer before it, returns circuit and both vectors'''
    x = ParameterVector('data', dim)
    w = ParameterVector('w', dim)
    qc = QuantumCircuit(dim)
    for i in range(dim):
        qc.ry(w[i], i)
    fm = feature_map(dim)
    qc.compose(fm.assign_parameters(dict(zip(fm.parameters, x))), inplace=True)
    return qc, x, w


def exact_kernel(X, Y=None, reps=1):
    fm = feature_map(X.shape[1], reps)

    def states(data):
        with ThreadPoolExecutor(4) as pool:
            return np.array(list(pool.map(lambda row: Statevector(fm.assign_parameters(row)).data, data)))

    A = states(X)
    B = A if Y is None else states(Y)
    return np.abs(A.conj() @ B.T)**2


def sampled_kernel(X, shots=1000, reps=1, seed=None):
    # compute-uncompute, one pub with every pair in the parameter array
    m, dim = X.shape
    fm = feature_map(dim, reps)
    overlap = unitary_overlap(fm, fm, prefix1='a', prefix2='b')
    overlap.measure_all()
    pairs = list(combinations(range(m), 2))
    # parameters come sorted by name: a[0..], b[0..]
    values = np.array([np.concatenate([X[i], X[j]]) for i, j in pairs])
    bits = StatevectorSampler(seed=seed).run([(overlap, values)], shots=shots).result()[0].data.meas
    K = np.eye(m)
    zero = '0'*dim
    for k, (i, j) in enumerate(pairs):
        K[i, j] = K[j, i] = bits.get_counts(k).get(zero, 0)/shots
    return K


def nearest_psd(K):
    w, v = np.linalg.eigh((K + K.T)/2)
    return (v*np.clip(w, 0, None)) @ v.T


def alignment(K, y):
    Y = np.outer(y, y)
    return np.sum(K*Y)/(np.linalg.norm(K)*np.linalg.norm(Y))


def main():
    rng = np.random.default_rng(8)
    X = rng.uniform(-1, 1, (12, 2))
    y = np.sign(X[:, 0]*X[:, 1])
    K = exact_kernel(X)
    S = nearest_psd(sampled_kernel(X, shots=4000, seed=8))
    print('max error   ', np.abs(K - S).max())
    print('alignment   ', alignment(K, y), alignment(S, y))

    qc, x, w = trainable_map(2)
    print(qc.num_parameters, [p.name for p in w])
    alphas = np.linalg.solve(K + 1e-3*np.eye(len(K)), y)
    test = rng.uniform(-1, 1, (20, 2))
    pred = np.sign(exact_kernel(test, X) @ alphas)
    print('test accuracy', np.mean(pred == np.sign(test[:, 0]*test[:, 1])))


if __name__ == '__main__':
    main()
