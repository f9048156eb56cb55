import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import RYGate, StatePreparation, UCRYGate
from qiskit.quantum_info import Operator, Statevector


def gray(i):
    return i ^ (i >> 1)


def mux_angles(alphas):
    """Solve the linear system of Mottonen et al. for the rotation angles."""
    size = len(alphas)
    m = np.empty((size, size))
    for i in range(size):
        for j in range(size):
            m[i, j] = (-1) ** bin(j & gray(i)).count("1")
    return m @ np.asarray(alphas) / size


def mux_ry(alphas):
    """Qubit 0 is the target, the others select the angle."""
    k = int(np.log2(len(alphas)))
    qc = QuantumCircuit(k + 1, name="mux-ry")
    if k == 0:
        qc.ry(alphas[0], 0)
        return qc
    thetas = mux_angles(alphas)
    for i, t in enumerate(thetas):
        qc.ry(t, 0)
        change = gray(i) ^ gray((i + 1) % len(thetas))
        qc.cx(1 + change.bit_length() - 1, 0)
    return qc


def naive_mux_ry(alphas):
    k = int(np.log2(len(alphas)))
    qc = QuantumCircuit(k + 1, name="naive")
    for value, a in enumerate(alphas):
        gate = RYGate(a).control(k, ctrl_state=value)
        qc.append(gate, [*range(1, k + 1), 0])
    return qc


def prepare_real(amplitudes):
    """Binary tree of multiplexed rotations, from the most significant qubit down."""
    amps = np.asarray(amplitudes, dtype=float)
    n = int(np.log2(len(amps)))
    qc = QuantumCircuit(n)
    for level in range(n):
        target = n - 1 - level
        blocks = amps.reshape(2**level, 2, -1)
        if target == 0:
            left, right = blocks[:, 0, 0], blocks[:, 1, 0]      # keep the signs
        else:
            left = np.linalg.norm(blocks[:, 0], axis=1)
            right = np.linalg.norm(blocks[:, 1], axis=1)
        alphas = 2 * np.arctan2(right, left)
        qc.compose(mux_ry(alphas), qubits=[target, *range(target + 1, n)], inplace=True)
    return qc


rng = np.random.default_rng(12)
alphas = rng.uniform(0, 2 * np.pi, 8)
mine = mux_ry(alphas)
library = QuantumCircuit(4)
library.append(UCRYGate(alphas.tolist()), [0, 1, 2, 3])
print("mine == naive  :", Operator(mine).equiv(naive_mux_ry(alphas)))
print("mine == library:", Operator(mine).equiv(library))

for qc in (mine, naive_mux_ry(alphas), library):
    flat = qc.decompose(reps=6)
    print(f"{qc.name:<12} cx={flat.count_ops().get('cx', 0)} depth={flat.depth()}")

vec = rng.normal(size=16)
vec /= np.linalg.norm(vec)
circ = prepare_real(vec)
assert np.allclose(Statevector(circ).data, vec)
ref = QuantumCircuit(4)
ref.append(StatePreparation(vec), range(4))
print("cx tree:", circ.count_ops()["cx"], " cx library:", ref.decompose(reps=6).count_ops()["cx"])
