"""Decomposing one- and two-qubit unitaries (exercise sheet 9)."""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import CXGate, CZGate, UnitaryGate, iSwapGate
from qiskit.quantum_info import Operator, average_gate_fidelity, random_unitary
from qiskit.synthesis import (
    OneQubitEulerDecomposer,
    TwoQubitBasisDecomposer,
    TwoQubitWeylDecomposition,
    qs_decomposition,
)
from qiskit.transpiler import generate_preset_pass_manager

np.set_printoptions(precision=4, suppress=True)

# 1. single qubit: U = e^{i phi} Rz(a) Ry(b) Rz(c)
U = random_unitary(2, seed=5)
for basis in ["ZYZ", "ZXZ", "U", "ZSXX"]:
    dec = OneQubitEulerDecomposer(basis=basis)
    circ = dec(U)
    print(basis, dict(circ.count_ops()), "equal:", Operator(circ).equiv(U))

theta, phi, lam = OneQubitEulerDecomposer("ZYZ").angles(U.data)
print("angles", np.array([theta, phi, lam]) / np.pi, "* pi")

# 2. Weyl coordinates of some well known gates
gates = {
    "cx": CXGate(),
    "cz": CZGate(),
    "iswap": iSwapGate(),
    "random": UnitaryGate(random_unitary(4, seed=21)),
}
for name, g in gates.items():
    w = TwoQubitWeylDecomposition(Operator(g).data)
    print(f"{name:>8}: a={w.a:.4f} b={w.b:.4f} c={w.c:.4f}")

# 3. how many CX for a random SU(4)?
V = random_unitary(4, seed=21)
kak = TwoQubitBasisDecomposer(CXGate())
print("needed cx:", kak.num_basis_gates(V.data))
qc = kak(V.data)
print(qc.draw())
print("fidelity", average_gate_fidelity(Operator(qc), V))

# 4. bad cx gates: it can be better to use fewer of them
for f in [0.999, 0.95, 0.8]:
    qc2 = kak(V.data, basis_fidelity=f)
    print(f, "->", qc2.count_ops().get("cx", 0), "cx, fidelity", average_gate_fidelity(Operator(qc2), V))

# 5. three qubits with the quantum Shannon decomposition
W = random_unitary(8, seed=3)
big = qs_decomposition(W.data)
print(big.count_ops())

# let the transpiler do it
qc3 = QuantumCircuit(3)
qc3.append(UnitaryGate(W), [0, 1, 2])
for level in range(4):
    pm = generate_preset_pass_manager(
        optimization_level=level, basis_gates=["rz", "sx", "x", "cx"]
    )
    out = pm.run(qc3)
    print("level", level, "depth", out.depth(), "cx", out.count_ops()["cx"])
