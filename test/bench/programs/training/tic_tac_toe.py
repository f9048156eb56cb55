"""
Quantum tic-tac-toe, hackathon edition.

Each of the 9 squares is a qubit. X plays |0>, O plays |1>. Instead of a normal move you may play
a *superposed* move (H) or *entangle* an empty square with a taken one (CX). When the board is full
everything is measured.
"""
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8),
         (0, 3, 6), (1, 4, 7), (2, 5, 8),
         (0, 4, 8), (2, 4, 6)]


class QuantumBoard:
    def __init__(self):
        self.qc = QuantumCircuit(9)
        self.labels = [' '] * 9

    def show(self):
        rows = [' | '.join(self.labels[r:r + 3]) for r in (0, 3, 6)]
        print('\n' + '\n---------\n'.join(rows) + '\n')

    def is_free(self, square):
        return self.labels[square] == ' '

    def full(self):
        return ' ' not in self.labels

    def classical_move(self, player, square):
        if player == 'O':
            self.qc.x(square)
        self.labels[square] = player

    def superposed_move(self, square):
        self.qc.h(square)
        self.labels[square] = '?'

    def entangled_move(self, source, square):
        self.qc.cx(source, square)
        self.qc.x(square)          # anti-correlated with the source
        self.labels[square] = '~'

    def collapse(self):
        measured = self.qc.copy()
        measured.measure_all()
        bits = StatevectorSampler().run([measured], shots=1).result()[0].data.meas.get_bitstrings()[0]
        self.labels = ['O' if b == '1' else 'X' for b in reversed(bits)]

    def winners(self):
        found = set()
        for a, b, c in LINES:
            if self.labels[a] == self.labels[b] == self.labels[c]:
                found.add(self.labels[a])
        return found


def read_square(text):
    while True:
        try:
            n = int(input(text))
        except ValueError:
            continue
        if 1 <= n <= 9:
            return n - 1


def main():
    board = QuantumBoard()
    player = 'X'
    while not board.full():
        board.show()
        kind = input(f'{player}: (c)lassical, (s)uperposed or (e)ntangled move? ').lower()
        square = read_square('square 1-9: ')
        if not board.is_free(square):
            print('taken!')
            continue
        if kind == 's':
            board.superposed_move(square)
        elif kind == 'e':
            source = read_square('entangle with which square? ')
            if board.is_free(source):
                print('that square is still empty')
                continue
            board.entangled_move(source, square)
        else:
            board.classical_move(player, square)
        player = 'O' if player == 'X' else 'X'

    print('Measuring the board...')
    board.collapse()
    board.show()
    winners = board.winners()
    if len(winners) == 1:
        print(winners.pop(), 'wins!')
    else:
        print('Draw.' if not winners else 'Both of you have a line, so nobody wins.')


if __name__ == '__main__':
    main()
