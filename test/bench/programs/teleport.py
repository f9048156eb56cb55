from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import Parameter
from qiskit_aer import AerSimulator

theta = Parameter("theta")
qubits = QuantumRegister(3, "q")
alice = ClassicalRegister(2, "alice")
bob = ClassicalRegister(1, "bob")
circuit = QuantumCircuit(qubits, alice, bob)

# prepare the message
circuit.ry(theta, qubits[0])
circuit.barrier()

# share an entangled pair
circuit.h(qubits[1])
circuit.cx(qubits[1], qubits[2])
circuit.barrier()

# measure on the side of the sender
circuit.cx(qubits[0], qubits[1])
circuit.h(qubits[0])
circuit.measure(qubits[0], alice[0])
circuit.measure(qubits[1], alice[1])

# correct on the side of the receiver
with circuit.if_test((alice[1], 1)):
    circuit.x(qubits[2])
with circuit.if_test((alice[0], 1)):
    circuit.z(qubits[2])
circuit.ry(-theta, qubits[2])
circuit.measure(qubits[2], bob[0])

bound = circuit.assign_parameters({theta: 0.7})
simulator = AerSimulator()
result = simulator.run(bound, shots=1000).result()
print(result.get_counts())
