import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

# H2 at 0.735 A, STO-3G, parity mapping, two qubits tapered
H2 = SparsePauliOp.from_list([
    ("II", -1.052373245772859),
    ("IZ", 0.39793742484318045),
    ("ZI", -0.39793742484318045),
    ("ZZ", -0.01128010425623538),
    ("XX", 0.18093119978423156),
])
NUCLEAR_REPULSION = 0.7199689944489797


def make_ansatz(layers):
    theta = ParameterVector("t", 4 * layers)
    it = iter(theta)
    qc = QuantumCircuit(2)
    qc.x(0)
    for _ in range(layers):
        for q in (0, 1):
            qc.ry(next(it), q)
            qc.rz(next(it), q)
        qc.cx(0, 1)
    return qc


class SPSA:
    """Spall's gains, gradient estimated from two evaluations per step."""

    def __init__(self, maxiter=150, a=0.4, c=0.1, A=10, seed=None):
        self.maxiter, self.a, self.c, self.A = maxiter, a, c, A
        self.rng = np.random.default_rng(seed)

    def minimize(self, fun, x0, callback=None):
        x = np.array(x0, dtype=float)
        for k in range(self.maxiter):
            ak = self.a / (k + 1 + self.A) ** 0.602
            ck = self.c / (k + 1) ** 0.101
            delta = self.rng.choice([-1, 1], size=x.size)
            plus, minus = fun(np.array([x + ck * delta, x - ck * delta]))
            x -= ak * (plus - minus) / (2 * ck) * delta
            if callback:
                callback(k, x, (plus + minus) / 2)
        return x


ansatz = make_ansatz(2)
estimator = StatevectorEstimator(default_precision=0.01, seed=123)


def energy(points):
    # one PUB, the parameter sets are broadcast against the single observable
    job = estimator.run([(ansatz, H2, points)])
    return job.result()[0].data.evs


history = []
spsa = SPSA(maxiter=200, seed=99)
x0 = np.random.default_rng(1).normal(scale=0.1, size=ansatz.num_parameters)
x_opt = spsa.minimize(energy, x0, callback=lambda k, x, f: history.append(f))

final = float(estimator.run([(ansatz, H2, x_opt)], precision=0.0).result()[0].data.evs)
exact = np.linalg.eigvalsh(H2.to_matrix())[0]
print(f"VQE electronic {final:.6f} Ha, total {final + NUCLEAR_REPULSION:.6f} Ha")
print(f"exact          {exact:.6f} Ha, error {1000 * (final - exact):.2f} mHa")

plt.plot(history, lw=1)
plt.axhline(exact, color="k", ls="--")
plt.xlabel("SPSA iteration")
plt.ylabel("energy (Ha)")
plt.savefig("h2_spsa.pdf")
