import numpy as np
from qiskit.circuit.library import HGate, SXGate, TGate
from qiskit.quantum_info import Operator, random_unitary
from qiskit.synthesis import OneQubitEulerDecomposer

BASES = ["U3", "U", "ZYZ", "ZXZ", "XYX", "XZX", "PSX", "ZSX", "ZSXX", "RR"]

U = random_unitary(2, seed=2024)

for basis in BASES:
    decomposer = OneQubitEulerDecomposer(basis)
    circuit = decomposer(U)
    ok = Operator(circuit) == U
    names = " ".join(inst.operation.name for inst in circuit)
    print(f"{basis:5s} {ok!s:6s} {names}")

zyz = OneQubitEulerDecomposer("ZYZ")
for gate in (HGate(), SXGate(), TGate()):
    theta, phi, lam, phase = zyz.angles_and_phase(gate.to_matrix())
    rebuilt = np.exp(1j * phase) * np.array(
        [
            [np.exp(-1j * (phi + lam) / 2) * np.cos(theta / 2), -np.exp(-1j * (phi - lam) / 2) * np.sin(theta / 2)],
            [np.exp(1j * (phi - lam) / 2) * np.sin(theta / 2), np.exp(1j * (phi + lam) / 2) * np.cos(theta / 2)],
        ]
    )
    print(gate.name, np.round([theta, phi, lam, phase], 4), np.allclose(rebuilt, gate.to_matrix()))

# simplification can be switched off
print(OneQubitEulerDecomposer("ZSX")(np.eye(2), simplify=False))
