"""HHL for a 2x2 system with eigenvalues that fit the clock register exactly."""
import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import HamiltonianGate, QFTGate, StatePreparation
from qiskit.quantum_info import Statevector

A = np.array([[1, -1 / 3], [-1 / 3, 1]])
b = np.array([0, 1.0])

eigvals, eigvecs = np.linalg.eigh(A)     # 2/3 and 4/3
print("eigenvalues", eigvals, "condition number", eigvals[-1] / eigvals[0])

n_clock = 2
# choose t so that lambda * t / 2pi = 1/4 and 2/4
t = 2 * np.pi * 3 / 8
scale = 2 * np.pi / t / 2**n_clock       # eigenvalue = scale * clock integer

clock = QuantumRegister(n_clock, "clock")
vec = QuantumRegister(1, "b")
flag = QuantumRegister(1, "flag")
circuit = QuantumCircuit(vec, clock, flag)

# load b
circuit.append(StatePreparation(b / np.linalg.norm(b)), vec)

# phase estimation with U = exp(iAt): HamiltonianGate is exp(-iHt)
pe = QuantumCircuit(vec, clock, name="PE")
pe.h(clock)
for k in range(n_clock):
    u = HamiltonianGate(-A, t * 2**k)
    pe.append(u.control(1), [clock[k], vec[0]])
pe.append(QFTGate(n_clock).inverse(), clock)
circuit.compose(pe, qubits=[*vec, *clock], inplace=True)
circuit.barrier()

# eigenvalue inversion: flag picks up C / lambda
C = scale
for value in range(1, 2**n_clock):
    lam = scale * value
    angle = 2 * np.arcsin(C / lam)
    zeros = [clock[i] for i in range(n_clock) if not (value >> i) & 1]
    if zeros:
        circuit.x(zeros)
    rotation = QuantumCircuit(1)
    rotation.ry(angle, 0)
    circuit.append(rotation.to_gate().control(n_clock), [*clock, flag[0]])
    if zeros:
        circuit.x(zeros)
circuit.barrier()

circuit.compose(pe.inverse(), qubits=[*vec, *clock], inplace=True)

state = Statevector(circuit)
amps = state.data.reshape(2, 2**n_clock, 2)      # flag, clock, b
x_unnormalised = amps[1, 0, :]
p_success = np.linalg.norm(amps[1]) ** 2

x_hhl = np.real(x_unnormalised) / C * np.linalg.norm(b)
x_exact = np.linalg.solve(A, b)
print("success probability", round(p_success, 4))
print("HHL      ", x_hhl)
print("classical", x_exact)
fidelity = abs(np.vdot(x_hhl / np.linalg.norm(x_hhl), x_exact / np.linalg.norm(x_exact))) ** 2
print("fidelity ", fidelity)
print(circuit.decompose().count_ops())
