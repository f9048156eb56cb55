from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.classical import expr

data = QuantumRegister(3, "data")
ancilla = QuantumRegister(2, "ancilla")
syndrome = ClassicalRegister(2, "syndrome")
readout = ClassicalRegister(3, "readout")
circuit = QuantumCircuit(data, ancilla, syndrome, readout)

# encode one logical qubit
circuit.cx(data[0], data[1])
circuit.cx(data[0], data[2])

# one bit flip happens
circuit.x(data[1])

# measure the syndrome
circuit.cx(data[0], ancilla[0])
circuit.cx(data[1], ancilla[0])
circuit.cx(data[1], ancilla[1])
circuit.cx(data[2], ancilla[1])
circuit.measure(ancilla, syndrome)

# correct the flip
with circuit.switch(syndrome) as case:
    with case(1):
        circuit.x(data[0])
    with case(2):
        circuit.x(data[2])
    with case(3):
        circuit.x(data[1])

# reset the ancillas until they are clean
with circuit.while_loop(expr.not_equal(syndrome, 0)):
    circuit.reset(ancilla)
    circuit.measure(ancilla, syndrome)

circuit.measure(data, readout)
print(circuit.draw())
