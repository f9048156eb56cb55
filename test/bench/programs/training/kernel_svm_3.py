"""Quantum kernel on the two-moons data set."""
import numpy as np
from sklearn.datasets import make_moons
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC

from qiskit.circuit import ParameterVector
from qiskit.circuit.library import pauli_feature_map
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Statevector


def kernel_exact(feature_map, A, B):
    va = np.array([Statevector(feature_map.assign_parameters(a)).data for a in A])
    vb = np.array([Statevector(feature_map.assign_parameters(b)).data for b in B])
    return np.abs(va.conj() @ vb.T) ** 2


def kernel_sampled(feature_map, A, B, shots, seed=None):
    """Probability of the zero string of U(b)^dagger U(a)."""
    n = feature_map.num_parameters
    x, y = ParameterVector("x", n), ParameterVector("y", n)
    overlap = feature_map.assign_parameters(x)
    overlap.compose(feature_map.assign_parameters(y).inverse(), inplace=True)
    overlap.measure_all()

    # parameters of the circuit are sorted by name: x[0], x[1], ..., y[0], ...
    values = np.array([[np.concatenate([a, b]) for b in B] for a in A])
    sampler = StatevectorSampler(default_shots=shots, seed=seed)
    bits = sampler.run([(overlap, values)]).result()[0].data.meas
    return (bits.bitcount() == 0).mean(axis=-1)


def main():
    X, y = make_moons(n_samples=80, noise=0.15, random_state=0)
    X = MinMaxScaler((0, np.pi / 2)).fit_transform(X)
    Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.25, random_state=1)

    for paulis in (["Z"], ["Z", "ZZ"], ["Z", "YY"], ["X", "ZY"]):
        fmap = pauli_feature_map(2, reps=2, paulis=paulis)
        svc = SVC(kernel="precomputed", C=10)
        svc.fit(kernel_exact(fmap, Xtr, Xtr), ytr)
        acc = svc.score(kernel_exact(fmap, Xte, Xtr), yte)
        print(f"{'+'.join(paulis):<8} exact   test accuracy {acc:.3f}")

    # finite statistics
    fmap = pauli_feature_map(2, reps=2, paulis=["Z", "ZZ"])
    for shots in (16, 128, 1024):
        Ktr = kernel_sampled(fmap, Xtr, Xtr, shots, seed=shots)
        Ktr = (Ktr + Ktr.T) / 2
        np.fill_diagonal(Ktr, 1.0)
        Kte = kernel_sampled(fmap, Xte, Xtr, shots, seed=shots + 1)
        svc = SVC(kernel="precomputed", C=10).fit(Ktr, ytr)
        print(f"Z+ZZ     {shots:5d} shots   test accuracy {svc.score(Kte, yte):.3f}")


if __name__ == "__main__":
    main()
