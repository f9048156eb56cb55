import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import BackendSamplerV2
from qiskit.quantum_info import SparsePauliOp, Statevector
from qiskit_aer import AerSimulator

hamiltonian = SparsePauliOp.from_list(
    [
        ("ZZII", 0.5),
        ("IZZI", 0.5),
        ("IIZZ", 0.5),
        ("XIII", -1.0),
        ("IXII", -1.0),
        ("IIXI", -1.0),
        ("IIIX", -1.0),
    ]
)
groups = hamiltonian.group_commuting(qubit_wise=True)
print("number of groups:", len(groups))


def basis_of(group):
    """The letter that each qubit is measured in."""
    num_qubits = group.num_qubits
    basis = ["Z"] * num_qubits
    for pauli in group.paulis:
        for qubit, letter in enumerate(reversed(pauli.to_label())):
            if letter != "I":
                basis[qubit] = letter
    return basis


def measured_circuit(circuit, basis):
    qc = circuit.copy()
    for qubit, letter in enumerate(basis):
        if letter == "X":
            qc.h(qubit)
        if letter == "Y":
            qc.sdg(qubit)
            qc.h(qubit)
    qc.measure_all()
    return qc


def diagonal_value(label, counts):
    shots = sum(counts.values())
    value = 0
    for bitstring, count in counts.items():
        ones = sum(1 for bit, letter in zip(bitstring, label) if letter != "I" and bit == "1")
        value += (-1) ** ones * count / shots
    return value


state = QuantumCircuit(4)
state.ry(np.pi / 4, range(4))
for i in range(3):
    state.cx(i, i + 1)

sampler = BackendSamplerV2(backend=AerSimulator())
circuits = [measured_circuit(state, basis_of(group)) for group in groups]
result = sampler.run(circuits, shots=8192).result()

energy = 0
for group, pub_result in zip(groups, result):
    counts = pub_result.data.meas.get_counts()
    for label, coeff in group.to_list():
        energy += coeff.real * diagonal_value(label, counts)

exact = Statevector(state).expectation_value(hamiltonian).real
print(f"sampled {energy:.4f}, exact {exact:.4f}")
