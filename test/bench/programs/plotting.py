import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import DensityMatrix, partial_trace
from qiskit.visualization import plot_bloch_multivector, plot_histogram, plot_state_city

circuit = QuantumCircuit(3)
circuit.h(0)
circuit.cry(1.2, 0, 1)
circuit.cx(1, 2)

# draw the circuit
circuit.draw("mpl", fold=40)
plt.savefig("circuit.png")

# plot the reduced state of two qubits
state = DensityMatrix(circuit)
reduced = partial_trace(state, [2])
plot_state_city(reduced, title="reduced state")
plt.savefig("city.png")
plot_bloch_multivector(state)
plt.savefig("bloch.png")

# plot a histogram of the outcomes
measured = circuit.copy()
measured.measure_all()
sampler = StatevectorSampler(seed=21)
counts = sampler.run([measured], shots=5000).result()[0].data.meas.get_counts()
figure = plot_histogram(counts, sort="value_desc", bar_labels=False)
figure.savefig("histogram.png")
