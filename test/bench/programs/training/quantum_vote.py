'''Voting by phase: the ballot register goes round, every yes adds 1 to it in the Fourier basis.
Nobody who looks at the register half way learns anything, only the final inverse QFT shows the tally.'''

from math import ceil, log2, pi

from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister, transpile
from qiskit.circuit.library import QFTGate
from qiskit_aer import AerSimulator


def new_ballot(voters):
    size = max(1, ceil(log2(voters + 1)))
    ballot = QuantumRegister(size, 'ballot')
    tally = ClassicalRegister(size, 'tally')
    qc = QuantumCircuit(ballot, tally)
    qc.h(ballot)
    return qc


def vote_yes(qc):
    n = qc.num_qubits
    for k in range(n):
        qc.p(2 * pi * 2**k / 2**n, k)


def peek(qc, simulator):
    """What a curious voter would see."""
    spy = qc.copy()
    spy.measure(spy.qregs[0], spy.cregs[0])
    return simulator.run(transpile(spy, simulator), shots=1000).result().get_counts()


def close(qc, simulator):
    n = qc.num_qubits
    qc.append(QFTGate(n).inverse(), qc.qregs[0])
    qc.measure(qc.qregs[0], qc.cregs[0])
    counts = simulator.run(transpile(qc, simulator), shots=100).result().get_counts()
    winner = max(counts, key=counts.get)
    return int(winner, 2)


if __name__ == '__main__':
    question = input('Question to vote on: ') or 'Pizza tonight?'
    names = input('Voters, comma separated: ').split(',')
    names = [n.strip() for n in names if n.strip()]
    simulator = AerSimulator()

    qc = new_ballot(len(names))
    for name in names:
        answer = input(f'{name}, {question} [y/n] ')
        print('\n' * 30)       # hide it from the next voter
        if answer.lower().startswith('y'):
            vote_yes(qc)
        qc.barrier()

    print('A spy would have seen', peek(qc, simulator))
    yes = close(qc, simulator)
    print(f'{yes} of {len(names)} said yes.')
    print('Accepted!' if yes > len(names) / 2 else 'Rejected.')
