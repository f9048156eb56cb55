from qiskit import QuantumCircuit
from qiskit_aer.primitives import SamplerV2


def simon_oracle(period: str) -> QuantumCircuit:
    """A two-to-one function with the given period."""
    num_bits = len(period)
    oracle = QuantumCircuit(2 * num_bits)
    for index in range(num_bits):
        oracle.cx(index, num_bits + index)
    flag = period[::-1].find("1")
    if flag >= 0:
        for index, bit in enumerate(reversed(period)):
            if bit == "1":
                oracle.cx(flag, num_bits + index)
    return oracle


period = "110"
num_bits = len(period)
circuit = QuantumCircuit(2 * num_bits, num_bits)
circuit.h(range(num_bits))
circuit.compose(simon_oracle(period), inplace=True)
circuit.h(range(num_bits))
circuit.measure(range(num_bits), range(num_bits))

sampler = SamplerV2(seed=1)
result = sampler.run([circuit], shots=200).result()
counts = result[0].data.c.get_counts()

# every outcome is orthogonal to the period
for outcome in counts:
    product = sum(int(a) * int(b) for a, b in zip(outcome, period)) % 2
    assert product == 0
print(sorted(counts))
