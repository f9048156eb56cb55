"""Grover search for the satisfying assignments of a small CNF formula.

Clauses are lists of signed ints (DIMACS style): [1, -3] means x1 OR NOT x3.
"""
from math import floor, pi, sqrt

from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister, transpile
from qiskit.visualization import plot_histogram
from qiskit_aer import AerSimulator
import matplotlib.pyplot as plt

CNF = [[1, 2, -3], [-1, -2, -3], [-1, 2, 3], [1, -2], [3]]
NUM_VARS = 3


def or_clause(qc, lits, variables, target):
    # target <- OR(lits) = NOT AND(NOT lits)
    positive = [variables[abs(l) - 1] for l in lits if l > 0]
    if positive:
        qc.x(positive)
    qc.mcx([variables[abs(l) - 1] for l in lits], target)
    if positive:
        qc.x(positive)
    qc.x(target)


def sat_oracle(cnf, nvars):
    var = QuantumRegister(nvars, "v")
    cl = QuantumRegister(len(cnf), "c")
    out = QuantumRegister(1, "out")

    compute = QuantumCircuit(var, cl, out)
    for k, lits in enumerate(cnf):
        or_clause(compute, lits, var, cl[k])

    qc = QuantumCircuit(var, cl, out, name="oracle")
    qc.compose(compute, inplace=True)
    qc.mcx(list(cl), out[0])
    qc.compose(compute.inverse(), inplace=True)
    return qc


def diffuser(n):
    qc = QuantumCircuit(n, name="diffuser")
    qc.h(range(n))
    qc.x(range(n))
    qc.h(n - 1)
    qc.mcx(list(range(n - 1)), n - 1)
    qc.h(n - 1)
    qc.x(range(n))
    qc.h(range(n))
    return qc


def check(bits):
    # bits is a qiskit string, x1 is the rightmost
    values = [b == "1" for b in reversed(bits)]
    return all(any(values[abs(l) - 1] == (l > 0) for l in c) for c in CNF)


solutions = [format(i, f"0{NUM_VARS}b") for i in range(2**NUM_VARS) if check(format(i, f"0{NUM_VARS}b"))]
m = len(solutions)
rounds = max(1, floor(pi / 4 * sqrt(2**NUM_VARS / m)))
print(f"{m} classical solutions: {solutions}, {rounds} Grover round(s)")

var = QuantumRegister(NUM_VARS, "v")
cl = QuantumRegister(len(CNF), "c")
out = QuantumRegister(1, "out")
res = ClassicalRegister(NUM_VARS, "res")
grover = QuantumCircuit(var, cl, out, res)
grover.h(var)
grover.x(out)
grover.h(out)
for _ in range(rounds):
    grover.compose(sat_oracle(CNF, NUM_VARS), inplace=True)
    grover.compose(diffuser(NUM_VARS), qubits=var, inplace=True)
grover.measure(var, res)

backend = AerSimulator()
counts = backend.run(transpile(grover, backend), shots=2000).result().get_counts()
for bits, c in sorted(counts.items(), key=lambda kv: -kv[1]):
    print(bits, c, "SAT" if check(bits) else "")

plot_histogram(counts, title="Grover on CNF")
plt.tight_layout()
plt.savefig("grover_cnf.png")
