# Maximum likelihood amplitude estimation, Suzuki et al. (arXiv:1904.10246)
import numpy as np
import matplotlib.pyplot as plt
from scipy.optimize import brute
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

n = 3                 # qubits that discretise [0, b_max]
b_max = np.pi / 5
N_shot = 100
schedule = [0, 1, 2, 4, 8, 16]


def P():
    qc = QuantumCircuit(n)
    qc.h(range(n))
    return qc


def R():
    # |x>|0> -> |x>(cos f(x)|0> + sin f(x)|1>)
    qc = QuantumCircuit(n + 1)
    qc.ry(b_max / 2**n, n)
    for i in range(n):
        qc.cry(b_max / 2 ** (n - i - 1), i, n)
    return qc


def A():
    qc = QuantumCircuit(n + 1)
    qc.compose(P(), range(n), inplace=True)
    qc.compose(R(), inplace=True)
    return qc


def Q():
    qc = QuantumCircuit(n + 1)
    qc.z(n)
    qc.compose(A().inverse(), inplace=True)
    qc.x(range(n + 1))
    qc.h(n)
    qc.mcx(list(range(n)), n)
    qc.h(n)
    qc.x(range(n + 1))
    qc.compose(A(), inplace=True)
    return qc


circuits = []
for m in schedule:
    qc = QuantumCircuit(n + 1, 1)
    qc.compose(A(), inplace=True)
    for _ in range(m):
        qc.compose(Q(), inplace=True)
    qc.measure(n, 0)
    circuits.append(qc)

sampler = StatevectorSampler(seed=10)
result = sampler.run(circuits, shots=N_shot).result()
hits = [pub.data.c.get_counts().get("1", 0) for pub in result]
print("hits", hits)


def neg_log_likelihood(theta, upto):
    theta = np.ravel(theta)[0]
    ll = 0
    for m, h in zip(schedule[:upto], hits[:upto]):
        arg = (2 * m + 1) * theta
        ll += 2 * h * np.log(abs(np.sin(arg)) + 1e-12)
        ll += 2 * (N_shot - h) * np.log(abs(np.cos(arg)) + 1e-12)
    return -ll


exact = (b_max / 2 - np.sin(2 * b_max) / 4) / b_max
estimates, calls = [], []
for upto in range(1, len(schedule) + 1):
    theta = brute(neg_log_likelihood, [(1e-4, np.pi / 2 - 1e-4)], args=(upto,), Ns=5000)
    estimates.append(np.sin(theta[0]) ** 2)
    calls.append(N_shot * sum(2 * m + 1 for m in schedule[:upto]))

error = np.abs(np.array(estimates) - exact)
plt.loglog(calls, error, "o-", label="MLAE")
plt.loglog(calls, 1 / np.sqrt(calls), "--", label="classical")
plt.loglog(calls, 1 / np.array(calls), ":", label="Heisenberg")
plt.xlabel("oracle calls")
plt.ylabel("error")
plt.legend()
plt.show()
