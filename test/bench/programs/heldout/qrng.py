from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler


class QuantumRandom:
    """Random integers from measured superpositions."""

    def __init__(self, bits=8):
        self.bits = bits
        self.sampler = StatevectorSampler()
        self.circuit = self._build()

    def _build(self):
        circuit = QuantumCircuit(self.bits)
        circuit.h(range(self.bits))
        circuit.measure_all()
        return circuit

    def integers(self, n):
        job = self.sampler.run([self.circuit], shots=n)
        result = job.result()
        strings = result[0].data.meas.get_bitstrings()
        return [int(s, 2) for s in strings]

    def random(self, n=1):
        return [value / 2**self.bits for value in self.integers(n)]


if __name__ == '__main__':
    source = QuantumRandom(16)
    print(source.integers(5))
    print(source.random(3))
