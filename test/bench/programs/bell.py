"""Two entangled qubits, measured many times."""

from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler


def bell_pair() -> QuantumCircuit:
    """A circuit that prepares and measures a Bell pair."""
    circuit = QuantumCircuit(2)
    circuit.h(0)
    circuit.cx(0, 1)
    circuit.measure_all()
    return circuit


sampler = StatevectorSampler(seed=7)
job = sampler.run([bell_pair()], shots=2000)
counts = job.result()[0].data.meas.get_counts()

for bitstring, count in sorted(counts.items()):
    print(bitstring, count / 2000)
