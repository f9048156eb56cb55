"""a + b in Fourierraum (Draper 2000). Hausaufgabe 5, Aufgabe 2"""
from numpy import pi
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.circuit.library import QFTGate
from qiskit.primitives import StatevectorSampler

def addierer(n):
    a = QuantumRegister(n, 'a')
    b = QuantumRegister(n + 1, 'b')
    schaltung = QuantumCircuit(a, b, name='draper')
    schaltung.append(QFTGate(n + 1), b)
    # kontrollierte Phasen: Bit j von a dreht Fourier-Qubit k um 2 pi 2^(j+k) / 2^(n+1)
    for j in range(n):
        for k in range(n + 1 - j):
            schaltung.cp(pi * 2**(j + k - n), a[j], b[k])
    schaltung.append(QFTGate(n + 1).inverse(), b)
    return schaltung

def lade(qc, register, zahl):
    for i, qubit in enumerate(register):
        if zahl >> i & 1:
            qc.x(qubit)

def rechne(x, y, n=3):
    a = QuantumRegister(n, 'a')
    b = QuantumRegister(n + 1, 'b')
    c = ClassicalRegister(n + 1, 'summe')
    qc = QuantumCircuit(a, b, c)
    lade(qc, a, x)
    lade(qc, b, y)
    qc.append(addierer(n), [*a, *b])
    qc.measure(b, c)
    job = StatevectorSampler().run([qc], shots=20)
    counts = job.result()[0].data.summe.get_int_counts()
    assert len(counts) == 1, counts
    return next(iter(counts))

fehler = 0
for x in range(8):
    zeile = []
    for y in range(8):
        s = rechne(x, y)
        fehler += s != x + y
        zeile.append(f'{s:3d}')
    print(x, '|', ' '.join(zeile))

print('Fehler:', fehler)
print(addierer(3).draw(fold=120))
