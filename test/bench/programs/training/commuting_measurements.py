"""
Measure an observable with as few circuits as possible.

  * one circuit per Pauli
  * one circuit per qubit-wise commuting group  (only single qubit rotations)
  * one circuit per commuting group             (Clifford before measuring)
"""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import efficient_su2
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import PauliList, SparsePauliOp, Statevector


def qwc_rotation(group: PauliList) -> QuantumCircuit:
    n = group.num_qubits
    qc = QuantumCircuit(n)
    x_any = group.x.any(axis=0)
    z_on_x = (group.x & group.z).any(axis=0)
    for q in range(n):
        if z_on_x[q]:
            qc.sdg(q)
        if x_any[q]:
            qc.h(q)
    return qc


def diagonalising_clifford(group: PauliList) -> QuantumCircuit:
    """Greedy diagonalisation: make one generator after the other a Z on its own qubit."""
    n = group.num_qubits
    qc = QuantumCircuit(n)
    current = group.copy()
    for _ in range(n):
        rows = np.flatnonzero(current.x.any(axis=1))
        if len(rows) == 0:
            break
        p = current[int(rows[0])]
        step = QuantumCircuit(n)
        pivots = [q for q in range(n) if p.x[q]]
        for q in range(n):
            if p.x[q] and p.z[q]:
                step.sdg(q)
        head = pivots[0]
        for q in pivots[1:]:
            step.cx(head, q)
        # what is left besides X on head are Zs elsewhere
        for q in range(n):
            if q != head and q not in pivots and p.z[q]:
                step.cz(head, q)
        step.h(head)
        qc.compose(step, inplace=True)
        current = group.evolve(qc, frame="s")
    assert not current.x.any(), "group did not commute"
    return qc


def estimate(ansatz, observable, groups, rotation, shots):
    sampler = StatevectorSampler(seed=17)
    value = 0.0
    for group in groups:
        rot = rotation(group.paulis)
        qc = ansatz.compose(rot)
        qc.measure_all()
        bits = sampler.run([qc], shots=shots).result()[0].data.meas
        diagonal = SparsePauliOp(group.paulis.evolve(rot, frame="s"), group.coeffs)
        # only I and Z are left now
        value += sum(
            c.real * bits.expectation_values([label])[0] if label.strip("I") else c.real
            for label, c in signed_terms(diagonal)
        )
    return value


def signed_terms(op):
    op = op.simplify()
    return list(zip(op.paulis.to_labels(), op.coeffs))


if __name__ == "__main__":
    h2 = SparsePauliOp.from_list(
        [("IIII", -0.81), ("IIIZ", 0.17), ("IIZI", -0.22), ("IZII", 0.17), ("ZIII", -0.22),
         ("IIZZ", 0.12), ("YYYY", 0.045), ("XXYY", 0.045), ("YYXX", 0.045), ("XXXX", 0.045)]
    )
    ansatz = efficient_su2(4, reps=1)
    angles = np.random.default_rng(1).uniform(0, np.pi, ansatz.num_parameters)
    state = ansatz.assign_parameters(angles)
    print("exact:", Statevector(state).expectation_value(h2).real)

    qwc = h2.group_commuting(qubit_wise=True)
    full = h2.group_commuting()
    print(len(h2), "paulis,", len(qwc), "qwc groups,", len(full), "commuting groups")
    print("qwc :", estimate(state, h2, qwc, qwc_rotation, 20000))
    print("full:", estimate(state, h2, full, diagonalising_clifford, 20000))
