import datetime
import json
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, EstimatorV2 as Estimator, QiskitRuntimeService

# Mini version of the "utility" experiment (Kim et al. 2023), 20 qubits on a line
N = 20
STEPS = [2, 4, 6]

service = QiskitRuntimeService(instance="open-instance")
backend = service.least_busy(operational=True, simulator=False, min_num_qubits=100)
print(datetime.datetime.now(), "->", backend.name)

th = Parameter("theta_h")


def kicked_ising(steps):
    qc = QuantumCircuit(N)
    for _ in range(steps):
        qc.rx(th, range(N))
        for first in (0, 1):
            for q in range(first, N - 1, 2):
                # rzz(-pi/2)
                qc.sdg([q, q + 1])
                qc.cz(q, q + 1)
        qc.barrier()
    return qc


magnetization = SparsePauliOp.from_sparse_list([("Z", [i], 1 / N) for i in range(N)], num_qubits=N)
angles = np.linspace(0, np.pi / 2, 9)

pm = generate_preset_pass_manager(optimization_level=3, backend=backend)
jobs = {}
with Batch(backend=backend) as batch:
    estimator = Estimator(mode=batch)
    estimator.options.default_shots = 4000
    estimator.options.resilience_level = 1
    estimator.options.dynamical_decoupling.enable = True
    estimator.options.dynamical_decoupling.sequence_type = "XY4"
    estimator.options.twirling.enable_gates = True
    for steps in STEPS:
        isa = pm.run(kicked_ising(steps))
        obs = magnetization.apply_layout(isa.layout)
        print(steps, "steps: 2q depth", isa.depth(lambda x: len(x.qubits) == 2))
        jobs[steps] = estimator.run([(isa, obs, angles.reshape(-1, 1))])

out = {"backend": backend.name, "angles": angles.tolist()}
for steps, job in jobs.items():
    data = job.result()[0].data
    out[str(steps)] = {
        "job_id": job.job_id(),
        "mz": np.asarray(data.evs).tolist(),
        "std": np.asarray(data.stds).tolist(),
    }
    print(steps, np.round(data.evs, 3))

with open(f"kicked_{backend.name}.json", "w") as fh:
    json.dump(out, fh, indent=1)
