from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator
from qiskit import transpile
from numpy import pi

def draper_adder(n):
    a = QuantumRegister(n, 'a')
    b = QuantumRegister(n, 'b')
    qc = QuantumCircuit(a, b)
    for j in reversed(range(n)):
        qc.h(b[j])
        for k in range(j):
            qc.cp(pi / 2**(j-k), b[k], b[j])
    for j in range(n):
        for k in range(j+1):
            qc.cp(pi / 2**(j-k), a[k], b[j])
    for j in range(n):
        for k in reversed(range(j)):
            qc.cp(-pi / 2**(j-k), b[k], b[j])
        qc.h(b[j])
    return qc

n = 4
x, y = 5, 9
a = QuantumRegister(n, 'a')
b = QuantumRegister(n, 'b')
c = ClassicalRegister(n, 'c')
circ = QuantumCircuit(a, b, c)
for i in range(n):
    if (x >> i) & 1:
        circ.x(a[i])
    if (y >> i) & 1:
        circ.x(b[i])
circ = circ.compose(draper_adder(n), qubits=[*a, *b])
circ.measure(b, c)

sim = AerSimulator()
res = sim.run(transpile(circ, sim), shots=1).result()
print(int(list(res.get_counts())[0], 2), (x + y) % 2**n)
