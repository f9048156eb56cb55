"""
Spell two words at the same time.

Every letter is 7 ASCII bits. Where the words agree we use X (or nothing), where they differ all the
qubits are copies of one entangled "choice" qubit. Based on the old smiley ;) 8) trick.
"""
from qiskit import QuantumCircuit
from qiskit_aer import AerSimulator

BITS = 7


def toBits(word):
    return ''.join(format(ord(ch), '07b') for ch in word)


def fromBits(bits):
    return ''.join(chr(int(bits[i:i + BITS], 2)) for i in range(0, len(bits), BITS))


def spell(first, second):
    if len(first) != len(second):
        raise ValueError('the words need the same length')
    a, b = toBits(first), toBits(second)
    n = len(a)
    qc = QuantumCircuit(n, n)
    choice = None
    # bit strings in Qiskit are read right to left, so letter bit i lives on qubit n-1-i
    for i, (x, y) in enumerate(zip(a, b)):
        q = n - 1 - i
        if x == y:
            if x == '1':
                qc.x(q)
            continue
        if choice is None:
            qc.h(q)
            choice, choiceValue = q, x
        else:
            qc.cx(choice, q)
            if x != choiceValue:
                qc.x(q)
    qc.measure(range(n), range(n))
    return qc


def main():
    simulator = AerSimulator(method='stabilizer')
    while True:
        words = input('two words of the same length (empty to stop): ').split()
        if not words:
            break
        try:
            qc = spell(*words)
        except (TypeError, ValueError) as err:
            print('no:', err)
            continue
        counts = simulator.run(qc, shots=1000).result().get_counts()
        for key, n in counts.items():
            print(f'   {fromBits(key)!r}: {n / 10:.1f} %')
        print(f'   ({qc.num_qubits} qubits, {qc.num_nonlocal_gates()} entangling gates)')


if __name__ == '__main__':
    main()
