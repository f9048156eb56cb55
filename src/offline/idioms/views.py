"""Pictures of circuits, counts, states and devices."""

import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.providers import BackendV2
from qiskit.quantum_info import Statevector
from qiskit.visualization import plot_bloch_multivector, plot_gate_map, plot_histogram, plot_state_city

# %% Draw a circuit
# say: draw the circuit; draw; show the circuit; plot the circuit; visualize the circuit
# uses: qc: QuantumCircuit
qc.draw("mpl")

# %% Draw a compiled circuit without idle wires
# say: draw the transpiled circuit; draw the isa circuit
# uses: isa_circuit: QuantumCircuit
isa_circuit.draw("mpl", idle_wires=False)

# %% Print a circuit as text
# say: print the circuit; text drawing
# uses: qc: QuantumCircuit
print(qc.draw("text"))

# %% Histogram of counts
# say: plot histogram; histogram; plot the counts; plot the results; show the counts
# uses: counts: dict
plot_histogram(counts)

# %% Histogram of several runs with a legend
# say: compare histograms; histogram with legend
# uses: counts: dict, noisy_counts: dict
plot_histogram([counts, noisy_counts], legend=["ideal", "noisy"])

# %% Bloch spheres
# say: bloch sphere; plot the bloch sphere; bloch vectors; show on the bloch sphere
# uses: state: Statevector
plot_bloch_multivector(state)

# %% City plot of a state
# say: city plot; plot the density matrix; plot the state
# uses: state: Statevector
plot_state_city(state)

# %% Map of a device
# say: gate map; plot the coupling map; plot the device
# uses: backend: BackendV2
plot_gate_map(backend)

# %% Curve of expectation values
# say: plot expectation values; plot the expectation value; plot the sweep
# uses: thetas: ndarray, evs: ndarray
plt.plot(thetas, evs, "o-")
plt.xlabel("theta")
plt.ylabel("expectation value")
plt.show()

# %% Convergence of an optimiser
# say: plot convergence; plot the cost history; plot the energy history
# uses: cost_history: list
plt.plot(cost_history)
plt.xlabel("iteration")
plt.ylabel("cost")
plt.show()
