"""Steane [[7,1,3]] code: encode, inject a Pauli error, extract the syndrome, correct."""
import itertools
import random

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.quantum_info import Pauli, StabilizerState
from qiskit_aer import AerSimulator

# rows of the Hamming parity check matrix, column i is i+1 in binary
HAMMING = np.array([
    [0, 0, 0, 1, 1, 1, 1],
    [0, 1, 1, 0, 0, 1, 1],
    [1, 0, 1, 0, 1, 0, 1],
])


def encoder():
    """|0> -> logical zero on 7 qubits"""
    qc = QuantumCircuit(7, name="enc")
    for lead, row in zip((3, 1, 0), HAMMING):
        qc.h(lead)
        for q in np.flatnonzero(row):
            if q != lead:
                qc.cx(lead, int(q))
    return qc


def syndrome_round(qc, data, anc, cx_bits, cz_bits):
    # X-type checks find Z errors
    for k, row in enumerate(HAMMING):
        qc.h(anc[k])
        for q in np.flatnonzero(row):
            qc.cx(anc[k], data[int(q)])
        qc.h(anc[k])
        qc.measure(anc[k], cx_bits[k])
    qc.reset(anc)
    # Z-type checks find X errors
    for k, row in enumerate(HAMMING):
        for q in np.flatnonzero(row):
            qc.cx(data[int(q)], anc[k])
        qc.measure(anc[k], cz_bits[k])
    qc.reset(anc)


def location(bits):
    """Syndrome string 's2s1s0' -> qubit index, or None"""
    s0, s1, s2 = (int(b) for b in reversed(bits))
    number = 4 * s0 + 2 * s1 + s2
    return number - 1 if number else None


def experiment(error):
    data = QuantumRegister(7, "data")
    anc = QuantumRegister(3, "anc")
    zsyn = ClassicalRegister(3, "zsyn")
    xsyn = ClassicalRegister(3, "xsyn")
    out = ClassicalRegister(7, "out")
    qc = QuantumCircuit(data, anc, zsyn, xsyn, out)
    qc.compose(encoder(), qubits=data, inplace=True)
    qc.barrier()
    for pauli, qubit in error:
        getattr(qc, pauli.lower())(data[qubit])
    qc.barrier()
    syndrome_round(qc, data, anc, zsyn, xsyn)
    qc.measure(data, out)
    return qc


# the logical zero must be stabilised by all six generators and by logical Z
state = StabilizerState(encoder())
for row in HAMMING:
    for p in "XZ":
        label = "".join(p if b else "I" for b in reversed(row))
        assert state.expectation_value(Pauli(label)) == 1
assert state.expectation_value(Pauli("Z" * 7)) == 1

simulator = AerSimulator(method="stabilizer")
failures = 0
errors = [[]] + [[(p, q)] for p, q in itertools.product("XYZ", range(7))]
errors += [[(random.choice("XYZ"), a), (random.choice("XYZ"), b)] for a, b in [(0, 3), (2, 6)]]
for error in errors:
    result = simulator.run(experiment(error), shots=1).result()
    (key,) = result.get_counts()
    out, xsyn, zsyn = key.split()
    bits = np.array([int(b) for b in reversed(out)])
    flip = location(xsyn)
    if flip is not None:
        bits[flip] ^= 1
    parity = bits.sum() % 2
    failures += parity
    print(error or "no error", "X at", flip, "Z at", location(zsyn), "logical", parity)
print("logical failures:", failures)
