import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import SparsePauliOp, Statevector

num_qubits = 5

# build a GHZ circuit
ghz = QuantumCircuit(num_qubits)
ghz.h(0)
for qubit in range(num_qubits - 1):
    ghz.cx(qubit, qubit + 1)

# check the parity of the state
state = Statevector(ghz)
parity = SparsePauliOp("X" * num_qubits)
value = state.expectation_value(parity)
assert np.isclose(value, 1.0)

# the outcomes are all zeros or all ones
probabilities = state.probabilities_dict()
for outcome, probability in probabilities.items():
    print(outcome, round(probability, 3))
