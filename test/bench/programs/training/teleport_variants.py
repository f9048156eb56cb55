"""Teleportation three times: textbook, dynamic, deferred."""
import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import UGate
from qiskit.quantum_info import DensityMatrix, Statevector, partial_trace, state_fidelity
from qiskit_aer import AerSimulator

ANGLES = (1.1, 0.3, 0.0)


def bell_pair(qc, a, b):
    qc.h(a)
    qc.cx(a, b)


def alice(qc, psi, a):
    qc.cx(psi, a)
    qc.h(psi)


def dynamic_teleport():
    q = QuantumRegister(3, "q")
    crz = ClassicalRegister(1, "crz")
    crx = ClassicalRegister(1, "crx")
    check = ClassicalRegister(1, "check")
    qc = QuantumCircuit(q, crz, crx, check)
    qc.append(UGate(*ANGLES), [q[0]])
    qc.barrier()
    bell_pair(qc, q[1], q[2])
    alice(qc, q[0], q[1])
    qc.measure(q[0], crz)
    qc.measure(q[1], crx)
    with qc.if_test((crx, 1)):
        qc.x(q[2])
    with qc.if_test((crz, 1)):
        qc.z(q[2])
    # undo the preparation: must always give 0
    qc.append(UGate(*ANGLES).inverse(), [q[2]])
    qc.measure(q[2], check)
    return qc


def deferred_teleport():
    qc = QuantumCircuit(3)
    qc.append(UGate(*ANGLES), [0])
    bell_pair(qc, 1, 2)
    alice(qc, 0, 1)
    qc.cx(1, 2)
    qc.cz(0, 2)
    return qc


def no_correction():
    qc = QuantumCircuit(3)
    qc.append(UGate(*ANGLES), [0])
    bell_pair(qc, 1, 2)
    alice(qc, 0, 1)
    return qc


def main():
    psi = QuantumCircuit(1)
    psi.u(*ANGLES, 0)
    target = Statevector(psi)

    counts = AerSimulator().run(dynamic_teleport(), shots=2000).result().get_counts()
    checks = {key.split()[0] for key in counts}
    print("dynamic :", counts)
    assert checks == {"0"}

    bob = partial_trace(Statevector(deferred_teleport()), [0, 1])
    print("deferred: F =", state_fidelity(bob, target))
    assert np.isclose(state_fidelity(bob, target), 1)

    bob = partial_trace(Statevector(no_correction()), [0, 1])
    print("without the classical bits: F =", state_fidelity(bob, target))
    assert bob == DensityMatrix(np.eye(2) / 2)


if __name__ == "__main__":
    main()
