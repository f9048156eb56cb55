from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator

data = QuantumRegister(3, 'data')
anc = QuantumRegister(2, 'anc')
syndrome = ClassicalRegister(2, 'syndrome')
final = ClassicalRegister(3, 'final')
code = QuantumCircuit(data, anc, syndrome, final)

# encode
code.x(data[0])
code.cx(data[0], data[1])
code.cx(data[0], data[2])
code.barrier()

# error
code.x(data[1])
code.barrier()

# syndrome
code.cx(data[0], anc[0])
code.cx(data[1], anc[0])
code.cx(data[1], anc[1])
code.cx(data[2], anc[1])
code.measure(anc, syndrome)

# correct
with code.switch(syndrome) as case:
    with case(1):
        code.x(data[0])
    with case(2):
        code.x(data[2])
    with case(3):
        code.x(data[1])

code.measure(data, final)
sim = AerSimulator()
counts = sim.run(code, shots=100).result().get_counts()
print(counts)
