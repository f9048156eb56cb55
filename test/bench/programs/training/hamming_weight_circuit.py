from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.circuit.library import WeightedSumGate
from qiskit.primitives import StatevectorSampler
from qiskit.synthesis import synth_weighted_sum_carry


def hamming_weight(n):
    """|x>|0> -> |x>|popcount(x)>"""
    gate = WeightedSumGate(n, weights=[1] * n)
    num_sum = n.bit_length()
    adder = synth_weighted_sum_carry(gate)   # needs clean carry qubits
    x = QuantumRegister(n, "x")
    w = QuantumRegister(num_sum, "w")
    carry = QuantumRegister(adder.num_qubits - n - num_sum, "carry")
    c = ClassicalRegister(num_sum, "weight")
    cx = ClassicalRegister(n, "input")
    qc = QuantumCircuit(x, w, carry, c, cx)
    qc.h(x)
    qc.compose(adder, [*x, *w, *carry], inplace=True)
    qc.measure(w, c)
    qc.measure(x, cx)
    return qc


if __name__ == "__main__":
    qc = hamming_weight(4)
    print(qc)
    data = StatevectorSampler(seed=7).run([qc], shots=500).result()[0].data
    for inp, wt in zip(data.input.get_bitstrings(), data.weight.get_bitstrings()):
        assert inp.count("1") == int(wt, 2)
    print(data.weight.get_int_counts())
