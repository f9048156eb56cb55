from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import Parameter
from qiskit.circuit.classical import expr
from qiskit_aer import AerSimulator

qr = QuantumRegister(3, "q")
a = ClassicalRegister(2, "a")
b = ClassicalRegister(2, "b")
qc = QuantumCircuit(qr, a, b)

qc.h(qr[0])
qc.h(qr[1])
qc.measure(qr[0], a[0])
qc.measure(qr[1], a[1])

with qc.if_test(expr.less(a, 2)) as else_:
    qc.x(qr[2])
with else_:
    qc.h(qr[2])

with qc.if_test(expr.bit_xor(a[0], a[1])):
    qc.z(qr[2])

with qc.switch(a) as case:
    with case(0):
        qc.x(qr[0])
    with case(1, 2):
        qc.x(qr[1])
    with case(case.DEFAULT):
        qc.reset(qr[0])

qc.measure(qr[2], b[0])
qc.measure(qr[0], b[1])

with qc.for_loop(range(3)) as i:
    qc.rx(0.1, qr[0])

with qc.while_loop((b, 0)):
    qc.h(qr[2])
    qc.measure(qr[2], b[0])

print(qc.draw(fold=120))
backend = AerSimulator()
counts = backend.run(qc, shots=1000).result().get_counts()
for key, value in sorted(counts.items()):
    print(key, value)
