import itertools

import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import DensityMatrix, Pauli, Statevector, concurrence, state_fidelity
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime.fake_provider import FakeLagosV2


class StateTomography:
    """State tomography by linear inversion, then projection on physical states."""

    def __init__(self, circuit, backend, shots=4000):
        self.circuit = circuit
        self.backend = backend
        self.shots = shots
        self.n = circuit.num_qubits

    def _rotate(self, qc, basis):
        # basis[0] belongs to the highest qubit
        for q, b in enumerate(reversed(basis)):
            if b == "X":
                qc.h(q)
            elif b == "Y":
                qc.sdg(q)
                qc.h(q)

    def circuits(self):
        out = {}
        for basis in itertools.product("XYZ", repeat=self.n):
            basis = "".join(basis)
            qc = self.circuit.copy(name=basis)
            qc.barrier()
            self._rotate(qc, basis)
            qc.measure_all()
            out[basis] = qc
        return out

    def run(self):
        circs = self.circuits()
        tcircs = transpile(list(circs.values()), self.backend, seed_transpiler=21)
        res = self.backend.run(tcircs, shots=self.shots, seed_simulator=21).result()
        self.counts = {basis: res.get_counts(i) for i, basis in enumerate(circs)}
        return self

    def pauli_expectation(self, label):
        """Average over every setting that measures this Pauli."""
        values = []
        for basis, counts in self.counts.items():
            if any(p != "I" and p != b for p, b in zip(label, basis)):
                continue
            support = [k for k, p in enumerate(label) if p != "I"]
            total = 0
            for bits, c in counts.items():
                total += c * (-1) ** sum(bits[k] == "1" for k in support)
            values.append(total / sum(counts.values()))
        return np.mean(values)

    def linear_inversion(self):
        rho = np.zeros((2**self.n, 2**self.n), dtype=complex)
        for label in map("".join, itertools.product("IXYZ", repeat=self.n)):
            rho += self.pauli_expectation(label) * Pauli(label).to_matrix()
        return rho / 2**self.n


def project(rho):
    # Smolin, Gambetta, Smith 2012
    evals, evecs = np.linalg.eigh(rho)
    evals = evals[::-1].copy()
    evecs = evecs[:, ::-1]
    acc, i = 0.0, len(evals)
    while evals[i - 1] + acc / i < 0:
        acc += evals[i - 1]
        evals[i - 1] = 0
        i -= 1
    evals[:i] += acc / i
    return DensityMatrix(evecs @ np.diag(evals) @ evecs.conj().T)


bell = QuantumCircuit(2)
bell.h(0)
bell.cx(0, 1)

sim = AerSimulator.from_backend(FakeLagosV2())
tomo = StateTomography(bell, sim).run()
rho_lin = tomo.linear_inversion()
rho = project(rho_lin)

print("eigenvalues, linear inversion:", np.linalg.eigvalsh(rho_lin).round(4))
print("eigenvalues, projected:       ", np.linalg.eigvalsh(rho.data).round(4))
print("fidelity   ", state_fidelity(rho, Statevector(bell)))
print("concurrence", concurrence(rho))
