import os
from qiskit_ibm_runtime import QiskitRuntimeService

token = os.environ["IBM_TOKEN"]
instance = os.environ.get("IBM_CRN")

QiskitRuntimeService.save_account(
    channel="ibm_quantum_platform",
    token=token,
    instance=instance,
    overwrite=True,
    set_as_default=True,
)

service = QiskitRuntimeService()
for backend in service.backends():
    status = backend.status()
    print(backend.name, backend.num_qubits, status.pending_jobs)

backend = service.backend("ibm_brisbane")
print(backend.coupling_map)
print(backend.target.operation_names)
jobs = service.jobs(limit=5, backend_name=backend.name)
for job in jobs:
    print(job.job_id(), job.status(), job.creation_date)
