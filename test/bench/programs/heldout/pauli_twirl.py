"""Twirl the CNOT gates of a circuit by hand."""
import random

from qiskit import QuantumCircuit
from qiskit.circuit.library import CXGate
from qiskit.quantum_info import Operator, Pauli

PAULIS = ["I", "X", "Y", "Z"]


def conjugate(label):
    pauli = Pauli(label)
    after = pauli.evolve(CXGate(), frame="s")
    return after.to_label().lstrip("-")


def twirl(circuit: QuantumCircuit, seed=None) -> QuantumCircuit:
    rng = random.Random(seed)
    out = circuit.copy_empty_like()
    for instruction in circuit.data:
        if instruction.operation.name != "cx":
            out.append(instruction)
            continue
        before = rng.choice(PAULIS) + rng.choice(PAULIS)
        after = conjugate(before)
        q0, q1 = instruction.qubits
        out.pauli(before, [q0, q1])
        out.cx(q0, q1)
        out.pauli(after, [q0, q1])
    return out


qc = QuantumCircuit(3)
qc.h(0)
qc.cx(0, 1)
qc.t(1)
qc.cx(1, 2)

reference = Operator(qc)
for seed in range(5):
    twirled = twirl(qc, seed)
    print(seed, twirled.count_ops(), Operator(twirled).equiv(reference))
