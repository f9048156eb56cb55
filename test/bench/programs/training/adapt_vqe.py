import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp
from scipy.optimize import minimize


class AdaptVQE:
    def __init__(self, hamiltonian, pool, threshold=1e-3, max_iterations=10):
        self.hamiltonian = hamiltonian
        self.pool = pool
        self.threshold = threshold
        self.max_iterations = max_iterations
        self.estimator = StatevectorEstimator()
        self.selected = []
        self.energies = []

    def ansatz(self):
        num_qubits = self.hamiltonian.num_qubits
        qc = QuantumCircuit(num_qubits)
        qc.x(0)
        theta = ParameterVector("theta", len(self.selected))
        for parameter, operator in zip(theta, self.selected):
            qc.append(PauliEvolutionGate(operator, time=parameter), range(num_qubits))
        return qc

    def energy(self, values):
        job = self.estimator.run([(self.ansatz(), self.hamiltonian, values)])
        return float(job.result()[0].data.evs)

    def gradients(self, values):
        circuit = self.ansatz().assign_parameters(values)
        pubs = []
        for operator in self.pool:
            commutator = 1j * (self.hamiltonian @ operator - operator @ self.hamiltonian)
            pubs.append((circuit, commutator.simplify()))
        result = self.estimator.run(pubs).result()
        return np.array([float(pub_result.data.evs) for pub_result in result])

    def run(self):
        values = np.array([])
        for iteration in range(self.max_iterations):
            gradients = self.gradients(values)
            best = int(np.argmax(np.abs(gradients)))
            if np.abs(gradients[best]) < self.threshold:
                break
            self.selected.append(self.pool[best])
            values = np.append(values, 0.0)
            result = minimize(self.energy, values, method="BFGS")
            values = result.x
            self.energies.append(result.fun)
            print(f"iteration {iteration}: energy {result.fun:.6f}")
        return values


hamiltonian = SparsePauliOp.from_list([("II", -1.05), ("IZ", 0.39), ("ZI", -0.39), ("ZZ", -0.01), ("XX", 0.18)])
pool = [SparsePauliOp("XY"), SparsePauliOp("YX"), SparsePauliOp("YI"), SparsePauliOp("IY")]

vqe = AdaptVQE(hamiltonian, pool)
parameters = vqe.run()
exact = np.linalg.eigvalsh(hamiltonian.to_matrix()).min()
print("exact energy:", exact)
print("error:", vqe.energies[-1] - exact)
