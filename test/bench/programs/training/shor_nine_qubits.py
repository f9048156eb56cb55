"""The nine qubit code of Shor with coherent correction.

Any single-qubit error between encoding and decoding is undone.
"""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import RXGate, UnitaryGate, XGate, YGate, ZGate
from qiskit.quantum_info import Statevector, partial_trace, random_unitary, state_fidelity


def encode():
    qc = QuantumCircuit(9, name="enc")
    qc.cx(0, [3, 6])
    qc.h([0, 3, 6])
    for block in (0, 3, 6):
        qc.cx(block, [block + 1, block + 2])
    return qc


def decode():
    qc = QuantumCircuit(9, name="dec")
    for block in (0, 3, 6):
        qc.cx(block, [block + 1, block + 2])
        qc.ccx(block + 1, block + 2, block)
    qc.h([0, 3, 6])
    qc.cx(0, [3, 6])
    qc.ccx(3, 6, 0)
    return qc


def run(prep, error_gate=None, position=None):
    qc = QuantumCircuit(9)
    qc.compose(prep, [0], inplace=True)
    qc.compose(encode(), inplace=True)
    if error_gate is not None:
        qc.append(error_gate, [position])
    qc.compose(decode(), inplace=True)
    return partial_trace(Statevector(qc), list(range(1, 9)))


def main():
    prep = QuantumCircuit(1)
    prep.u(0.7, 1.9, -0.2, 0)
    target = Statevector(prep)

    assert np.isclose(state_fidelity(run(prep), target), 1)

    errors = {
        "X": XGate(),
        "Y": YGate(),
        "Z": ZGate(),
        "RX(0.4)": RXGate(0.4),
        "random": UnitaryGate(random_unitary(2, seed=55)),
    }
    for name, gate in errors.items():
        fids = [state_fidelity(run(prep, gate, q), target) for q in range(9)]
        print(f"{name:8s} worst fidelity {min(fids):.6f}")
        assert np.allclose(fids, 1)

    # two errors are too much
    qc = QuantumCircuit(9)
    qc.compose(prep, [0], inplace=True)
    qc.compose(encode(), inplace=True)
    qc.x(0)
    qc.x(1)
    qc.compose(decode(), inplace=True)
    rho = partial_trace(Statevector(qc), list(range(1, 9)))
    print("two errors:", state_fidelity(rho, target))


if __name__ == "__main__":
    main()
