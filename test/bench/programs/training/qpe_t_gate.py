import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.circuit.library import QFTGate
from qiskit.primitives import StatevectorSampler
from qiskit.visualization import plot_histogram

pi = np.pi


def qpe(t, theta):
    # t counting qubits + 1 eigenstate qubit
    qc = QuantumCircuit(t + 1, t)
    qc.x(t)
    for q in range(t):
        qc.h(q)
    reps = 1
    for q in range(t):
        for _ in range(reps):
            qc.cp(theta, q, t)
        reps *= 2
    qc.barrier()
    qc.append(QFTGate(t).inverse(), range(t))
    qc.barrier()
    qc.measure(range(t), range(t))
    return qc


# part a) T gate, phase is exactly 1/8
c = qpe(3, pi / 4)
print(c.draw())

sampler = StatevectorSampler()
r = sampler.run([c], shots=1024).result()[0]
counts = r.data.c.get_counts()
print('T gate:', counts)
best = max(counts, key=counts.get)
print('theta =', int(best, 2) / 2**3)

# part b) theta = 1/3 can not be written with 3 bits
fig, ax = plt.subplots(1, 2, figsize=(12, 4))
for i, t in enumerate([3, 5]):
    c = qpe(t, 2 * pi / 3)
    counts = sampler.run([c], shots=4096).result()[0].data.c.get_counts()
    plot_histogram(counts, ax=ax[i], title=f't = {t}')
    best = max(counts, key=counts.get)
    est = int(best, 2) / 2**t
    print(t, 'qubits:', est, 'error', abs(est - 1 / 3))

plt.tight_layout()
plt.savefig('qpe_third.png')
