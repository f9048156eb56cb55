import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter, ParameterVector
from qiskit.primitives import StatevectorSampler

n_points = 40
phase = Parameter('φ')

qc = QuantumCircuit(1, 1)
qc.h(0)
qc.p(phase, 0)
qc.h(0)
qc.measure(0, 0)
qc.draw('mpl')

phases = np.linspace(0, 4*np.pi, n_points)
sampler = StatevectorSampler()
pub = (qc, phases.reshape(-1, 1))
job = sampler.run([pub], shots=500)
data = job.result()[0].data
bits = data.c
probabilities = []
for i in range(n_points):
    counts = bits.get_counts(i)
    probabilities.append(counts.get('0', 0)/500)

plt.figure()
plt.plot(phases, probabilities, 'o', label='sampled')
plt.plot(phases, np.cos(phases/2)**2, '--', label='theory')
plt.xlabel('phase')
plt.ylabel('P(0)')
plt.legend(loc='best')
plt.show()
