from typing import Literal
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import UnitaryGate
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import Operator, SparsePauliOp, Statevector, random_unitary


def hadamard_test(U: Operator, prep: QuantumCircuit, part: Literal["re", "im"]) -> QuantumCircuit:
    n = prep.num_qubits
    qc = QuantumCircuit(n + 1)
    qc.compose(prep, range(1, n + 1), inplace=True)
    qc.h(0)
    if part == "im":
        qc.sdg(0)
    qc.append(UnitaryGate(U).control(1), range(n + 1))
    qc.h(0)
    return qc


def by_estimator(U: Operator, prep: QuantumCircuit) -> complex:
    est = StatevectorEstimator()
    z0 = SparsePauliOp.from_sparse_list([("Z", [0], 1)], num_qubits=prep.num_qubits + 1)
    re, im = est.run([(hadamard_test(U, prep, p), z0) for p in ("re", "im")]).result()
    return complex(re.data.evs, im.data.evs)


def by_sampling(U: Operator, prep: QuantumCircuit, shots: int) -> complex:
    values = []
    sampler = StatevectorSampler(seed=shots)
    for part in ("re", "im"):
        core = hadamard_test(U, prep, part)
        qc = QuantumCircuit(core.num_qubits, 1)
        qc.compose(core, inplace=True)
        qc.measure(0, 0)
        ones = sampler.run([qc], shots=shots).result()[0].data.c.bitcount().sum()
        values.append(1 - 2 * ones / shots)
    return complex(*values)


def exact(U: Operator, prep: QuantumCircuit) -> complex:
    psi = Statevector(prep)
    return complex(psi.inner(psi.evolve(U)))


if __name__ == "__main__":
    np.set_printoptions(precision=4, suppress=True)

    prep = QuantumCircuit(2)
    prep.ry(0.4, 0)
    prep.cx(0, 1)
    prep.rz(1.1, 1)

    for seed in range(4):
        U = random_unitary(4, seed=seed)
        ref = exact(U, prep)
        assert np.isclose(by_estimator(U, prep), ref)
        print(f"seed {seed}: <U> = {ref:.4f}")
        for shots in (100, 1_000, 10_000, 100_000):
            val = by_sampling(U, prep, shots)
            print(f"   {shots:>7} shots {val:.4f}   |error| {abs(val - ref):.4f}"
                  f"   1/sqrt(N) {shots ** -0.5:.4f}")
