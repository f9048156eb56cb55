from qiskit import QuantumCircuit
from qiskit.visualization import circuit_drawer, plot_histogram
from qiskit.primitives import StatevectorSampler as Sampler

circuit = QuantumCircuit(3, 3)
circuit.h(0)
circuit.cx(0, 2)
circuit.x(1)
circuit.measure([0, 1, 2], [0, 1, 2])
print(circuit.draw(output='text'))

sampler = Sampler()
job = sampler.run([circuit], shots=256)
data = job.result()[0].data
print(data.c.get_counts())
plot_histogram(data.c.get_counts(), title='three qubits')
