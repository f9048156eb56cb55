# 2x2 binary sudoku with Grover, oracle by hand
#
#   v0 v1        no row and no column may hold the same value twice
#   v2 v3
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.primitives import StatevectorSampler

CLAUSES = [(0, 1), (0, 2), (1, 3), (2, 3)]

var = QuantumRegister(4, 'v')
clause = QuantumRegister(4, 'c')
out = QuantumRegister(1, 'out')
cbits = ClassicalRegister(4, 'cbits')


def xor_clause(qc, a, b, target):
    qc.cx(a, target)
    qc.cx(b, target)


def sudoku_oracle(qc):
    for i, (a, b) in enumerate(CLAUSES):
        xor_clause(qc, var[a], var[b], clause[i])
    qc.mcx(list(clause), out[0])
    # uncompute
    for i, (a, b) in enumerate(CLAUSES):
        xor_clause(qc, var[a], var[b], clause[i])


def diffuser(n):
    qc = QuantumCircuit(n)
    qc.h(range(n))
    qc.x(range(n))
    qc.h(n - 1)
    qc.mcx(list(range(n - 1)), n - 1)
    qc.h(n - 1)
    qc.x(range(n))
    qc.h(range(n))
    gate = qc.to_gate()
    gate.name = 'diffuser'
    return gate


def sudoku_circuit(iterations=2):
    qc = QuantumCircuit(var, clause, out, cbits)
    qc.h(var)
    qc.initialize('-', out)
    for _ in range(iterations):
        qc.barrier()
        sudoku_oracle(qc)
        qc.barrier()
        qc.append(diffuser(4), var)
    qc.measure(var, cbits)
    return qc


def pretty(bits):
    v = bits[::-1]
    return f'{v[0]} {v[1]}\n{v[2]} {v[3]}'


def main():
    qc = sudoku_circuit()
    print(qc.draw(output='text', fold=120))
    result = StatevectorSampler(seed=42).run([qc], shots=1000).result()
    counts = result[0].data.cbits.get_counts()
    top = sorted(counts, key=counts.get, reverse=True)[:2]
    for solution in top:
        print(f'\nfound {counts[solution]} times:')
        print(pretty(solution))


if __name__ == '__main__':
    main()
