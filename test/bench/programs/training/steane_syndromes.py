import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.quantum_info import Pauli, StabilizerState, PauliList
from qiskit_aer import AerSimulator

# parity check of the Hamming [7,4,3] code; the column read as binary is the position
H = np.array(
    [
        [0, 0, 0, 1, 1, 1, 1],
        [0, 1, 1, 0, 0, 1, 1],
        [1, 0, 1, 0, 1, 0, 1],
    ]
)


def stabilizers():
    labels = []
    for kind in "XZ":
        for row in H:
            labels.append("".join(kind if b else "I" for b in row[::-1]))
    return PauliList(labels)


def encode_zero():
    qc = QuantumCircuit(7, name="|0>_L")
    # pivots of the X checks
    for pivot, row in zip((3, 1, 0), H):
        qc.h(pivot)
        for q in np.flatnonzero(row):
            if q != pivot:
                qc.cx(pivot, int(q))
    return qc


def syndrome_round(error=None):
    data = QuantumRegister(7, "d")
    anc = QuantumRegister(6, "a")
    sx = ClassicalRegister(3, "sx")
    sz = ClassicalRegister(3, "sz")
    qc = QuantumCircuit(data, anc, sx, sz)
    qc.compose(encode_zero(), data, inplace=True)
    qc.barrier()
    if error is not None:
        name, where = error
        getattr(qc, name)(data[where])
    qc.barrier()

    qc.h(anc[:3])
    for i, row in enumerate(H):
        for q in np.flatnonzero(row):
            qc.cx(anc[i], data[int(q)])
            qc.cx(data[int(q)], anc[3 + i])
    qc.h(anc[:3])
    qc.measure(anc[:3], sx)
    qc.measure(anc[3:], sz)
    return qc


# sanity: the encoded state is a +1 eigenstate of every generator and of logical Z
state = StabilizerState(encode_zero())
for p in stabilizers():
    assert state.expectation_value(p) == 1
assert state.expectation_value(Pauli("ZZZZZZZ")) == 1

backend = AerSimulator(method="stabilizer")
for error in [None, *((name, q) for name in "xyz" for q in range(7))]:
    counts = backend.run(syndrome_round(error), shots=50).result().get_counts()
    (word,) = counts  # a deterministic outcome
    z_part, x_part = word.split()
    # bit 0 of the register belongs to the first row -> most significant
    where_x = int(z_part[::-1], 2)
    where_z = int(x_part[::-1], 2)
    print(error, "-> X-type at", where_x - 1, " Z-type at", where_z - 1)
