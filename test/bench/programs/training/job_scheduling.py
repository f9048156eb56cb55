from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import minimize

from qiskit.circuit.library import qaoa_ansatz
from qiskit.primitives import BackendEstimatorV2, BackendSamplerV2
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator


@dataclass
class Task:
    name: str
    duration: int


@dataclass
class SchedulingProblem:
    """Jobs on identical machines, minimise the sum of squared loads."""

    jobs: list
    machines: int = 2
    penalty: float = field(default=20.0)

    @property
    def num_vars(self):
        return len(self.jobs) * self.machines

    def index(self, job, machine):
        return job * self.machines + machine

    def to_ising(self):
        n = self.num_vars
        zero = SparsePauliOp("I" * n, coeffs=[0.0])
        ident = SparsePauliOp("I" * n)

        def binary(i):
            z = SparsePauliOp.from_sparse_list([("Z", [i], 1.0)], num_qubits=n)
            return 0.5 * (ident - z)

        ham = zero
        for k in range(self.machines):
            load = zero
            for j, job in enumerate(self.jobs):
                load = load + job.duration * binary(self.index(j, k))
            ham = ham + load @ load
        for j in range(len(self.jobs)):
            total = -1.0 * ident
            for k in range(self.machines):
                total = total + binary(self.index(j, k))
            ham = ham + self.penalty * (total @ total)
        return ham.simplify()

    def decode(self, bitstring):
        x = bitstring[::-1]
        plan = {k: [] for k in range(self.machines)}
        for j, job in enumerate(self.jobs):
            chosen = [k for k in range(self.machines) if x[self.index(j, k)] == "1"]
            if len(chosen) != 1:
                return None
            plan[chosen[0]].append(job)
        return plan


def makespan(plan):
    return max(sum(job.duration for job in jobs) for jobs in plan.values())


if __name__ == "__main__":
    problem = SchedulingProblem([Task("a", 3), Task("b", 2), Task("c", 4), Task("d", 1), Task("e", 2)])
    op = problem.to_ising()
    op_scaled = op / np.abs(op.coeffs).max()

    backend = AerSimulator(method="statevector", seed_simulator=31)
    pm = generate_preset_pass_manager(optimization_level=1, backend=backend)
    circuit = pm.run(qaoa_ansatz(op_scaled, reps=3))
    estimator = BackendEstimatorV2(backend=backend)
    evals = []

    def cost(x):
        evals.append(float(estimator.run([(circuit, op_scaled, x)], precision=0.02).result()[0].data.evs))
        return evals[-1]

    res = minimize(cost, [0.6, 0.4, 0.2, 0.2, 0.4, 0.6], method="COBYLA", options={"maxiter": 120})
    print("evaluations:", len(evals), "final energy:", evals[-1])

    sampler = BackendSamplerV2(backend=backend)
    pub = (circuit.measure_all(inplace=False), res.x)
    counts = sampler.run([pub], shots=5000).result()[0].data.meas.get_counts()
    plans = [(makespan(p), c, p) for p, c in ((problem.decode(b), c) for b, c in counts.items()) if p]
    plans.sort(key=lambda t: (t[0], -t[1]))
    span, c, plan = plans[0]
    print(f"makespan {span}, seen {c} times")
    for k, jobs in plan.items():
        print(f"  machine {k}:", ", ".join(job.name for job in jobs))
