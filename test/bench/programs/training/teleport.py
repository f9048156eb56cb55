from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator
import numpy as np

# one register for everything, two for the measured bits
qr = QuantumRegister(3, name="q")
cz = ClassicalRegister(1, name="cz")
cx = ClassicalRegister(1, name="cx")
out = ClassicalRegister(1, name="out")
circuit = QuantumCircuit(qr, cz, cx, out)

# state to send
circuit.ry(np.pi / 3, 0)
circuit.barrier()

# entangled pair
circuit.h(1)
circuit.cx(1, 2)
circuit.barrier()

# Bell measurement
circuit.cx(0, 1)
circuit.h(0)
circuit.measure(0, cz)
circuit.measure(1, cx)

# corrections
with circuit.if_test((cx, 1)):
    circuit.x(2)
with circuit.if_test((cz, 1)):
    circuit.z(2)

circuit.ry(-np.pi / 3, 2)
circuit.measure(2, out)

backend = AerSimulator()
job = backend.run(circuit, shots=2000)
counts = job.result().get_counts()
print(counts)
