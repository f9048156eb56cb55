# Mermin-Peres magic square: nine two-qubit observables, six contexts.
# rows multiply to +1, columns to +1, +1, -1 (last one).
from qiskit import QuantumCircuit
from qiskit.quantum_info import Operator, Pauli, SparsePauliOp
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error

SQUARE = [
    ["XI", "IX", "XX"],
    ["IZ", "ZI", "ZZ"],
    ["XZ", "ZX", "YY"],
]


def rows():
    return [SQUARE[r] for r in range(3)]


def columns():
    return [[SQUARE[r][c] for r in range(3)] for c in range(3)]


def check_algebra():
    for context in rows() + columns():
        a, b, c = (Pauli(p) for p in context)
        assert a.commutes(b) and b.commutes(c) and a.commutes(c), context
        product = Operator(a @ b @ c)
        sign = product.data[0, 0].real
        print(context, "product", "%+d" % round(sign))


def add_indirect_measurement(qc, pauli, anc, clbit):
    """Non-demolition measurement of a two-qubit Pauli with an ancilla."""
    qc.h(anc)
    for q, p in enumerate(reversed(pauli)):
        if p == "X":
            qc.cx(anc, q)
        elif p == "Y":
            qc.cy(anc, q)
        elif p == "Z":
            qc.cz(anc, q)
    qc.h(anc)
    qc.measure(anc, clbit)
    qc.reset(anc)


def context_circuit(context):
    qc = QuantumCircuit(3, 3)
    for k, pauli in enumerate(context):
        add_indirect_measurement(qc, pauli, 2, k)
        qc.barrier()
    return qc


def product_value(counts):
    total = sum(counts.values())
    return sum((-1) ** key.count("1") * n for key, n in counts.items()) / total


def witness(backend, shots=5000):
    value = 0
    for sign, context in zip([1, 1, 1, 1, 1, -1], rows() + columns()):
        counts = backend.run(context_circuit(context), shots=shots).result().get_counts()
        value += sign * product_value(counts)
    return value


if __name__ == "__main__":
    check_algebra()
    print("classical bound 4, quantum 6")
    print("ideal:", witness(AerSimulator()))
    for p in (0.005, 0.01, 0.02, 0.05, 0.1):
        nm = NoiseModel()
        nm.add_all_qubit_quantum_error(depolarizing_error(p, 2), ["cx", "cy", "cz"])
        print("p = %.3f: %.3f" % (p, witness(AerSimulator(noise_model=nm))))
