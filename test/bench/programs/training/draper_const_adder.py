"""Addition of a classical constant in the Fourier basis, with self checks."""

from math import pi

from qiskit import QuantumCircuit, QuantumRegister
from qiskit.circuit.library import QFTGate
from qiskit.quantum_info import Statevector


def phi_add(n, a):
    """Adds the integer a to a register which is already Fourier transformed."""
    qc = QuantumCircuit(n, name=f"+{a}")
    for j in range(n):
        angle = 2 * pi * a * 2**j / 2**n
        # angles are only defined mod 2*pi, keep them small
        qc.p(angle % (2 * pi), j)
    return qc


def add_const(n, a):
    reg = QuantumRegister(n, "b")
    qc = QuantumCircuit(reg, name=f"add({a})")
    qc.append(QFTGate(n), reg)
    qc.append(phi_add(n, a).to_gate(), reg)
    qc.append(QFTGate(n).inverse(), reg)
    return qc


def controlled_add_const(n, a):
    ctrl = QuantumRegister(1, "ctrl")
    reg = QuantumRegister(n, "b")
    qc = QuantumCircuit(ctrl, reg, name=f"c-add({a})")
    qc.append(QFTGate(n), reg)
    # only the phases have to be controlled
    qc.append(phi_add(n, a).to_gate().control(1), [ctrl[0], *reg])
    qc.append(QFTGate(n).inverse(), reg)
    return qc


def apply_to_int(qc, value):
    state = Statevector.from_int(value, 2**qc.num_qubits).evolve(qc)
    probs = state.probabilities()
    best = int(probs.argmax())
    assert abs(probs[best] - 1) < 1e-9, "not a basis state"
    return best


def check(n):
    for a in range(2**n):
        qc = add_const(n, a)
        for b in range(2**n):
            assert apply_to_int(qc, b) == (a + b) % 2**n, (a, b)


def check_controlled(n, a):
    qc = controlled_add_const(n, a)
    for b in range(2**n):
        off = apply_to_int(qc, b << 1)
        on = apply_to_int(qc, (b << 1) | 1)
        assert off >> 1 == b
        assert on >> 1 == (a + b) % 2**n


if __name__ == "__main__":
    for n in (1, 2, 3, 4):
        check(n)
        print(f"n={n}: all {4**n} sums correct")
    check_controlled(3, 5)
    # subtraction is nothing but the inverse
    sub = add_const(4, 3).inverse()
    print("2 - 3 mod 16 =", apply_to_int(sub, 2))

    ops = controlled_add_const(4, 7).decompose(reps=3).count_ops()
    print(dict(ops))
