from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.circuit.classical import expr
from qiskit_aer import AerSimulator

q = QuantumRegister(2, "q")
c = ClassicalRegister(2, "c")
qc = QuantumCircuit(q, c)

# repeat until success
qc.h(q[0])
qc.measure(q[0], c[0])
with qc.while_loop((c[0], 0)):
    qc.reset(q[0])
    qc.h(q[0])
    qc.measure(q[0], c[0])

# feed forward with an else branch
qc.h(q[1])
qc.measure(q[1], c[1])
with qc.if_test((c[1], 1)) as else_:
    qc.x(q[0])
with else_:
    qc.h(q[0])

# classical expression on two bits
with qc.if_test(expr.bit_and(c[0], c[1])):
    qc.z(q[0])

for _ in range(3):
    with qc.for_loop(range(2)) as i:
        qc.rx(0.1, q[0])

qc.measure(q[0], c[0])
sim = AerSimulator()
result = sim.run(qc, shots=500).result()
print(result.get_counts())
