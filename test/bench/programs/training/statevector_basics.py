import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Operator, Statevector, partial_trace, schmidt_decomposition

# Defining state vectors
u = Statevector([1 / np.sqrt(2), 1 / np.sqrt(2)])
v = Statevector([(1 + 2.0j) / 3, -2 / 3])
w = Statevector([1 / 3, 2 / 3])

for name, vector in (("u", u), ("v", v), ("w", w)):
    print(f"{name} is valid: {vector.is_valid()}")

# Measuring
outcome, state = v.measure()
print(f"Measured: {outcome}\nPost-measurement state: {state.data}")
statistics = v.sample_counts(1000)
print(f"Counts: {statistics}")

# Performing operations
X = Operator([[0, 1], [1, 0]])
Y = Operator([[0, -1.0j], [1.0j, 0]])
Z = Operator([[1, 0], [0, -1]])
H = Operator([[1 / np.sqrt(2), 1 / np.sqrt(2)], [1 / np.sqrt(2), -1 / np.sqrt(2)]])
S = Operator([[1, 0], [0, 1.0j]])
T = Operator([[1, 0], [0, (1 + 1.0j) / np.sqrt(2)]])

psi = Statevector([1, 0])
for gate in (H, T, H, S, Y):
    psi = psi.evolve(gate)
print(f"After H, T, H, S, Y: {np.round(psi.data, 4)}")

# The same with a circuit
circuit = QuantumCircuit(1)
circuit.h(0)
circuit.t(0)
circuit.h(0)
circuit.s(0)
circuit.y(0)
assert Statevector.from_int(0, 2).evolve(circuit).equiv(psi)

# Tensor products
zero, one = Statevector.from_label("0"), Statevector.from_label("1")
print(zero.tensor(one).to_dict())

plus = Statevector.from_label("+")
i_state = Statevector([1 / np.sqrt(2), 1j / np.sqrt(2)])
product = plus.tensor(i_state)
CX = Operator([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]])
print(product.evolve(CX))
print((H ^ Operator.from_label("I")).dim)

# Partial measurements of a W state
W = Statevector([0, 1, 1, 0, 1, 0, 0, 0] / np.sqrt(3))
outcome, new_state = W.measure([0])  # measure qubit 0
print(f"Measured: {outcome}, state after measurement: {new_state.to_dict(decimals=3)}")
print(f"Probabilities of qubits 0 and 1: {W.probabilities_dict([0, 1], decimals=3)}")

# Reduced state and Schmidt coefficients
reduced = partial_trace(W, [1, 2])
print(f"Reduced state:\n{np.round(reduced.data, 3)}")
for coefficient, left, right in schmidt_decomposition(W, [0]):
    print(f"{coefficient:.4f}: {left.to_dict(2)} x {right.to_dict(2)}")
