import numpy as np
from itertools import product

from qiskit import QuantumCircuit
from qiskit.quantum_info import (
    DensityMatrix,
    Operator,
    Pauli,
    PauliList,
    Statevector,
    random_statevector,
    state_fidelity,
)

STABILIZERS = PauliList(["XZZXI", "IXZZX", "XIXZZ", "ZXIXZ"])
LOGICAL_X = Pauli("XXXXX")
LOGICAL_Z = Pauli("ZZZZZ")


def codewords():
    """Project |00000> and |11111> on the +1 eigenspace of all generators."""
    projector = np.eye(32, dtype=complex)
    for s in STABILIZERS:
        projector = projector @ (np.eye(32) + s.to_matrix()) / 2
    zero = projector @ Statevector.from_label("00000").data
    one = projector @ Statevector.from_label("11111").data
    return zero / np.linalg.norm(zero), one / np.linalg.norm(one)


ZERO_L, ONE_L = codewords()


def encode(psi):
    return Statevector(psi.data[0] * ZERO_L + psi.data[1] * ONE_L)


def decode_amplitudes(state):
    return np.array([np.vdot(ZERO_L, state.data), np.vdot(ONE_L, state.data)])


def syndrome(error):
    return tuple(int(not error.commutes(s)) for s in STABILIZERS)


# lookup table: 15 single qubit errors + identity fill the 16 syndromes exactly
TABLE = {(0, 0, 0, 0): Pauli("IIIII")}
for qubit, letter in product(range(5), "XYZ"):
    label = ["I"] * 5
    label[qubit] = letter
    p = Pauli("".join(label))
    TABLE[syndrome(p)] = p
assert len(TABLE) == 16


def measured_syndrome(state):
    return tuple(int(round((1 - state.expectation_value(s).real) / 2)) for s in STABILIZERS)


def correct(state):
    return state.evolve(TABLE[measured_syndrome(state)])


psi = random_statevector(2, seed=12)
for name, error in [("X2", "IIXII"), ("Y0", "IIIIY"), ("Z4", "ZIIII"), ("X0X1", "IIIXX")]:
    damaged = encode(psi).evolve(Pauli(error))
    fixed = correct(damaged)
    print(f"{name:5s} syndrome {measured_syndrome(damaged)}  fidelity {state_fidelity(encode(psi), fixed):.4f}")


# logical error rate under independent depolarising noise, by enumeration
def logical_infidelity(p):
    total = 0.0
    reference = encode(psi)
    for letters in product("IXYZ", repeat=5):
        weight = sum(c != "I" for c in letters)
        prob = (1 - p) ** (5 - weight) * (p / 3) ** weight
        error = Pauli("".join(letters))
        residual = error.compose(TABLE[syndrome(error)])
        total += prob * (1 - state_fidelity(reference, reference.evolve(residual)))
    return total


for p in (0.001, 0.01, 0.05, 0.1, 0.2):
    bare = DensityMatrix(psi)
    noisy = (1 - p) * bare.data + p / 3 * sum(
        Operator.from_label(c).data @ bare.data @ Operator.from_label(c).data for c in "XYZ"
    )
    print(f"p={p:5.3f}  unencoded {1 - state_fidelity(psi, DensityMatrix(noisy)):.2e}  encoded {logical_infidelity(p):.2e}")

# transversal logical X is a product of five X gates
x_l = QuantumCircuit(5)
x_l.x(range(5))
print(np.round(decode_amplitudes(encode(psi).evolve(x_l)), 4), "vs", np.round(psi.data[::-1], 4))
