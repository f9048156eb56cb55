"""Type at the end: what may come next is shown in grey, and Tab takes it."""

from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

# A Bell pair
qc = QuantumCircuit(2)
qc.h(0)
