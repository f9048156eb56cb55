import numpy as np
import matplotlib.pyplot as plt
from qiskit.circuit import QuantumCircuit, Parameter
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

theta = Parameter('θ')
phi = Parameter('φ')

qc = QuantumCircuit(2)
qc.ry(theta, 0)
qc.rz(phi, 0)
qc.cx(0, 1)
qc.draw('mpl')

observables = [SparsePauliOp('ZI'), SparsePauliOp('IZ'), SparsePauliOp('ZZ')]
thetas = np.linspace(0, np.pi, 41)
params = np.array([[t, 0.1] for t in thetas])

estimator = StatevectorEstimator()
job = estimator.run([(qc, [[o] for o in observables], params)])
evs = job.result()[0].data.evs

fig, ax = plt.subplots(figsize=(7, 4))
for row, label in zip(evs, ['ZI', 'IZ', 'ZZ']):
    ax.plot(thetas, row, label=label)
ax.set_xlabel('θ')
ax.set_ylabel('expectation value')
ax.legend()
plt.show()
