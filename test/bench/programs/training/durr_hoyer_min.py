import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import DiagonalGate
from qiskit.quantum_info import Statevector

# Minimum finding (Durr & Hoyer 1996) over an unsorted table.


class MinimumFinder:
    def __init__(self, table, seed=None):
        self.table = np.asarray(table)
        self.n = int(np.ceil(np.log2(len(self.table))))
        self.size = 2**self.n
        # pad with a value that never gets marked
        padded = np.full(self.size, self.table.max() + 1)
        padded[: len(self.table)] = self.table
        self.padded = padded
        self.rng = np.random.default_rng(seed)
        self.oracle_calls = 0

    def _phase_oracle(self, threshold):
        diag = np.where(self.padded < threshold, -1, 1)
        return DiagonalGate(list(diag.astype(complex)))

    def _diffusion(self):
        diag = -np.ones(self.size, dtype=complex)
        diag[0] = 1
        qc = QuantumCircuit(self.n)
        qc.h(range(self.n))
        qc.append(DiagonalGate(list(diag)), range(self.n))
        qc.h(range(self.n))
        return qc

    def _search(self, threshold, iterations):
        circ = QuantumCircuit(self.n)
        circ.h(range(self.n))
        diffusion = self._diffusion()
        for _ in range(iterations):
            circ.append(self._phase_oracle(threshold), range(self.n))
            circ.compose(diffusion, inplace=True)
            self.oracle_calls += 1
        state = Statevector(circ)
        state.seed(int(self.rng.integers(2**31)))
        return int(state.sample_memory(1)[0], 2)

    def run(self):
        best = int(self.rng.integers(len(self.table)))
        budget = 22.5 * np.sqrt(self.size) + 1.4 * self.n**2
        lam, m = 6 / 5, 1.0
        while self.oracle_calls < budget:
            j = int(self.rng.integers(0, int(np.ceil(m))))
            candidate = self._search(self.padded[best], j)
            if self.padded[candidate] < self.padded[best]:
                print(f"  new threshold {self.padded[candidate]} (index {candidate})")
                best, m = candidate, 1.0
            else:
                m = min(lam * m, np.sqrt(self.size))
            if j == 0:
                self.oracle_calls += 1  # classical query still costs one
        return best


values = np.random.default_rng(3).permutation(100)[:27]
print(values)
finder = MinimumFinder(values, seed=11)
idx = finder.run()
print("found:", values[idx], "true minimum:", values.min(), "calls:", finder.oracle_calls)
