"""Submit the Trotter depth scan as one batch, ids go to jobs.json."""
import json
from datetime import datetime
from pathlib import Path

from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, QiskitRuntimeService, SamplerV2 as Sampler

BACKEND = "ibm_marrakesh"
N_QUBITS = 20
DEPTHS = [2, 4, 6, 8, 10, 14, 18]
DT = 0.25
J, HX = 1.0, 0.9
SHOTS = 8192
TAGS = ["tfim", "depth-scan", "2025w40"]


def trotter(n, steps):
    qc = QuantumCircuit(n, name=f"tfim_{steps}")
    for _ in range(steps):
        for i in range(0, n - 1, 2):
            qc.rzz(-2 * J * DT, i, i + 1)
        for i in range(1, n - 1, 2):
            qc.rzz(-2 * J * DT, i, i + 1)
        qc.rx(-2 * HX * DT, range(n))
    qc.measure_all()
    return qc


service = QiskitRuntimeService()
backend = service.backend(BACKEND)
pm = generate_preset_pass_manager(optimization_level=3, backend=backend, seed_transpiler=11)

circuits = [trotter(N_QUBITS, d) for d in DEPTHS]
isa_circuits = pm.run(circuits)

# all depths on the same qubits, otherwise we compare apples and oranges
layout = isa_circuits[0].layout.initial_index_layout(filter_ancillas=True)
pm = generate_preset_pass_manager(optimization_level=3, backend=backend, initial_layout=layout, seed_transpiler=11)
isa_circuits = pm.run(circuits)

records = []
with Batch(backend=backend, max_time="30m") as batch:
    sampler = Sampler(mode=batch)
    sampler.options.dynamical_decoupling.enable = True
    sampler.options.dynamical_decoupling.sequence_type = "XY4"
    sampler.options.twirling.enable_gates = True
    sampler.options.environment.job_tags = TAGS
    for depth, isa in zip(DEPTHS, isa_circuits):
        job = sampler.run([isa], shots=SHOTS)
        records.append({"depth": depth, "job_id": job.job_id(), "n2q": isa.num_nonlocal_gates()})
        print(depth, job.job_id(), job.status())
    print("batch", batch.session_id)

Path("jobs.json").write_text(
    json.dumps(
        {
            "submitted": datetime.now().isoformat(),
            "backend": backend.name,
            "session_id": batch.session_id,
            "layout": layout,
            "shots": SHOTS,
            "jobs": records,
        },
        indent=2,
    )
)
