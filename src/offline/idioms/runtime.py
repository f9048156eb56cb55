"""IBM quantum computers through qiskit-ibm-runtime."""

from qiskit import QuantumCircuit, generate_preset_pass_manager
from qiskit.primitives import PrimitiveResult
from qiskit.providers import BackendV2
from qiskit.quantum_info import SparsePauliOp
from qiskit_ibm_runtime import Batch, EstimatorV2, QiskitRuntimeService, SamplerV2, Session
from qiskit_ibm_runtime.fake_provider import FakeManilaV2

# %% Connect to the service
# say: connect to ibm quantum; runtime service; load the account; quantum service
service = QiskitRuntimeService()

# %% Save the account once
# say: save account; save the ibm quantum account; store my token
QiskitRuntimeService.save_account(token="<your-api-key>", instance="<your-crn>", overwrite=True)

# %% Least busy backend
# say: least busy backend; pick a backend; choose a backend; find the least busy backend; select a backend
# uses: service: QiskitRuntimeService
backend = service.least_busy(simulator=False, operational=True)
print(backend.name)

# %% Backend by name
# say: backend by name; get a backend by name
# uses: service: QiskitRuntimeService
backend = service.backend("ibm_torino")

# %% List the backends
# say: list backends; available backends; show all backends
# uses: service: QiskitRuntimeService
for backend in service.backends():
    print(backend.name, backend.num_qubits, backend.status().pending_jobs)

# %% Sample on a quantum computer
# say: run on the backend; run on hardware; run on a quantum computer; runtime sampler; sample on the backend
# uses: isa_circuit: QuantumCircuit, backend: BackendV2
sampler = SamplerV2(mode=backend)
job = sampler.run([isa_circuit], shots=4096)
print(job.job_id())
result = job.result()

# %% Estimate on a quantum computer
# say: runtime estimator; estimate on the backend; run the estimator on the backend
# uses: isa_circuit: QuantumCircuit, observable: SparsePauliOp, backend: BackendV2
estimator = EstimatorV2(mode=backend)
isa_observable = observable.apply_layout(isa_circuit.layout)
job = estimator.run([(isa_circuit, isa_observable)])
result = job.result()

# %% Fit the observable to the layout of the compiled circuit
# say: apply layout; isa observable; apply the layout to the observable; map the observable
# uses: observable: SparsePauliOp, isa_circuit: QuantumCircuit
isa_observable = observable.apply_layout(isa_circuit.layout)

# %% Session
# say: session; open a session; run in a session
# uses: isa_circuit: QuantumCircuit, backend: BackendV2
with Session(backend=backend) as session:
    sampler = SamplerV2(mode=session)
    job = sampler.run([isa_circuit])
    result = job.result()

# %% Batch of jobs
# say: batch; batch mode; run several jobs in a batch; submit jobs in a batch
# uses: isa_circuits: list, backend: BackendV2
with Batch(backend=backend) as batch:
    sampler = SamplerV2(mode=batch)
    jobs = [sampler.run([circuit]) for circuit in isa_circuits]

# %% Find a job again
# say: retrieve a job; get the job back; job by id
# uses: service: QiskitRuntimeService
job = service.job("<job-id>")
result = job.result()

# %% State of a job
# say: job status; check the job; print job id and status
# uses: job: RuntimeJobV2
print(job.job_id(), job.status())

# %% Resilience level of an estimator
# say: error mitigation; resilience level; zne; zero noise extrapolation; mitigate errors
# uses: estimator: EstimatorV2
estimator.options.resilience_level = 2
estimator.options.resilience.zne_mitigation = True
estimator.options.resilience.zne.noise_factors = (1, 3, 5)

# %% Dynamical decoupling
# say: dynamical decoupling; suppress errors; error suppression
# uses: sampler: SamplerV2
sampler.options.dynamical_decoupling.enable = True
sampler.options.dynamical_decoupling.sequence_type = "XY4"

# %% Pauli twirling
# say: twirling; pauli twirling; enable twirling
# uses: sampler: SamplerV2
sampler.options.twirling.enable_gates = True
sampler.options.twirling.num_randomizations = "auto"

# %% Default number of shots
# say: default shots; set the number of shots
# uses: sampler: SamplerV2
sampler.options.default_shots = 10_000

# %% Fake backend
# say: fake backend; local testing; local fake backend; test without a quantum computer
backend = FakeManilaV2()
pm = generate_preset_pass_manager(backend=backend, optimization_level=1)
