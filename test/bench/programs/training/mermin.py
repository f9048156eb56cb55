import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

# GHZ state with a phase
ghz = QuantumCircuit(3)
ghz.h(0)
ghz.cx(0, 1)
ghz.cx(1, 2)
print(ghz.draw())

# The Mermin operator
mermin = SparsePauliOp.from_list([("XXX", 1), ("XYY", -1), ("YXY", -1), ("YYX", -1)])

estimator = StatevectorEstimator()
job = estimator.run([(ghz, mermin)])
result = job.result()[0]
print("Mermin value:", result.data.evs)
print("Classical bound:", 2)

angles = np.linspace(0, 2 * np.pi, 25)
values = []
for angle in angles:
    qc = ghz.copy()
    qc.p(angle, 0)
    job = estimator.run([(qc, mermin)])
    value = job.result()[0].data.evs
    values.append(float(value))
best = int(np.argmax(values))
print(f"maximum {values[best]:.3f} at angle {angles[best]:.3f}")
