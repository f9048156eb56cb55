from itertools import product

from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator
from qiskit.transpiler import generate_preset_pass_manager

# sorting network for four wires, 5 compare-exchanges
NETWORK = [(0, 1), (2, 3), (0, 2), (1, 3), (1, 2)]


def compare_exchange(qc, a, b, junk):
    """a, b -> min, max.  junk remembers whether we swapped (sorting is not reversible!)."""
    qc.x(b)
    qc.ccx(a, b, junk)
    qc.x(b)
    qc.cswap(junk, a, b)


def sorter():
    data = QuantumRegister(4, 'data')
    junk = QuantumRegister(len(NETWORK), 'junk')
    qc = QuantumCircuit(data, junk, name='sort')
    for k, (a, b) in enumerate(NETWORK):
        compare_exchange(qc, data[a], data[b], junk[k])
    return qc


backend = AerSimulator(method='statevector')
pm = generate_preset_pass_manager(1, backend=backend)


def run(prepare, shots):
    data = QuantumRegister(4, 'data')
    junk = QuantumRegister(len(NETWORK), 'junk')
    out = ClassicalRegister(4, 'out')
    qc = QuantumCircuit(data, junk, out)
    prepare(qc, data)
    qc.compose(sorter(), inplace=True)
    qc.measure(data, out)
    return backend.run(pm.run(qc), shots=shots).result().get_counts()


def test_all_inputs():
    for bits in product([0, 1], repeat=4):
        def prepare(qc, data):
            for q, bit in zip(data, bits):
                if bit:
                    qc.x(q)
        counts = run(prepare, shots=1)
        answer = [int(c) for c in next(iter(counts))[::-1]]
        assert answer == sorted(bits), (bits, answer)
    print('all 16 inputs are sorted')


def everything_at_once():
    counts = run(lambda qc, data: qc.h(data), shots=1600)
    print('superposition of all inputs:')
    for key in sorted(counts):
        print('  ', key[::-1], '#' * (counts[key] // 20))


if __name__ == '__main__':
    print(sorter().draw(fold=100))
    test_all_inputs()
    everything_at_once()
