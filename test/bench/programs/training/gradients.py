import numpy as np
from qiskit.circuit.library import real_amplitudes
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

estimator = StatevectorEstimator()
ansatz = real_amplitudes(3, reps=2)
observable = SparsePauliOp(["ZII", "IZI", "IIZ", "XXX"], coeffs=[1, 1, 1, 0.5])


def evaluate(points):
    job = estimator.run([(ansatz, observable, points)])
    return np.array(job.result()[0].data.evs)


def gradient(x):
    shifts = np.eye(len(x)) * np.pi / 2
    plus = evaluate(x + shifts)
    minus = evaluate(x - shifts)
    return (plus - minus) / 2


def adam(x, steps=50, lr=0.1, beta1=0.9, beta2=0.999, eps=1e-8):
    m = np.zeros_like(x)
    v = np.zeros_like(x)
    history = []
    for t in range(1, steps + 1):
        g = gradient(x)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        x = x - lr * m_hat / (np.sqrt(v_hat) + eps)
        value = float(evaluate(x))
        history.append(value)
        if t % 10 == 0:
            print(f"step {t}: {value:.5f}")
    return x, history


x0 = np.random.default_rng(0).normal(size=ansatz.num_parameters)
x, history = adam(x0)
exact = np.linalg.eigvalsh(observable.to_matrix()).min()
print("final:", history[-1], "exact:", exact)
