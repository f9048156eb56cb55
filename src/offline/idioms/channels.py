"""Operators, random objects, channels, entropies and stabiliser states."""

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.random import random_circuit
from qiskit.quantum_info import (
    Clifford,
    DensityMatrix,
    Kraus,
    Operator,
    Pauli,
    SparsePauliOp,
    StabilizerState,
    Statevector,
    SuperOp,
    average_gate_fidelity,
    concurrence,
    entropy,
    mutual_information,
    partial_trace,
    process_fidelity,
    random_clifford,
    random_statevector,
    random_unitary,
)

# %% Random circuit
# say: random circuit
qc = random_circuit(num_qubits=4, depth=5, max_operands=2, measure=True, seed=42)

# %% Random state
# say: random state; random statevector
state = random_statevector(4, seed=42)

# %% Random unitary
# say: random unitary
unitary = random_unitary(4, seed=42)

# %% Random Clifford
# say: random clifford
clifford = random_clifford(2, seed=42)
qc = clifford.to_circuit()

# %% Clifford of a circuit
# say: clifford; clifford of the circuit
# uses: qc: QuantumCircuit
clifford = Clifford(qc)

# %% Stabiliser state
# say: stabilizer state; stabilizers; stabilizer
# uses: qc: QuantumCircuit
stabilizer = StabilizerState(qc)
print(stabilizer)

# %% Density matrix of a circuit
# say: density matrix; density matrix of the circuit
# uses: qc: QuantumCircuit
rho = DensityMatrix(qc)
print(rho.purity().real)

# %% Amplitude damping channel
# say: amplitude damping; damping channel; kraus operators
gamma = 0.1
k0 = np.array([[1, 0], [0, np.sqrt(1 - gamma)]])
k1 = np.array([[0, np.sqrt(gamma)], [0, 0]])
channel = Kraus([k0, k1])
print(channel.is_cptp())

# %% Channel applied to a state
# say: apply a channel; evolve the density matrix; noisy evolution
# uses: rho: DensityMatrix, channel: Kraus
evolved = rho.evolve(channel)

# %% Channel as a superoperator
# say: superoperator; channel as a matrix
# uses: channel: Kraus
superop = SuperOp(channel)

# %% Average gate fidelity
# say: average gate fidelity; gate fidelity
# uses: qc: QuantumCircuit, target: Operator
fidelity = average_gate_fidelity(Operator(qc), target)

# %% Process fidelity
# say: process fidelity
# uses: channel: Kraus, target: Operator
fidelity = process_fidelity(channel, target)

# %% Entropy of entanglement
# say: entanglement entropy; entropy; von neumann entropy
# uses: state: Statevector
reduced = partial_trace(state, [0])
print(entropy(reduced, base=2))

# %% Concurrence
# say: concurrence; measure of entanglement
# uses: state: Statevector
print(concurrence(state))

# %% Mutual information
# say: mutual information
# uses: state: Statevector
print(mutual_information(state, base=2))

# %% Commutation of two Pauli operators
# say: commute; do they commute; commutation
p = Pauli("XX")
q = Pauli("ZZ")
print(p.commutes(q))

# %% Sum of operators
# say: add operators; sum of pauli operators; linear combination of paulis
zz = SparsePauliOp("ZZ")
xx = SparsePauliOp("XX")
hamiltonian = (zz + 0.5 * xx).simplify()

# %% Magnetisation
# say: magnetization; total magnetization
# uses: num_qubits: int
magnetization = SparsePauliOp.from_sparse_list([("Z", [i], 1 / num_qubits) for i in range(num_qubits)], num_qubits=num_qubits)

# %% Groups of commuting terms
# say: group commuting; commuting groups; measurement groups
# uses: hamiltonian: SparsePauliOp
groups = hamiltonian.group_commuting(qubit_wise=True)

# %% Evolution of a state
# say: evolve the state; apply a circuit to a state
# uses: state: Statevector, qc: QuantumCircuit
state = state.evolve(qc)

# %% State from a label
# say: state from a label; computational basis state; product state
state = Statevector.from_label("01+")

# %% Probabilities of a state
# say: probabilities; probabilities of the state
# uses: state: Statevector
probabilities = state.probabilities_dict(decimals=5)

# %% Matrix form of a Hamiltonian
# say: hamiltonian matrix; matrix of the hamiltonian
# uses: hamiltonian: SparsePauliOp
matrix = hamiltonian.to_matrix()
