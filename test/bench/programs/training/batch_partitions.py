"""Split a long list of circuits into chunks and run them as one batch."""

from qiskit.circuit.random import random_circuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, QiskitRuntimeService, SamplerV2

MAX_CIRCUITS = 25

service = QiskitRuntimeService()
backend = service.backend("ibm_fez")

# generate some circuits
all_circuits = []
for seed in range(100):
    random_qc = random_circuit(num_qubits=4, depth=3, max_operands=2, seed=seed)
    random_qc.measure_all()
    random_qc.name = f"random_{seed}"
    all_circuits.append(random_qc)

pm = generate_preset_pass_manager(backend=backend, optimization_level=1)
isa_circuits = pm.run(all_circuits)

# partition them
all_partitioned_circuits = []
for i in range(0, len(isa_circuits), MAX_CIRCUITS):
    all_partitioned_circuits.append(isa_circuits[i : i + MAX_CIRCUITS])
print(f"{len(all_partitioned_circuits)} jobs of at most {MAX_CIRCUITS} circuits")

jobs = []
start_idx = 0

with Batch(backend=backend, max_time="25m") as batch:
    print(f"Batch id: {batch.session_id}")
    sampler = SamplerV2(mode=batch)
    sampler.options.default_shots = 1000
    sampler.options.environment.job_tags = ["docs", "batch"]

    for partitioned_circuits in all_partitioned_circuits:
        job = sampler.run(partitioned_circuits)
        print(f"Submitted {job.job_id()}, status {job.status()}")
        jobs.append(job)

# The batch is closed for new jobs now; what was submitted still runs.
print(f"Batch status: {batch.status()}")

all_counts = {}
for job, circuits in zip(jobs, all_partitioned_circuits):
    result = job.result()
    for circuit, pub_result in zip(circuits, result):
        all_counts[circuit.name] = pub_result.data.meas.get_counts()

for name in ["random_0", "random_50", "random_99"]:
    counts = all_counts[name]
    most_likely = max(counts, key=counts.get)
    print(f"{name}: {most_likely} ({counts[most_likely]} of {sum(counts.values())})")

details = batch.details()
print(f"Batch mode: {details['mode']}, usage: {batch.usage()} s")
