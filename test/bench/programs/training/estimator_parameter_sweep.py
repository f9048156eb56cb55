import numpy as np
import matplotlib.pyplot as plt
from qiskit.circuit import Parameter, QuantumCircuit
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

# Define a circuit with two parameters.
circuit = QuantumCircuit(2)
circuit.h(0)
circuit.cx(0, 1)
circuit.ry(Parameter("a"), 0)
circuit.rz(Parameter("b"), 0)
circuit.cx(0, 1)
circuit.h(0)

# Define a sweep over parameter values, where the second axis is over
# the two parameters of the circuit.
params = np.vstack(
    [
        np.linspace(-np.pi, np.pi, 100),
        np.linspace(-4 * np.pi, 4 * np.pi, 100),
    ]
).T

# Define three observables. The inner length-1 lists make this array of
# observables have shape (3, 1) rather than shape (3,) if they were omitted.
observables = [
    [SparsePauliOp(["XX", "IY"], [0.5, 0.5])],
    [SparsePauliOp("XX")],
    [SparsePauliOp("IY")],
]

# The estimator broadcasts (3, 1) against (100,) to get (3, 100).
estimator = StatevectorEstimator()
pub = (circuit, observables, params)
pub_result = estimator.run([pub]).result()[0]

print(f"The shape of the parameter values is {params.shape}")
print(f"The shape of the expectation values is {pub_result.data.evs.shape}")
print(f"The metadata attached to this PUB is {pub_result.metadata}")

# The average of the last two rows has to be equal to the first row.
np.testing.assert_allclose(
    pub_result.data.evs[0],
    0.5 * (pub_result.data.evs[1] + pub_result.data.evs[2]),
    atol=1e-9,
)

labels = [r"$\frac{1}{2}(XX + IY)$", "$XX$", "$IY$"]
fig, ax = plt.subplots(figsize=(8, 4))
for label, evs in zip(labels, pub_result.data.evs):
    ax.plot(params[:, 0], evs, label=label)
ax.set_xlabel("a")
ax.set_ylabel("Expectation value")
ax.legend()
fig.tight_layout()
plt.show()
