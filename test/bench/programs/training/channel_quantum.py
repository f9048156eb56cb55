import numpy as np
from qiskit.quantum_info import (
    Choi,
    DensityMatrix,
    Kraus,
    Operator,
    SuperOp,
    average_gate_fidelity,
    process_fidelity,
)
from qiskit.circuit.library import XGate, HGate

p = 0.1
k0 = np.sqrt(1 - p) * np.eye(2)
k1 = np.sqrt(p) * np.array([[0, 1], [1, 0]])
bit_flip = Kraus([k0, k1])
print(bit_flip.is_cptp())

channel = SuperOp(bit_flip)
choi = Choi(bit_flip)
print(choi.data.shape)

rho = DensityMatrix.from_label("0")
evolved = rho.evolve(channel)
print(evolved.data)
print(evolved.purity())

ideal = Operator(HGate())
noisy = SuperOp(ideal).compose(channel)
print("process fidelity", process_fidelity(noisy, ideal))
print("gate fidelity", average_gate_fidelity(noisy, ideal))
