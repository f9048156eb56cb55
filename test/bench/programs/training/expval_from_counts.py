"""Energy of H2 from counts: group the Paulis, rotate, measure, add up."""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import Pauli, SparsePauliOp
from qiskit.result import sampled_expectation_value

H2 = SparsePauliOp.from_list([
    ("II", -1.052373245772859),
    ("IZ", 0.39793742484318045),
    ("ZI", -0.39793742484318045),
    ("ZZ", -0.01128010425623538),
    ("XX", 0.18093119978423156),
])


def measurement_basis(paulis):
    """Union of the letters of qubit-wise commuting Paulis."""
    n = paulis.num_qubits
    basis = ["I"] * n
    for label in paulis.to_labels():
        for i, ch in enumerate(label):
            if ch != "I":
                basis[i] = ch
    return "".join(basis)


def basis_rotation(basis):
    qc = QuantumCircuit(len(basis))
    for q, ch in enumerate(basis[::-1]):
        if ch == "X":
            qc.h(q)
        elif ch == "Y":
            qc.sdg(q)
            qc.h(q)
    return qc


def diagonal_label(pauli):
    return "".join("I" if ch == "I" else "Z" for ch in pauli.to_label())


def energy_from_counts(state, hamiltonian, shots, seed=None):
    groups = hamiltonian.group_commuting(qubit_wise=True)
    circuits = []
    for group in groups:
        qc = state.compose(basis_rotation(measurement_basis(group.paulis)))
        qc.measure_all()
        circuits.append(qc)

    sampler = StatevectorSampler(default_shots=shots, seed=seed)
    results = sampler.run(circuits).result()

    energy, variance = 0.0, 0.0
    for group, res in zip(groups, results):
        counts = res.data.meas.get_counts()
        for pauli, coeff in zip(group.paulis, group.coeffs):
            ev = sampled_expectation_value(counts, Pauli(diagonal_label(pauli)))
            energy += coeff.real * ev
            # covariances between terms of one group are left out
            variance += coeff.real**2 * (1 - ev**2) / shots
    return energy, np.sqrt(variance)


state = QuantumCircuit(2)
state.x(0)
state.ry(-0.2235, 1)
state.cx(1, 0)

exact = StatevectorEstimator().run([(state, H2)]).result()[0].data.evs
for shots in (100, 1000, 10_000, 100_000):
    e, de = energy_from_counts(state, H2, shots, seed=shots)
    print(f"{shots:>7d} shots: {e:.5f} +- {de:.5f}   pull {(e - exact) / de:+.2f}")
print("exact:", exact)
print("ground state:", np.linalg.eigvalsh(H2.to_matrix()).min())
