import numpy as np
import matplotlib.pyplot as plt
from scipy.optimize import minimize
from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.primitives import StatevectorSampler

numbers = [3, 1, 4, 2, 2]
n = len(numbers)
p = 2

gammas = ParameterVector("γ", p)
betas = ParameterVector("β", p)
qc = QuantumCircuit(n)
qc.h(range(n))
for layer in range(p):
    for i in range(n):
        for j in range(i + 1, n):
            qc.rzz(2 * gammas[layer] * numbers[i] * numbers[j], i, j)
    qc.rx(2 * betas[layer], range(n))
qc.measure_all()

sampler = StatevectorSampler(seed=21)


def difference(bits):
    signs = [1 if b == "0" else -1 for b in bits[::-1]]
    return sum(s * x for s, x in zip(signs, numbers)) ** 2


def objective(x):
    job = sampler.run([(qc, x)], shots=500)
    counts = job.result()[0].data.meas.get_counts()
    total = sum(counts.values())
    return sum(difference(bits) * count for bits, count in counts.items()) / total


x0 = np.full(2 * p, 0.1)
res = minimize(objective, x0, method="COBYLA", options={"maxiter": 60})
final = sampler.run([(qc, res.x)], shots=2000).result()[0].data.meas.get_counts()
best = min(final, key=difference)
print("best split:", best, "difference:", difference(best))

plt.bar(list(final.keys()), list(final.values()))
plt.xticks(rotation=90)
plt.ylabel("counts")
plt.tight_layout()
plt.savefig("partition.png")
