"""Classical shadows with random Pauli measurements."""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Pauli, Statevector
from qiskit.primitives import StatevectorSampler

N_QUBITS = 4
N_SNAPSHOTS = 3000


def cluster_state(n):
    qc = QuantumCircuit(n)
    qc.h(range(n))
    for i in range(n - 1):
        qc.cz(i, i + 1)
    return qc


def snapshot_circuit(state, bases):
    qc = state.copy()
    for q, b in enumerate(bases):
        if b == 0:      # X
            qc.h(q)
        elif b == 1:    # Y
            qc.sdg(q)
            qc.h(q)
    qc.measure_all()
    return qc


def collect(state, n_snapshots, rng):
    n = state.num_qubits
    bases = rng.integers(3, size=(n_snapshots, n))
    # same bases -> one circuit with several shots
    unique, inverse, multiplicity = np.unique(bases, axis=0, return_inverse=True, return_counts=True)
    pubs = [(snapshot_circuit(state, b), None, int(m)) for b, m in zip(unique, multiplicity)]
    result = StatevectorSampler(seed=rng).run(pubs).result()
    outcomes = np.empty_like(bases)
    for k, res in enumerate(result):
        outcomes[inverse.ravel() == k] = res.data.meas.to_bool_array(order="little")
    return bases, outcomes


def estimate(pauli, bases, outcomes, batches=10):
    """Median of means of the single-shot estimators."""
    label = pauli.to_label()[::-1]
    values = np.ones(len(bases))
    for q, ch in enumerate(label):
        if ch == "I":
            continue
        match = bases[:, q] == "XYZ".index(ch)
        values *= np.where(match, 3 * (1 - 2 * outcomes[:, q]), 0)
    means = [chunk.mean() for chunk in np.array_split(values, batches)]
    return np.median(means)


if __name__ == "__main__":
    rng = np.random.default_rng(123)
    prep = cluster_state(N_QUBITS)
    psi = Statevector(prep)
    bases, outcomes = collect(prep, N_SNAPSHOTS, rng)

    # stabilizers of the cluster state and some others
    paulis = ["IIZX", "IZXZ", "ZXZI", "XZII", "IIIZ", "IIXX", "YIIY"]
    print("pauli  exact   shadow")
    for p in map(Pauli, paulis):
        exact = psi.expectation_value(p).real
        print(f"{p.to_label()}  {exact:+.3f}  {estimate(p, bases, outcomes):+.3f}")
