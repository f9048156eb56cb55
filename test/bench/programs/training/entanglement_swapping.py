from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator
from qiskit.visualization import plot_histogram

# Alice and Bob each share a pair with Charlie
alice = QuantumRegister(1, 'alice')
charlie = QuantumRegister(2, 'charlie')
bob = QuantumRegister(1, 'bob')
cx = ClassicalRegister(1, 'cx')
cz = ClassicalRegister(1, 'cz')
out = ClassicalRegister(2, 'out')
circuit = QuantumCircuit(alice, charlie, bob, cx, cz, out)

circuit.h(alice)
circuit.cx(alice, charlie[0])
circuit.h(charlie[1])
circuit.cx(charlie[1], bob)
circuit.barrier()

# Bell measurement
circuit.cx(charlie[0], charlie[1])
circuit.h(charlie[0])
circuit.measure(charlie[0], cz)
circuit.measure(charlie[1], cx)
circuit.barrier()

# Corrections
with circuit.if_test((cx, 1)):
    circuit.x(bob)
with circuit.if_test((cz, 1)):
    circuit.z(bob)
circuit.barrier()

circuit.measure(alice, out[0])
circuit.measure(bob, out[1])
print(circuit.draw())

simulator = AerSimulator()
result = simulator.run(circuit, shots=2000).result()
counts = result.get_counts()
pairs = {}
for key, value in counts.items():
    pair = key.split()[0]
    pairs[pair] = pairs.get(pair, 0) + value
print(pairs)
plot_histogram(pairs)
