"""Exercise: tell constant and balanced functions apart with one query."""
import random

from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler


def dj_function(num_qubits, kind=None):
    """Random Deutsch-Jozsa oracle. `kind` may be 'constant' or 'balanced'."""
    qc = QuantumCircuit(num_qubits + 1)
    kind = kind or random.choice(["constant", "balanced"])

    if kind == "constant":
        if random.random() < 0.5:
            qc.x(num_qubits)
        return qc, kind

    # choose half of all inputs
    on_states = random.sample(range(2**num_qubits), 2 ** (num_qubits - 1))

    def flip(value):
        for q in range(num_qubits):
            if not (value >> q) & 1:
                qc.x(q)

    for state in on_states:
        qc.barrier()
        flip(state)
        qc.mcx(list(range(num_qubits)), num_qubits)
        flip(state)
    qc.barrier()
    return qc, kind


def dj_circuit(oracle):
    n = oracle.num_qubits - 1
    qc = QuantumCircuit(n + 1, n)
    qc.x(n)
    qc.h(range(n + 1))
    qc.compose(oracle, inplace=True)
    qc.h(range(n))
    qc.measure(range(n), range(n))
    return qc


def dj_algorithm(oracle, sampler):
    bits = sampler.run([dj_circuit(oracle)], shots=1).result()[0].data.c.get_bitstrings()
    return "balanced" if "1" in bits[0] else "constant"


if __name__ == "__main__":
    random.seed(0)
    sampler = StatevectorSampler()
    right = 0
    for trial in range(25):
        f, truth = dj_function(random.randint(2, 4))
        answer = dj_algorithm(f, sampler)
        right += answer == truth
    print(f"{right}/25 correct")
    assert right == 25
