"""Variational algorithms: cost functions, optimisers, classifiers and kernels."""

import numpy as np
from qiskit import QuantumCircuit, generate_preset_pass_manager
from qiskit.circuit import ParameterVector
from qiskit.circuit.library import efficient_su2, pauli_feature_map, real_amplitudes, z_feature_map, zz_feature_map
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.providers import BackendV2
from qiskit.quantum_info import SparsePauliOp, Statevector
from qiskit_ibm_runtime import EstimatorV2, Session
from scipy.optimize import minimize

# %% Variational eigensolver from start to end
# say: vqe; variational quantum eigensolver; run vqe; find the ground state
# uses: hamiltonian: SparsePauliOp
ansatz = efficient_su2(hamiltonian.num_qubits, reps=2)
estimator = StatevectorEstimator()

def energy(params):
    """Return the expectation value of the Hamiltonian."""
    job = estimator.run([(ansatz, hamiltonian, params)])
    return float(job.result()[0].data.evs)

x0 = np.random.uniform(-np.pi, np.pi, ansatz.num_parameters)
result = minimize(energy, x0, method="COBYLA", options={"maxiter": 200})
print(result.fun)

# %% Cost function that keeps a history
# say: cost function with history; callback with history; record the cost
cost_history_dict = {"prev_vector": None, "iters": 0, "cost_history": []}

def cost_func(params, ansatz, hamiltonian, estimator):
    """Return the energy and remember it."""
    pub = (ansatz, [hamiltonian], [params])
    result = estimator.run(pubs=[pub]).result()
    energy = result[0].data.evs[0]
    cost_history_dict["iters"] += 1
    cost_history_dict["prev_vector"] = params
    cost_history_dict["cost_history"].append(energy)
    print(f"Iters. done: {cost_history_dict['iters']} [Current cost: {energy}]")
    return energy

# %% Variational loop in a session
# say: vqe in a session; optimize in a session; minimize in a session
# uses: backend: BackendV2, cost_func: function, isa_ansatz: QuantumCircuit, isa_hamiltonian: SparsePauliOp, x0: ndarray
with Session(backend=backend) as session:
    estimator = EstimatorV2(mode=session)
    estimator.options.default_shots = 10000
    res = minimize(cost_func, x0, args=(isa_ansatz, isa_hamiltonian, estimator), method="cobyla")

# %% Start values for the optimiser
# say: initial point; start values; initial guess; x0
# uses: ansatz: QuantumCircuit
x0 = 2 * np.pi * np.random.random(ansatz.num_parameters)

# %% Start values of QAOA
# say: initial qaoa parameters; initial gamma and beta
initial_gamma = np.pi
initial_beta = np.pi / 2
init_params = [initial_beta, initial_beta, initial_gamma, initial_gamma]

# %% Loss of a classifier
# say: loss function; mean squared error; classifier loss
# uses: predict: function, X: ndarray, y: ndarray
def loss(weights):
    """Return the mean squared error of the predictions."""
    return np.mean((predict(weights, X) - y) ** 2)

# %% Predictions of a variational classifier
# say: variational classifier; predictions; predict labels; vqc
# uses: circuit: QuantumCircuit, observable: SparsePauliOp, estimator: StatevectorEstimator
def predict(weights, data):
    """Return one expectation value for each sample."""
    values = np.array([np.concatenate([x, weights]) for x in data])
    job = estimator.run([(circuit, observable, values)])
    return job.result()[0].data.evs

# %% Feature map joined with an ansatz
# say: feature map and ansatz; classifier circuit; qnn circuit
num_features = 2
feature_map = zz_feature_map(num_features, reps=2)
ansatz = real_amplitudes(num_features, reps=2)
circuit = feature_map.compose(ansatz)

# %% Z feature map
# say: z feature map
feature_map = z_feature_map(2, reps=2)

# %% Pauli feature map
# say: pauli feature map
feature_map = pauli_feature_map(2, reps=2, paulis=["Z", "ZZ"])

# %% Angle encoding of data
# say: angle encoding; encode features as angles
# uses: qc: QuantumCircuit, x: ndarray
for i in range(qc.num_qubits):
    qc.ry(x[i], i)

# %% Data re-uploading
# say: data reuploading; data re-uploading
num_qubits = 2
layers = 3
x = ParameterVector("x", num_qubits)
w = ParameterVector("w", num_qubits * layers)
qc = QuantumCircuit(num_qubits)
for layer in range(layers):
    for i in range(num_qubits):
        qc.ry(x[i], i)
        qc.rz(w[layer * num_qubits + i], i)
    qc.cx(0, 1)

# %% Fidelity kernel
# say: quantum kernel; fidelity kernel; kernel entry; overlap circuit
# uses: feature_map: QuantumCircuit, x: ndarray, y: ndarray
left = feature_map.assign_parameters(x)
right = feature_map.assign_parameters(y)
overlap = left.compose(right.inverse())
overlap.measure_all()

# %% Kernel matrix from state vectors
# say: kernel matrix; gram matrix
# uses: feature_map: QuantumCircuit, X: ndarray
states = np.array([Statevector(feature_map.assign_parameters(x)).data for x in X])
kernel = np.abs(states @ states.conj().T) ** 2

# %% Accuracy of predictions
# say: accuracy; classification accuracy
# uses: predictions: ndarray, y: ndarray
accuracy = np.mean(np.sign(predictions) == y)
print(f"accuracy: {accuracy:.3f}")

# %% Parameter-shift gradient
# say: gradient; parameter shift; parameter shift rule
def gradient(fun, x, shift=np.pi / 2):
    """Return the gradient of `fun` at `x` by the parameter-shift rule."""
    grad = np.zeros_like(x)
    for i in range(len(x)):
        step = np.zeros_like(x)
        step[i] = shift
        grad[i] = (fun(x + step) - fun(x - step)) / 2
    return grad

# %% Gradient descent
# say: gradient descent; gradient descent loop
# uses: fun: function, gradient: function, x: ndarray
learning_rate = 0.1
for step in range(100):
    x = x - learning_rate * gradient(fun, x)
    if step % 10 == 0:
        print(step, fun(x))

# %% SPSA step
# say: spsa; spsa step; simultaneous perturbation
# uses: fun: function, x: ndarray
a, c = 0.2, 0.1
delta = np.random.choice([-1, 1], size=len(x))
diff = fun(x + c * delta) - fun(x - c * delta)
x = x - a * diff / (2 * c) * delta

# %% Compile ansatz and Hamiltonian for a backend
# say: isa ansatz; compile the ansatz; prepare ansatz and hamiltonian
# uses: ansatz: QuantumCircuit, hamiltonian: SparsePauliOp, backend: BackendV2
pm = generate_preset_pass_manager(backend=backend, optimization_level=3)
isa_ansatz = pm.run(ansatz)
isa_hamiltonian = hamiltonian.apply_layout(isa_ansatz.layout)

# %% Sample the optimised circuit
# say: sample the optimized circuit; best bitstring; final distribution
# uses: qc: QuantumCircuit, params: ndarray
sampler = StatevectorSampler()
job = sampler.run([(qc, params)], shots=10_000)
counts = job.result()[0].data.meas.get_counts()
best = max(counts, key=counts.get)
