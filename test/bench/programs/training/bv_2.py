from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator

s = "1011001"


def bernstein_vazirani(s):
    n = len(s)
    qc = QuantumCircuit(n + 1, n)
    qc.x(n)
    qc.h(range(n + 1))
    for i, b in enumerate(reversed(s)):
        if b == "1":
            qc.cx(i, n)
    qc.h(range(n))
    qc.measure(range(n), range(n))
    return qc


sim = AerSimulator()
counts = sim.run(transpile(bernstein_vazirani(s), sim), shots=1).result().get_counts()
print("hidden :", s)
print("found  :", list(counts)[0])
