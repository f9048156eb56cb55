from math import pi

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister, transpile
from qiskit.circuit.library import QFTGate
from qiskit_aer import AerSimulator


def fourier_adder(n):
    """Adds register a to register b in the Fourier basis."""
    a = QuantumRegister(n, "a")
    b = QuantumRegister(n, "b")
    qc = QuantumCircuit(a, b, name="adder")
    qc.append(QFTGate(n), b)
    for i in range(n):
        for j in range(n - i):
            qc.cp(pi / 2**j, a[i], b[i + j])
    qc.append(QFTGate(n).inverse(), b)
    return qc


def encode(qc, register, value):
    for i, bit in enumerate(reversed(format(value, f"0{len(register)}b"))):
        if bit == "1":
            qc.x(register[i])


n = 4
x, y = 5, 6

a = QuantumRegister(n, "a")
b = QuantumRegister(n, "b")
c = ClassicalRegister(n, "c")
qc = QuantumCircuit(a, b, c)
encode(qc, a, x)
encode(qc, b, y)
qc.barrier()
qc.compose(fourier_adder(n), qubits=[*a, *b], inplace=True)
qc.measure(b, c)

simulator = AerSimulator()
compiled = transpile(qc, simulator)
counts = simulator.run(compiled, shots=100).result().get_counts()
total = int(max(counts, key=counts.get), 2)
assert total == x + y
print(f"{x} + {y} = {total}")
print("depth:", compiled.depth())
