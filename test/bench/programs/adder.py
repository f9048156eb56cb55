"""A ripple-carry adder, tested on all inputs."""

import itertools

from qiskit import QuantumCircuit, QuantumRegister
from qiskit.primitives import StatevectorSampler


def majority(circuit, carry, right, left):
    circuit.cx(left, right)
    circuit.cx(left, carry)
    circuit.ccx(carry, right, left)


def unmajority(circuit, carry, right, left):
    circuit.ccx(carry, right, left)
    circuit.cx(left, carry)
    circuit.cx(carry, right)


def adder(width: int) -> QuantumCircuit:
    """Adds the first register to the second."""
    left = QuantumRegister(width, "a")
    right = QuantumRegister(width, "b")
    carry = QuantumRegister(2, "c")
    circuit = QuantumCircuit(left, right, carry)
    majority(circuit, carry[0], right[0], left[0])
    for bit in range(1, width):
        majority(circuit, left[bit - 1], right[bit], left[bit])
    circuit.cx(left[width - 1], carry[1])
    for bit in reversed(range(1, width)):
        unmajority(circuit, left[bit - 1], right[bit], left[bit])
    unmajority(circuit, carry[0], right[0], left[0])
    return circuit


width = 2
sampler = StatevectorSampler()
for first, second in itertools.product(range(2**width), repeat=2):
    circuit = QuantumCircuit(2 * width + 2)
    for bit in range(width):
        if first >> bit & 1:
            circuit.x(bit)
        if second >> bit & 1:
            circuit.x(width + bit)
    circuit.compose(adder(width), inplace=True)
    circuit.measure_all()
    counts = sampler.run([circuit], shots=1).result()[0].data.meas.get_counts()
    bits = next(iter(counts))[::-1]
    total = int(bits[width : 2 * width][::-1], 2) + 2**width * int(bits[2 * width + 1])
    assert total == first + second
print("all sums are right")
