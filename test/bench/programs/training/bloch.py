import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.quantum_info import Statevector, partial_trace, entropy, DensityMatrix
from qiskit.visualization import plot_bloch_multivector, plot_state_city, plot_state_qsphere

qc = QuantumCircuit(2)
qc.h(0)
qc.t(0)
qc.h(0)
state = Statevector.from_instruction(qc)
plot_bloch_multivector(state)
plt.show()

qc.cx(0, 1)
state = Statevector.from_instruction(qc)
plot_state_qsphere(state)
plt.show()

rho = DensityMatrix(state)
plot_state_city(rho, title="density matrix")
plt.show()

reduced = partial_trace(rho, [1])
print("purity:", reduced.purity().real)
print("entropy:", entropy(reduced, base=2))
