"""Textbook phase estimation and the iterative one with a single readout qubit."""
from math import pi

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import PhaseGate, phase_estimation
from qiskit_aer import AerSimulator
from qiskit import transpile

PHASE = 0.6875 + 0.01          # 0.1011 in binary plus a bit that does not fit
BITS = 4
SHOTS = 5000


def textbook(bits):
    unitary = QuantumCircuit(1, name="U")
    unitary.append(PhaseGate(2 * pi * PHASE), [0])
    pe = phase_estimation(bits, unitary)

    qc = QuantumCircuit(bits + 1, bits)
    qc.x(bits)  # eigenstate |1>
    qc.compose(pe, inplace=True)
    qc.measure(range(bits), range(bits))
    return qc


def iterative(bits):
    q = QuantumRegister(1, "readout")
    e = QuantumRegister(1, "eigen")
    c = ClassicalRegister(bits, "c")
    qc = QuantumCircuit(q, e, c)
    qc.x(e)
    for k in range(bits):
        power = bits - 1 - k        # least significant bit first
        qc.reset(q)
        qc.h(q)
        qc.cp(2 * pi * PHASE * 2**power, q[0], e[0])
        # feed the bits we already know back
        for j in range(k):
            with qc.if_test((c[j], 1)):
                qc.p(-pi / 2 ** (k - j), q[0])
        qc.h(q)
        qc.measure(q[0], c[k])
        qc.barrier()
    return qc


def phase_from_textbook(key):
    # evaluation qubit 0 carries the most significant bit here
    return int(key[::-1], 2) / 2**BITS


def phase_from_iterative(key):
    return int(key, 2) / 2**BITS


def report(name, counts, decode):
    print(name)
    estimates = {}
    for key, number in counts.items():
        estimates[decode(key)] = estimates.get(decode(key), 0) + number
    for phase, number in sorted(estimates.items(), key=lambda kv: -kv[1])[:4]:
        print(f"   {phase:.4f}  {number / SHOTS:.3f}  error {abs(phase - PHASE):.4f}")


backend = AerSimulator()
for name, qc, decode in (
    ("textbook", textbook(BITS), phase_from_textbook),
    ("iterative", iterative(BITS), phase_from_iterative),
):
    tqc = transpile(qc, backend)
    counts = backend.run(tqc, shots=SHOTS).result().get_counts()
    print(f"{name}: {tqc.num_qubits} qubits, depth {tqc.depth()}")
    report(name, counts, decode)
