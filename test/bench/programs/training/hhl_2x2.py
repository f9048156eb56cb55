import numpy as np

from qiskit import QuantumCircuit, QuantumRegister
from qiskit.circuit.library import ExactReciprocalGate, HamiltonianGate, phase_estimation
from qiskit.quantum_info import Statevector

# A x = b with a hermitian matrix whose eigenvalues fit exactly into 2 bits
A = np.array([[1.0, -1 / 3], [-1 / 3, 1.0]])  # eigenvalues 2/3 and 4/3
b = np.array([1.0, 0.0])

n_eval = 3
lam_min, lam_max = np.linalg.eigvalsh(A)[[0, -1]]
t = 2 * np.pi * (1 / 4) / lam_min  # lam_min -> phase 1/4, lam_max -> phase 1/2

nb = QuantumRegister(1, "b")
nl = QuantumRegister(n_eval, "l")
na = QuantumRegister(1, "anc")

U = QuantumCircuit(1, name="exp(iAt)")
U.append(HamiltonianGate(A, -t), [0])

# library convention: evaluation qubits first, state after
qpe = phase_estimation(n_eval, U)

qc = QuantumCircuit(nl, nb, na)
qc.prepare_state(b / np.linalg.norm(b), nb)
qc.barrier()
qc.compose(qpe, list(nl) + list(nb), inplace=True)
qc.barrier()
# the evaluation register comes out bit-reversed with respect to the arithmetic gate
reciprocal = ExactReciprocalGate(n_eval, scaling=1 / 4)
qc.append(reciprocal, list(nl)[::-1] + list(na))
qc.barrier()
qc.compose(qpe.inverse(), list(nl) + list(nb), inplace=True)
print(qc.draw(fold=120))

state = Statevector(qc.decompose(reps=2))

# ancilla = 1, evaluation register = 0
dim_l = 2**n_eval
base = 1 << (n_eval + 1)
amps = np.array([state.data[base + (k << n_eval)] for k in range(2)])
prob_success = np.sum(np.abs(amps) ** 2)
x_q = amps / np.linalg.norm(amps)
x_q = x_q * np.exp(-1j * np.angle(x_q[0]))

x_c = np.linalg.solve(A, b)
x_n = x_c / np.linalg.norm(x_c)
print("success probability", prob_success)
print("quantum   ", np.round(x_q, 4))
print("classical ", np.round(x_n, 4))
print("fidelity  ", abs(np.vdot(x_n, x_q)) ** 2)

# the norm is recovered from the success probability: C / lambda with C the scaling
norm_q = np.sqrt(prob_success) / (1 / 4) * (1 / 4) / lam_min
print("norm estimate", norm_q, " exact", np.linalg.norm(x_c))
