# Steane [[7,1,3]] code: encode |0>_L, put one Pauli error, read the syndrome
from itertools import product

from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.quantum_info import SparsePauliOp, Statevector
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2 as Sampler

# rows of the Hamming parity check matrix (as lists of qubits)
ROWS = [[0, 2, 4, 6], [1, 2, 5, 6], [3, 4, 5, 6]]
PIVOTS = [0, 1, 3]


def encode_zero():
    qc = QuantumCircuit(7, name='enc')
    for p, row in zip(PIVOTS, ROWS):
        qc.h(p)
        for q in row:
            if q != p:
                qc.cx(p, q)
    return qc


def stabilizers():
    stabs = []
    for kind in 'XZ':
        for row in ROWS:
            stabs.append(SparsePauliOp.from_sparse_list([(kind * 4, row, 1)], num_qubits=7))
    return stabs


def syndrome_circuit(error=None, where=0):
    data = QuantumRegister(7, 'data')
    anc = QuantumRegister(6, 'anc')
    sx = ClassicalRegister(3, 'sx')
    sz = ClassicalRegister(3, 'sz')
    qc = QuantumCircuit(data, anc, sx, sz)
    qc.compose(encode_zero(), data, inplace=True)
    qc.barrier()

    if error == 'X':
        qc.x(data[where])
    elif error == 'Z':
        qc.z(data[where])
    elif error == 'Y':
        qc.y(data[where])
    qc.barrier()

    # Z checks see X errors
    for i, row in enumerate(ROWS):
        for q in row:
            qc.cx(data[q], anc[i])
    # X checks see Z errors
    for i, row in enumerate(ROWS):
        a = anc[3 + i]
        qc.h(a)
        for q in row:
            qc.cx(a, data[q])
        qc.h(a)

    qc.measure(anc[:3], sx)
    qc.measure(anc[3:], sz)
    return qc


psi = Statevector(encode_zero())
for s in stabilizers():
    print(s.paulis[0], psi.expectation_value(s).real)

print(syndrome_circuit('Y', 4).draw(fold=100))

pm = generate_preset_pass_manager(1, backend=AerSimulator())
sampler = Sampler()

ok = 0
for err, pos in product('XYZ', range(7)):
    isa = pm.run(syndrome_circuit(err, pos))
    data = sampler.run([isa], shots=20).result()[0].data
    x_synd = max(data.sx.get_counts(), key=data.sx.get_counts().get)
    z_synd = max(data.sz.get_counts(), key=data.sz.get_counts().get)
    # syndrome read as a binary number = position + 1
    x_at = int(x_synd, 2) - 1
    z_at = int(z_synd, 2) - 1
    guess = {(True, False): 'X', (False, True): 'Z', (True, True): 'Y'}[(x_at >= 0, z_at >= 0)]
    at = max(x_at, z_at)
    if (guess, at) == (err, pos):
        ok += 1
    print(f'{err}{pos}: sx={x_synd} sz={z_synd} -> {guess}{at}')

print(ok, 'of 21 errors identified')
