"""A reversible cellular automaton on a ring of qubits, drawn as ASCII art.

Even cells are updated from their odd neighbours, then odd cells from the even ones, so every step is
a permutation of basis states - and with `--spice` it becomes really quantum.
"""
import argparse
import time

from qiskit import QuantumCircuit
from qiskit.quantum_info import Statevector

SHADES = " .:-=+*#%@"


class FlipAutomaton:
    def __init__(self, cells, spice=0.0):
        if cells % 2:
            raise ValueError("need an even number of cells")
        self.cells = cells
        self.spice = spice
        self.rule = self._half(0).compose(self._half(1))
        self.state = Statevector.from_int(0, 2**cells)

    def _half(self, parity):
        qc = QuantumCircuit(self.cells)
        for c in range(parity, self.cells, 2):
            left, right = (c - 1) % self.cells, (c + 1) % self.cells
            # flip when exactly one neighbour is alive
            qc.cx(left, c)
            qc.cx(right, c)
            if self.spice:
                qc.crx(self.spice, left, c)
        return qc

    def seed(self, alive):
        qc = QuantumCircuit(self.cells)
        qc.x(alive)
        self.state = self.state.evolve(qc)

    def step(self, backwards=False):
        self.state = self.state.evolve(self.rule.inverse() if backwards else self.rule)

    def density(self):
        return [self.state.probabilities([c])[1] for c in range(self.cells)]

    def line(self):
        return "".join(SHADES[min(9, int(10 * p))] * 2 for p in self.density())


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--cells", type=int, default=14)
    p.add_argument("--steps", type=int, default=16)
    p.add_argument("--spice", type=float, default=0.0)
    p.add_argument("--slow", action="store_true")
    args = p.parse_args()

    world = FlipAutomaton(args.cells, args.spice)
    world.seed([args.cells // 2])
    for t in range(args.steps):
        print(f"{t:3d} |{world.line()}|")
        world.step()
        if args.slow:
            time.sleep(0.2)

    print("... and back in time:")
    for _ in range(args.steps):
        world.step(backwards=True)
    print(f"  0 |{world.line()}|")


if __name__ == "__main__":
    main()
