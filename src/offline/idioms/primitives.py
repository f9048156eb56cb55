"""Sampler and estimator, version 2, on this machine."""

import numpy as np
from qiskit import QuantumCircuit, generate_preset_pass_manager
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import EstimatorV2, SamplerV2
from scipy.optimize import minimize

# %% Run a circuit on the statevector sampler
# say: statevector sampler; run with the statevector sampler; sample the circuit; simulate the circuit locally; run the circuit
# uses: qc: QuantumCircuit
sampler = StatevectorSampler()
job = sampler.run([qc], shots=1024)
result = job.result()
counts = result[0].data.meas.get_counts()
print(counts)

# %% Run a circuit with a sampler that exists
# say: run with the sampler; sampler job; run the sampler; sample with the sampler
# uses: sampler: StatevectorSampler, qc: QuantumCircuit
job = sampler.run([qc])
result = job.result()
counts = result[0].data.meas.get_counts()

# %% Counts of the first circuit of a result
# say: get counts; counts from the result; get the counts
# uses: result: PrimitiveResult
counts = result[0].data.meas.get_counts()

# %% Counts when there are several classical registers
# say: counts of all registers; join data; counts from several registers
# uses: result: PrimitiveResult
counts = result[0].join_data().get_counts()

# %% Expectation value on the statevector estimator
# say: statevector estimator; expectation value locally; exact expectation value; compute the expectation value
# uses: qc: QuantumCircuit, observable: SparsePauliOp
estimator = StatevectorEstimator()
job = estimator.run([(qc, observable)])
result = job.result()
print(result[0].data.evs)

# %% Run with an estimator that exists
# say: run with the estimator; estimator job; run the estimator; expectation value with the estimator
# uses: estimator: StatevectorEstimator, qc: QuantumCircuit, observable: SparsePauliOp
job = estimator.run([(qc, observable)])
result = job.result()
expectation = result[0].data.evs

# %% Expectation value with its standard error
# say: standard error; expectation value and error bar
# uses: result: PrimitiveResult
evs = result[0].data.evs
stds = result[0].data.stds
print(f"{evs} +/- {stds}")

# %% Sweep a parameter with one job
# say: parameter sweep; sweep theta; sweep over parameter values
# uses: estimator: StatevectorEstimator, qc: QuantumCircuit, observable: SparsePauliOp
thetas = np.linspace(0, 2 * np.pi, 50)
job = estimator.run([(qc, observable, thetas[:, np.newaxis])])
evs = job.result()[0].data.evs

# %% Sampler of the Aer simulator
# say: aer sampler; run with the aer sampler; noisy sampler
# uses: qc: QuantumCircuit
backend = AerSimulator()
pm = generate_preset_pass_manager(backend=backend, optimization_level=1)
sampler = SamplerV2.from_backend(backend)
result = sampler.run([pm.run(qc)], shots=1024).result()
counts = result[0].data.meas.get_counts()

# %% Cost function for a variational algorithm
# say: cost function; vqe cost function; cost function for the optimizer
def cost_func(params, ansatz, hamiltonian, estimator):
    """Return the energy of the ansatz at `params`."""
    pub = (ansatz, [hamiltonian], [params])
    result = estimator.run(pubs=[pub]).result()
    return result[0].data.evs[0]

# %% Minimise the cost function
# say: minimize; run the optimizer; optimize the parameters; vqe loop; minimise the cost function
# uses: cost_func: function, ansatz: QuantumCircuit, hamiltonian: SparsePauliOp, estimator: StatevectorEstimator
x0 = 2 * np.pi * np.random.random(ansatz.num_parameters)
res = minimize(cost_func, x0, args=(ansatz, hamiltonian, estimator), method="cobyla")

# %% Most frequent outcome
# say: most frequent outcome; most likely bitstring; most common bitstring
# uses: counts: dict
most_likely = max(counts, key=counts.get)

# %% Counts to probabilities
# say: probabilities from counts; normalize counts; convert counts to probabilities
# uses: counts: dict
shots = sum(counts.values())
probabilities = {key: value / shots for key, value in counts.items()}
