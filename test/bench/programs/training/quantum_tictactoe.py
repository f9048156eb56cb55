# Quantum Tic-Tac-Toe. Two players, one keyboard.
# A normal move: x on a free square. A quantum move: your mark is on two squares at once.
# When everyone has moved, somebody measures ;-)
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

LINES = [(0,1,2),(3,4,5),(6,7,8),(0,3,6),(1,4,7),(2,5,8),(0,4,8),(2,4,6)]

class Board:
  def __init__(self):
    self.qc = QuantumCircuit(9)
    self.owner = [" "] * 9
    self.sure = [False] * 9

  def free(self, sq):
    return 0 <= sq < 9 and self.owner[sq] == " "

  def classical(self, who, sq):
    self.qc.x(sq)
    self.owner[sq] = who
    self.sure[sq] = True

  def quantum(self, who, s1, s2):
    # |01> + |10>
    self.qc.h(s1)
    self.qc.cx(s1, s2)
    self.qc.x(s1)
    self.owner[s1] = self.owner[s2] = who

  def show(self):
    cell = lambda i: self.owner[i] if self.sure[i] else self.owner[i].lower()
    for r in range(0, 9, 3):
      print(" " + " | ".join(cell(r + c) for c in range(3)))
      if r < 6: print("---+---+---")
    print()

  def collapse(self):
    m = self.qc.measure_all(inplace=False)
    bits = StatevectorSampler().run([m], shots=1).result()[0].data.meas.get_bitstrings()[0][::-1]
    for i in range(9):
      if bits[i] == "0":
        self.owner[i] = " "
      self.sure[i] = True

  def winners(self):
    won = set()
    for a, b, c in LINES:
      if self.owner[a] != " " and self.owner[a] == self.owner[b] == self.owner[c]:
        won.add(self.owner[a])
    return won

def ask(board, who):
  while True:
    txt = input(f"{who}: one square, or two for a quantum move (0-8): ").split()
    try:
      sq = [int(t) for t in txt]
    except ValueError:
      continue
    if len(sq) == 1 and board.free(sq[0]):
      return board.classical(who, sq[0])
    if len(sq) == 2 and sq[0] != sq[1] and all(map(board.free, sq)):
      return board.quantum(who, *sq)
    print("not possible")

board, turn = Board(), 0
while " " in board.owner:
  board.show()
  ask(board, "XO"[turn % 2])
  turn += 1

board.show()
input("Press enter to measure the universe... ")
board.collapse()
board.show()
w = board.winners()
print("Draw!" if len(w) != 1 else f"{w.pop()} wins!")
