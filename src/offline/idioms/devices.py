"""What a device can do, and what jobs on it are doing."""

import time

from qiskit import QuantumCircuit
from qiskit.primitives import BackendEstimatorV2, BackendSamplerV2
from qiskit.providers import BackendV2
from qiskit.providers.basic_provider import BasicSimulator
from qiskit.providers.fake_provider import GenericBackendV2
from qiskit.transpiler import CouplingMap, InstructionProperties, Target
from qiskit_ibm_runtime import (
    EstimatorOptions,
    EstimatorV2,
    QiskitRuntimeService,
    RuntimeJobV2,
    SamplerOptions,
    SamplerV2,
)

# %% Facts about a backend
# say: backend properties; backend information; describe the backend
# uses: backend: BackendV2
print(f"name: {backend.name}")
print(f"qubits: {backend.num_qubits}")
print(f"gates: {backend.operation_names}")

# %% Coupling map of a backend
# say: coupling map of the backend; edges of the device; connectivity
# uses: backend: BackendV2
coupling_map = backend.coupling_map
edges = list(coupling_map.get_edges())

# %% Target of a backend
# say: target; target of the backend
# uses: backend: BackendV2
target = backend.target
print(target.operation_names)

# %% Error of a two-qubit gate
# say: gate error; two qubit gate errors; error of a gate
# uses: backend: BackendV2
for qubits, properties in backend.target["cz"].items():
    if properties is not None:
        print(qubits, properties.error, properties.duration)

# %% Readout errors of all qubits
# say: readout errors; measurement errors of the device
# uses: backend: BackendV2
readout = [backend.target["measure"][(q,)].error for q in range(backend.num_qubits)]

# %% Coherence times
# say: coherence times; t1 and t2; t1 times
# uses: backend: BackendV2
for qubit in range(backend.num_qubits):
    properties = backend.qubit_properties(qubit)
    print(qubit, properties.t1, properties.t2)

# %% Backends with enough qubits
# say: backends with enough qubits; filter backends
# uses: service: QiskitRuntimeService
backends = service.backends(min_num_qubits=100, operational=True, simulator=False)
print([backend.name for backend in backends])

# %% Jobs of the last days
# say: list jobs; recent jobs; my jobs
# uses: service: QiskitRuntimeService
for job in service.jobs(limit=10):
    print(job.job_id(), job.status(), job.creation_date)

# %% Wait for a job
# say: wait for the job; poll the job; monitor the job
# uses: job: RuntimeJobV2
while not job.in_final_state():
    print(job.status())
    time.sleep(10)

# %% Cancel a job
# say: cancel the job
# uses: job: RuntimeJobV2
job.cancel()

# %% Usage of a job
# say: usage of the job; quantum seconds; job usage
# uses: job: RuntimeJobV2
print(job.usage())

# %% Error message of a failed job
# say: error message of the job; why did the job fail
# uses: job: RuntimeJobV2
print(job.error_message())

# %% Options of an estimator
# say: estimator options; options for the estimator
# uses: backend: BackendV2
options = EstimatorOptions()
options.default_shots = 4096
options.resilience_level = 1
options.dynamical_decoupling.enable = True
estimator = EstimatorV2(mode=backend, options=options)

# %% Options of a sampler
# say: sampler options; options for the sampler
# uses: backend: BackendV2
options = SamplerOptions()
options.default_shots = 4096
options.dynamical_decoupling.enable = True
sampler = SamplerV2(mode=backend, options=options)

# %% Options as a dictionary
# say: options as a dictionary; dictionary of options
# uses: backend: BackendV2
options = {"default_shots": 4096, "resilience_level": 2}
estimator = EstimatorV2(mode=backend, options=options)

# %% Precision of an estimator
# say: precision; default precision; set the precision
# uses: estimator: EstimatorV2
estimator.options.default_precision = 0.01

# %% Measurement error mitigation
# say: measurement mitigation; readout mitigation; trex; mitigate readout errors
# uses: estimator: EstimatorV2
estimator.options.resilience.measure_mitigation = True
estimator.options.resilience.measure_noise_learning.num_randomizations = 32
estimator.options.resilience.measure_noise_learning.shots_per_randomization = 100

# %% Probabilistic error cancellation
# say: probabilistic error cancellation; pec; pec mitigation
# uses: estimator: EstimatorV2
estimator.options.resilience.pec_mitigation = True
estimator.options.resilience.pec.max_overhead = 100

# %% Extrapolator of zero-noise extrapolation
# say: zne extrapolator; noise amplification; zne options
# uses: estimator: EstimatorV2
estimator.options.resilience.zne_mitigation = True
estimator.options.resilience.zne.noise_factors = (1, 1.5, 2)
estimator.options.resilience.zne.extrapolator = ("exponential", "linear")

# %% Twirling of measurements
# say: twirl the measurements; measurement twirling
# uses: estimator: EstimatorV2
estimator.options.twirling.enable_measure = True

# %% Tags of jobs
# say: job tags; tag the job; label the job
# uses: sampler: SamplerV2
sampler.options.environment.job_tags = ["experiment"]

# %% Sampler of any backend
# say: backend sampler; sampler for a backend; wrap the backend in a sampler
# uses: backend: BackendV2
sampler = BackendSamplerV2(backend=backend)

# %% Estimator of any backend
# say: backend estimator; estimator for a backend; wrap the backend in an estimator
# uses: backend: BackendV2
estimator = BackendEstimatorV2(backend=backend)

# %% Made-up backend
# say: generic backend; made up backend; custom backend; backend with a coupling map
backend = GenericBackendV2(num_qubits=5, coupling_map=CouplingMap.from_line(5), seed=42)

# %% Simulator that comes with Qiskit
# say: basic simulator; builtin simulator
backend = BasicSimulator()

# %% Target built by hand
# say: build a target; custom target
# uses: gate: Gate
target = Target(num_qubits=2)
target.add_instruction(gate, {(q,): InstructionProperties(error=1e-4) for q in range(2)})
