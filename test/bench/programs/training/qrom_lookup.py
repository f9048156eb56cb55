"""QROM by unary iteration versus the naive table of multi-controlled gates.

    sum_l |l>|0>  ->  sum_l |l>|data[l]>
"""
from qiskit import AncillaRegister, QuantumCircuit, QuantumRegister, transpile
from qiskit.primitives import StatevectorSampler


def naive_qrom(data, word):
    n = (len(data) - 1).bit_length()
    addr = QuantumRegister(n, "addr")
    out = QuantumRegister(word, "out")
    qc = QuantumCircuit(addr, out, name="naive")
    qc.x(addr)
    for l, value in enumerate(data):
        for b in range(word):
            if value >> b & 1:
                qc.mcx(addr, out[b])
        # walk to the next address by flipping only the qubits that change
        for q in range(n):
            if (l ^ (l + 1)) >> q & 1:
                qc.x(addr[q])
    # here the open controls of address len(data) are active, undo them
    for q in range(n):
        if not len(data) >> q & 1:
            qc.x(addr[q])
    return qc


def unary_qrom(data, word):
    n = (len(data) - 1).bit_length()
    addr = QuantumRegister(n, "addr")
    out = QuantumRegister(word, "out")
    anc = AncillaRegister(n, "anc")
    qc = QuantumCircuit(addr, out, anc, name="unary")

    def visit(level, control, base):
        # `control` is set iff the address starts with the bits chosen so far
        if base >= len(data):
            return
        if level < 0:
            for b in range(word):
                if data[base] >> b & 1:
                    qc.cx(control, out[b])
            return
        child = anc[level]
        qc.ccx(control, addr[level], child, ctrl_state="01")
        visit(level - 1, child, base)
        qc.cx(control, child)              # now: control AND addr[level]
        visit(level - 1, child, base + 2**level)
        qc.ccx(control, addr[level], child)

    # the root needs no control, use a qubit that is always 1
    root = QuantumRegister(1, "root")
    qc.add_register(root)
    qc.x(root)
    visit(n - 1, root[0], 0)
    qc.x(root)
    return qc


def run_lookup(qrom):
    addr, out = qrom.qregs[0], qrom.qregs[1]
    qc = qrom.copy_empty_like()
    qc.h(addr)
    qc.compose(qrom, inplace=True)
    qc.measure_all()
    result = StatevectorSampler(seed=1).run([qc], shots=2000).result()
    counts = result[0].data.meas.get_counts()
    table = {}
    for key in counts:
        word = int(key, 2)
        l = word & (2 ** len(addr) - 1)
        table[l] = (word >> len(addr)) & (2 ** len(out) - 1)
    return [table[l] for l in sorted(table)]


data = [3, 7, 0, 5, 1, 6, 2, 4]
for builder in (naive_qrom, unary_qrom):
    qrom = builder(data, 3)
    got = run_lookup(qrom)
    flat = transpile(qrom, basis_gates=["cx", "h", "t", "tdg", "x", "p", "rz"], optimization_level=1)
    print(qrom.name, "qubits", qrom.num_qubits, "ancillas", qrom.num_ancillas,
          "depth", flat.depth(), "cx", flat.count_ops().get("cx"))
    print("   table:", got)
