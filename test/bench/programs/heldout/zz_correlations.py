from qiskit import QuantumCircuit, transpile
from qiskit.result import marginal_counts
from qiskit_aer import AerSimulator
import matplotlib.pyplot as plt
import numpy as np

N = 10
qc = QuantumCircuit(N)
qc.h(0)
for j in range(1, N):
    qc.cx(j-1, j)
    qc.rx(0.2, j)
qc.measure_all()

backend = AerSimulator(method='matrix_product_state', seed_simulator=99)
tqc = transpile(qc, backend, optimization_level=0)
counts = backend.run(tqc, shots=20000).result().get_counts()

def zz(counts, a, b):
    pair = marginal_counts(counts, [a, b])
    total = sum(pair.values())
    value = 0
    for key, n in pair.items():
        sign = 1 if key[0] == key[1] else -1
        value += sign * n / total
    return value

corr = np.zeros((N, N))
for a in range(N):
    for b in range(a + 1, N):
        corr[a, b] = zz(counts, a, b)
        corr[b, a] = corr[a, b]

plt.imshow(corr, cmap='viridis')
plt.colorbar()
plt.xlabel('qubit')
plt.ylabel('qubit')
plt.title('ZZ correlations')
plt.show()
