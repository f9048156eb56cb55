from qiskit.circuit import QuantumCircuit
from qiskit.circuit.library import CZGate
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import EstimatorV2, NoiseLearner, QiskitRuntimeService
from qiskit_ibm_runtime.options import NoiseLearnerOptions

service = QiskitRuntimeService()
backend = service.least_busy(operational=True, simulator=False, min_num_qubits=100)
print(f"Using {backend.name}, CZ native: {backend.target.instruction_supported('cz')}")

# A brickwork circuit with two unique layers of entangling gates
n = 6
circuit = QuantumCircuit(n)
for step in range(3):
    circuit.sx(range(n))
    circuit.barrier()
    for q in range(0, n - 1, 2):
        circuit.append(CZGate(), [q, q + 1])
    circuit.barrier()
    circuit.rz(0.3, range(n))
    circuit.barrier()
    for q in range(1, n - 1, 2):
        circuit.append(CZGate(), [q, q + 1])
    circuit.barrier()

observables = [SparsePauliOp("I" * (n - 1 - q) + "Z" + "I" * q) for q in range(n)]

pm = generate_preset_pass_manager(optimization_level=2, backend=backend)
isa_circuit = pm.run(circuit)
isa_observables = [obs.apply_layout(isa_circuit.layout) for obs in observables]

# Step 1: learn the noise of the layers
learner_options = NoiseLearnerOptions(
    max_layers_to_learn=3,
    num_randomizations=32,
    shots_per_randomization=128,
    twirling_strategy="all",
    layer_pair_depths=[0, 1, 4, 16, 32],
)
learner = NoiseLearner(backend, learner_options)
learner_job = learner.run([isa_circuit])
noise_model = learner_job.result()
print(f"Learned {len(noise_model.data)} layers")

for index, layer_error in enumerate(noise_model.data):
    error = layer_error.error
    print(f"Layer {index} acts on qubits {layer_error.qubits}")
    strongest = sorted(zip(error.generators.to_labels(), error.rates), key=lambda x: -x[1])
    for generator, rate in strongest[:3]:
        print(f"    {generator}: {rate:.5f}")

# Step 2: hand the noise model to the estimator and cancel the noise
estimator = EstimatorV2(mode=backend)
estimator.options.default_precision = 0.05
estimator.options.twirling.enable_gates = True
estimator.options.twirling.strategy = "all"
estimator.options.resilience.measure_mitigation = True
estimator.options.resilience.layer_noise_model = noise_model
estimator.options.resilience.pec_mitigation = True
estimator.options.resilience.pec.max_overhead = 100
estimator.options.resilience.pec.noise_gain = "auto"

job = estimator.run([(isa_circuit, isa_observables)])
pub_result = job.result()[0]

# Step 3: results
for q, (value, std) in enumerate(zip(pub_result.data.evs, pub_result.data.stds)):
    print(f"<Z_{q}> = {value:+.3f} +/- {std:.3f}")
print(pub_result.metadata)
