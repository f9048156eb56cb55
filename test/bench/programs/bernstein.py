from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler


def bernstein_vazirani(secret: str) -> QuantumCircuit:
    """Finds the secret with one query."""
    num_bits = len(secret)
    circuit = QuantumCircuit(num_bits + 1, num_bits)

    # put the output qubit in the minus state
    circuit.x(num_bits)
    circuit.h(range(num_bits + 1))

    # ask the oracle once
    for index, bit in enumerate(reversed(secret)):
        if bit == "1":
            circuit.cx(index, num_bits)

    # read the secret
    circuit.h(range(num_bits))
    circuit.measure(range(num_bits), range(num_bits))
    return circuit


if __name__ == "__main__":
    secret = "101101"
    circuit = bernstein_vazirani(secret)
    sampler = StatevectorSampler()
    result = sampler.run([circuit], shots=1).result()
    counts = result[0].data.c.get_counts()
    assert secret in counts
    print("the secret is", next(iter(counts)))
