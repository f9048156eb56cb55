from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit_aer import AerSimulator
from math import pi

nbits = 4
theta = 2 * pi * 0.6875

qr = QuantumRegister(2, 'q')
cr = ClassicalRegister(nbits, 'c')
qc = QuantumCircuit(qr, cr)
qc.x(qr[1])

for k in range(nbits):
    qc.h(qr[0])
    power = 2 ** (nbits - 1 - k)
    qc.cp(theta * power, qr[0], qr[1])
    for j in range(k):
        with qc.if_test((cr[j], 1)):
            qc.p(-pi / 2 ** (k - j), qr[0])
    qc.h(qr[0])
    qc.measure(qr[0], cr[k])
    qc.reset(qr[0])

simulator = AerSimulator()
job = simulator.run(qc, shots=512)
counts = job.result().get_counts()
for bits, n in counts.items():
    phase = int(bits, 2) / 2 ** nbits
    print(bits, n, phase)
