"""Stabiliser Renyi entropy M_2 (Leone, Oliviero, Hamma) of doped Clifford circuits."""
from dataclasses import dataclass, field
import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Statevector, pauli_basis, random_clifford


@dataclass
class DopedCircuit:
    n: int
    n_t: int
    seed: int = 0
    circuit: QuantumCircuit = field(init=False)

    def __post_init__(self):
        rng = np.random.default_rng(self.seed)
        self.circuit = QuantumCircuit(self.n)
        self._clifford(rng)
        for _ in range(self.n_t):
            self.circuit.t(int(rng.integers(self.n)))
            self._clifford(rng)

    def _clifford(self, rng):
        cl = random_clifford(self.n, seed=rng)
        self.circuit.compose(cl.to_circuit(), inplace=True)


def stabilizer_renyi_entropy(psi: Statevector, alpha: float = 2.0) -> float:
    n = psi.num_qubits
    d = 2**n
    xi = np.array([psi.expectation_value(P).real ** 2 / d for P in pauli_basis(n)])
    xi = xi[xi > 1e-14]
    return np.log2(np.sum(xi**alpha)) / (1 - alpha) - n


def haar_value(n):
    # <M_2> ~ log2(d + 3) - 2 (annealed)
    return np.log2(2**n + 3) - 2


def main(n=4, max_t=10, samples=12):
    print(f"Haar (annealed): {haar_value(n):.3f}")
    # a single T on |+> : log2(4/3)
    qc = QuantumCircuit(1)
    qc.h(0)
    qc.t(0)
    print(f"T state:         {stabilizer_renyi_entropy(Statevector(qc)):.4f} "
          f"(expected {np.log2(4 / 3):.4f})")

    for n_t in range(max_t + 1):
        M = [
            stabilizer_renyi_entropy(Statevector(DopedCircuit(n, n_t, seed=100 * n_t + s).circuit))
            for s in range(samples)
        ]
        print(f"{n_t:3d} T gates   M2 = {np.mean(M):.3f} +- {np.std(M, ddof=1) / np.sqrt(samples):.3f}")


if __name__ == "__main__":
    main()
