"""Two-by-two linear system with phase estimation done by hand."""
import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import UnitaryGate, QFTGate
from qiskit.quantum_info import Statevector, partial_trace
from scipy.linalg import expm

A = np.array([[1, -1 / 3], [-1 / 3, 1]])
b = np.array([1, 0])
t = 2 * np.pi * 3 / 8
U = UnitaryGate(expm(1j * A * t), label="U")

clock = QuantumRegister(2, "clock")
system = QuantumRegister(1, "b")
flag = QuantumRegister(1, "flag")
qc = QuantumCircuit(clock, system, flag)

# Phase estimation
qc.h(clock)
for k in range(2):
    qc.append(U.power(2**k).control(), [clock[k], system[0]])
qc.append(QFTGate(2).inverse(), clock)

# Rotation by the inverse of the eigenvalue
for value, angle in {1: np.pi, 2: np.pi / 3}.items():
    state = format(value, "02b")
    for i, bit in enumerate(reversed(state)):
        if bit == "0":
            qc.x(clock[i])
    qc.mcry(angle, [clock[0], clock[1]], flag[0])
    for i, bit in enumerate(reversed(state)):
        if bit == "0":
            qc.x(clock[i])

# Undo the phase estimation
qc.append(QFTGate(2), clock)
for k in reversed(range(2)):
    qc.append(U.power(-(2**k)).control(), [clock[k], system[0]])
qc.h(clock)

state = Statevector(qc)
amplitudes = np.array([state.data[0b1000], state.data[0b1100]])
solution = np.real(amplitudes / np.linalg.norm(amplitudes))
classical = np.linalg.solve(A, b)
classical = classical / np.linalg.norm(classical)
print("quantum:", solution)
print("classical:", classical)
print("fidelity:", abs(np.dot(solution, classical)) ** 2)
