import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Operator, SparsePauliOp, Statevector
from scipy.linalg import expm


class SpinChain:
    def __init__(self, length, coupling=1.0, field=0.5, periodic=False):
        self.length = length
        self.coupling = coupling
        self.field = field
        self.periodic = periodic
        self._hamiltonian = None

    @property
    def bonds(self):
        pairs = [(i, i + 1) for i in range(self.length - 1)]
        if self.periodic:
            pairs.append((self.length - 1, 0))
        return pairs

    @property
    def hamiltonian(self):
        if self._hamiltonian is None:
            terms = [("ZZ", [i, j], -self.coupling) for i, j in self.bonds]
            terms += [("X", [i], -self.field) for i in range(self.length)]
            self._hamiltonian = SparsePauliOp.from_sparse_list(terms, num_qubits=self.length)
        return self._hamiltonian

    def ground_state(self):
        values, vectors = np.linalg.eigh(self.hamiltonian.to_matrix())
        return values[0], Statevector(vectors[:, 0])

    def evolve_exact(self, state, time):
        u = expm(-1j * time * self.hamiltonian.to_matrix())
        return state.evolve(Operator(u))

    def trotter_circuit(self, time, steps):
        dt = time / steps
        qc = QuantumCircuit(self.length)
        for _ in range(steps):
            for i, j in self.bonds:
                qc.rzz(-2 * self.coupling * dt, i, j)
            for i in range(self.length):
                qc.rx(-2 * self.field * dt, i)
        return qc


chain = SpinChain(4, field=0.8)
energy, ground = chain.ground_state()
print("ground state energy:", energy)
start = Statevector.from_label("0000")
for steps in (1, 2, 5, 10, 20):
    exact = chain.evolve_exact(start, 1.0)
    approx = start.evolve(chain.trotter_circuit(1.0, steps))
    error = 1 - abs(exact.inner(approx)) ** 2
    print(f"{steps:3d} steps: {error:.2e}")
