"""GHZ states: chain, fan-out tree and constant depth with measurements."""
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.circuit.classical import expr
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2


def chain(n):
    qc = QuantumCircuit(n, name="chain")
    qc.h(0)
    for i in range(n - 1):
        qc.cx(i, i + 1)
    return qc


def tree(n):
    qc = QuantumCircuit(n, name="tree")
    qc.h(0)
    done = 1
    while done < n:
        for i in range(min(done, n - done)):
            qc.cx(i, done + i)
        done *= 2
    return qc


def fused(n):
    """Pairs of Bell states glued by parity measurements.

    The ancilla between pair j and j+1 holds the parity of the two neighbouring
    qubits, all pairs to its right get flipped if the running parity is odd.
    """
    assert n % 2 == 0
    m = n // 2
    q = QuantumRegister(n, "q")
    a = QuantumRegister(m - 1, "a")
    c = ClassicalRegister(m - 1, "c")
    qc = QuantumCircuit(q, a, c, name="fused")
    for j in range(m):
        qc.h(q[2 * j])
        qc.cx(q[2 * j], q[2 * j + 1])
    for j in range(m - 1):
        qc.cx(q[2 * j + 1], a[j])
    for j in range(m - 1):
        qc.cx(q[2 * j + 2], a[j])
    qc.measure(a, c)

    parity = expr.lift(c[0])
    for j in range(m - 1):
        if j > 0:
            parity = expr.bit_xor(parity, c[j])
        with qc.if_test(parity):
            qc.x(q[2 * j + 2])
            qc.x(q[2 * j + 3])
    return qc


def main(n=8, shots=4000):
    sampler = SamplerV2(seed=5)
    for build in (chain, tree, fused):
        qc = build(n)
        depth = qc.depth(lambda inst: inst.operation.num_qubits == 2)
        final = ClassicalRegister(n, "ghz")
        qc.add_register(final)
        qc.measure(qc.qregs[0][:n] if build is fused else qc.qubits, final)

        counts = sampler.run([qc], shots=shots).result()[0].data.ghz.get_counts()
        good = counts.get("0" * n, 0) + counts.get("1" * n, 0)
        print(f"{qc.name:<6} width={qc.num_qubits:<3} 2q-depth={depth:<3} P(all equal)={good / shots:.3f}")


if __name__ == "__main__":
    main()
