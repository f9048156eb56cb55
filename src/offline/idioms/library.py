"""Ready-made circuits of qiskit.circuit.library and files of circuits."""

from qiskit import QuantumCircuit, qasm2, qasm3, qpy
from qiskit.circuit.library import (
    QFTGate,
    efficient_su2,
    n_local,
    qaoa_ansatz,
    real_amplitudes,
    zz_feature_map,
)
from qiskit.quantum_info import SparsePauliOp

# %% Efficient SU(2) ansatz
# say: efficient su2; efficientsu2 ansatz; vqe ansatz
ansatz = efficient_su2(4, reps=2, entanglement="linear")

# %% Real amplitudes ansatz
# say: real amplitudes; real amplitudes ansatz
ansatz = real_amplitudes(4, reps=2)

# %% Two-local ansatz
# say: two local; n local; n-local ansatz; two-local ansatz
ansatz = n_local(4, rotation_blocks=["ry", "rz"], entanglement_blocks="cz", reps=2)

# %% Feature map
# say: feature map; zz feature map; encode data
feature_map = zz_feature_map(feature_dimension=2, reps=2)

# %% QAOA ansatz of a cost Hamiltonian
# say: qaoa; qaoa ansatz; qaoa circuit
# uses: hamiltonian: SparsePauliOp
ansatz = qaoa_ansatz(hamiltonian, reps=2)
ansatz.measure_all()

# %% Quantum Fourier transform from the library
# say: qft; quantum fourier transform; fourier transform; qft gate
num_qubits = 4
qc = QuantumCircuit(num_qubits)
qc.append(QFTGate(num_qubits), range(num_qubits))

# %% Circuit to OpenQASM 3
# say: openqasm 3; export to qasm; qasm3; to openqasm
# uses: qc: QuantumCircuit
program = qasm3.dumps(qc)
print(program)

# %% Circuit from OpenQASM 2
# say: load qasm; from openqasm 2; read a qasm file
qc = qasm2.load("circuit.qasm")

# %% Circuits saved as QPY
# say: save the circuit; qpy; write the circuit to a file
# uses: qc: QuantumCircuit
with open("circuit.qpy", "wb") as file:
    qpy.dump(qc, file)

# %% Circuits read from QPY
# say: load the circuit; read qpy; load circuits from a file
with open("circuit.qpy", "rb") as file:
    circuits = qpy.load(file)
