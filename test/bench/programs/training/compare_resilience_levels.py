# Run the same mirror circuit with resilience levels 0, 1 and 2.
import numpy as np
import pandas as pd

from qiskit.circuit.library import efficient_su2
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch
from qiskit_ibm_runtime import EstimatorV2 as Estimator
from qiskit_ibm_runtime import QiskitRuntimeService

n_qubits = 30

service = QiskitRuntimeService()
backend = service.least_busy(
    operational=True, simulator=False, min_num_qubits=n_qubits
)

rng = np.random.default_rng(seed=1234)
mirror_circuit = efficient_su2(n_qubits, entanglement="pairwise", reps=2)
mirror_circuit = mirror_circuit.assign_parameters(
    rng.uniform(-np.pi, np.pi, mirror_circuit.num_parameters)
)
mirror_circuit.barrier()
mirror_circuit.compose(mirror_circuit.inverse(), inplace=True)

# The ideal value of the average magnetization is 1.
paulis = ["".join("Z" if i == q else "I" for i in range(n_qubits)) for q in range(n_qubits)]
observable = SparsePauliOp(paulis, coeffs=1 / n_qubits)

pass_manager = generate_preset_pass_manager(2, backend=backend)
isa_circuit = pass_manager.run(mirror_circuit)
isa_observable = observable.apply_layout(isa_circuit.layout)
pub = (isa_circuit, isa_observable)

jobs = []
with Batch(backend=backend) as batch:
    # no mitigation
    estimator = Estimator(mode=batch, options={"resilience_level": 0})
    jobs.append(estimator.run([pub]))

    # TREX readout mitigation
    estimator = Estimator(mode=batch, options={"resilience_level": 1})
    jobs.append(estimator.run([pub]))

    # TREX + ZNE + gate twirling
    estimator = Estimator(mode=batch, options={"resilience_level": 2})
    jobs.append(estimator.run([pub]))

    # ZNE by hand, with decoupling
    options = {
        "resilience_level": 1,
        "dynamical_decoupling": {"enable": True, "sequence_type": "XpXm"},
        "twirling": {"enable_gates": True, "num_randomizations": 64},
        "resilience": {
            "zne_mitigation": True,
            "zne": {"noise_factors": [1, 3, 5], "extrapolator": "linear"},
        },
    }
    estimator = Estimator(mode=batch, options=options)
    jobs.append(estimator.run([pub]))

rows = []
for name, job in zip(["0", "1", "2", "custom"], jobs):
    pub_result = job.result()[0]
    metrics = job.metrics()
    rows.append(
        {
            "level": name,
            "value": float(pub_result.data.evs),
            "std": float(pub_result.data.stds),
            "qpu_seconds": metrics["usage"]["quantum_seconds"],
        }
    )

df = pd.DataFrame(rows).set_index("level")
df["error"] = (1 - df["value"]).abs()
print(df.round(4))
df.to_csv("resilience_levels.csv")
