import numpy as np


class SPSA:
    def __init__(self, maxiter=100, a=0.2, c=0.1, seed=None):
        self.maxiter = maxiter
        self.a = a
        self.c = c
        self.rng = np.random.default_rng(seed)

    def minimize(self, fun, x0, callback=None):
        x = np.array(x0, dtype=float)
        for k in range(1, self.maxiter + 1):
            ak = self.a / k ** 0.602
            ck = self.c / k ** 0.101
            delta = self.rng.choice([-1, 1], size=x.shape)
            plus = fun(x + ck * delta)
            minus = fun(x - ck * delta)
            gradient = (plus - minus) / (2 * ck) * delta
            x = x - ak * gradient
            if callback is not None:
                callback(k, x, min(plus, minus))
        return x


from qiskit.circuit.library import real_amplitudes
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

ansatz = real_amplitudes(3, reps=1)
operator = SparsePauliOp(["ZZI", "IZZ", "XII"], [1.0, 1.0, 0.4])
estimator = StatevectorEstimator()
history = []


def energy(x):
    pub = (ansatz, operator, x)
    return float(estimator.run([pub]).result()[0].data.evs)


def callback(step, x, value):
    history.append(value)
    if step % 20 == 0:
        print(step, value)


spsa = SPSA(maxiter=120, seed=3)
x0 = np.zeros(ansatz.num_parameters)
best = spsa.minimize(energy, x0, callback)
print("final energy", energy(best))
