import math

from qiskit import QuantumCircuit
from qiskit.circuit.library import MCMTGate, ZGate, grover_operator
from qiskit.primitives import StatevectorSampler


def oracle_for(marked: list[str]) -> QuantumCircuit:
    """Flips the phase of each marked bitstring."""
    num_qubits = len(marked[0])
    oracle = QuantumCircuit(num_qubits)
    for target in marked:
        zeros = [index for index, bit in enumerate(reversed(target)) if bit == "0"]
        if zeros:
            oracle.x(zeros)
        oracle.compose(MCMTGate(ZGate(), num_qubits - 1, 1), inplace=True)
        if zeros:
            oracle.x(zeros)
    return oracle


marked_states = ["011", "100"]
oracle = oracle_for(marked_states)
operator = grover_operator(oracle)
angle = math.asin(math.sqrt(len(marked_states) / 2**oracle.num_qubits))
iterations = math.floor(math.pi / (4 * angle))

search = QuantumCircuit(oracle.num_qubits)
search.h(range(oracle.num_qubits))
search.compose(operator.power(iterations), inplace=True)
search.measure_all()

sampler = StatevectorSampler()
counts = sampler.run([search], shots=1024).result()[0].data.meas.get_counts()
print(max(counts, key=counts.get))
