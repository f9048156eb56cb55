import numpy as np
from scipy.optimize import minimize
from qiskit.circuit.library import n_local
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import EstimatorV2, QiskitRuntimeService, Session


class VQE:
    def __init__(self, backend, hamiltonian, ansatz, maxiter=100):
        self.backend = backend
        self.hamiltonian = hamiltonian
        self.ansatz = ansatz
        self.maxiter = maxiter
        self.history = []

    def _cost(self, params, ansatz, hamiltonian, estimator):
        job = estimator.run([(ansatz, hamiltonian, params)])
        energy = float(job.result()[0].data.evs)
        self.history.append(energy)
        if len(self.history) % 10 == 0:
            print(f"iteration {len(self.history)}: {energy:.5f}")
        return energy

    def run(self):
        pm = generate_preset_pass_manager(backend=self.backend, optimization_level=3)
        isa_ansatz = pm.run(self.ansatz)
        isa_hamiltonian = self.hamiltonian.apply_layout(isa_ansatz.layout)
        x0 = np.random.default_rng(5).uniform(-np.pi, np.pi, isa_ansatz.num_parameters)
        with Session(backend=self.backend) as session:
            estimator = EstimatorV2(mode=session)
            estimator.options.resilience_level = 1
            result = minimize(
                self._cost,
                x0,
                args=(isa_ansatz, isa_hamiltonian, estimator),
                method="COBYLA",
                options={"maxiter": self.maxiter},
            )
        return result


service = QiskitRuntimeService()
backend = service.least_busy(simulator=False, operational=True)
hamiltonian = SparsePauliOp.from_list([("ZZII", 1.0), ("IZZI", 1.0), ("IIZZ", 1.0), ("XIII", 0.5)])
ansatz = n_local(4, ["ry", "rz"], "cz", reps=2)
vqe = VQE(backend, hamiltonian, ansatz)
result = vqe.run()
print(result.fun)
