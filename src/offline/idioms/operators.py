"""Observables, states and channels of qiskit.quantum_info."""

import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import (
    DensityMatrix,
    Operator,
    Pauli,
    SparsePauliOp,
    Statevector,
    partial_trace,
    process_fidelity,
    state_fidelity,
)

# %% Observable from Pauli strings
# say: observable; pauli observable; hamiltonian; define the hamiltonian; define an observable
observable = SparsePauliOp.from_list([("ZZ", 1.0), ("XI", 0.5), ("IX", 0.5)])

# %% Single Pauli observable
# say: zz observable; single pauli observable
observable = SparsePauliOp("ZZ")

# %% Ising Hamiltonian on a line
# say: ising hamiltonian; transverse field ising; tfim hamiltonian; ising model
num_qubits = 4
terms = [("ZZ", [i, i + 1], -1.0) for i in range(num_qubits - 1)]
terms += [("X", [i], -0.5) for i in range(num_qubits)]
hamiltonian = SparsePauliOp.from_sparse_list(terms, num_qubits=num_qubits)

# %% Heisenberg Hamiltonian on a line
# say: heisenberg hamiltonian; heisenberg model
num_qubits = 4
terms = []
for i in range(num_qubits - 1):
    for pauli in ("XX", "YY", "ZZ"):
        terms.append((pauli, [i, i + 1], 1.0))
hamiltonian = SparsePauliOp.from_sparse_list(terms, num_qubits=num_qubits)

# %% Max-cut Hamiltonian of a graph
# say: maxcut hamiltonian; max cut; max-cut hamiltonian; cost hamiltonian for maxcut
edges = [(0, 1), (1, 2), (2, 3), (3, 0)]
hamiltonian = SparsePauliOp.from_sparse_list([("ZZ", [i, j], 1.0) for i, j in edges], num_qubits=4)

# %% Exact ground state energy
# say: ground state energy; exact energy; diagonalize the hamiltonian; exact diagonalization
# uses: hamiltonian: SparsePauliOp
eigenvalues = np.linalg.eigvalsh(hamiltonian.to_matrix())
print(f"ground state energy: {eigenvalues[0]:.6f}")

# %% State vector of a circuit
# say: statevector; state vector of the circuit; get the statevector; simulate the state
# uses: qc: QuantumCircuit
state = Statevector(qc)
print(state.probabilities_dict())

# %% Expectation value from a state vector
# say: expectation value from the statevector
# uses: state: Statevector, observable: SparsePauliOp
value = state.expectation_value(observable).real

# %% Unitary of a circuit
# say: unitary; unitary matrix; operator of the circuit; matrix of the circuit
# uses: qc: QuantumCircuit
unitary = Operator(qc).data

# %% Fidelity of two states
# say: fidelity; state fidelity; compare the states
# uses: state: Statevector, target: Statevector
fidelity = state_fidelity(state, target)

# %% Are two circuits the same up to a phase
# say: check equivalence; equivalent circuits; are the circuits equal
# uses: qc: QuantumCircuit, other: QuantumCircuit
assert Operator(qc).equiv(Operator(other))

# %% Reduced density matrix
# say: partial trace; reduced density matrix; trace out a qubit
# uses: state: Statevector
reduced = partial_trace(state, [1])
print(reduced.purity())

# %% Sample from a state vector
# say: sample the statevector; sample counts from the state
# uses: state: Statevector
counts = state.sample_counts(1024)
