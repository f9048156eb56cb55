from collections import Counter

from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2


class QuantumDie:
    """An n-sided die. Throws away the outcomes that don't fit and rolls again."""

    def __init__(self, sides=6, seed=None):
        if sides < 2:
            raise ValueError("a die needs at least two sides")
        self.sides = sides
        self.numQubits = (sides - 1).bit_length()
        self.sampler = SamplerV2(seed=seed)
        backend = AerSimulator()
        pm = generate_preset_pass_manager(optimization_level=1, backend=backend)
        self.circuit = pm.run(self.buildCircuit())
        self.pool = []

    def buildCircuit(self):
        qc = QuantumCircuit(self.numQubits, name=f"d{self.sides}")
        qc.h(range(self.numQubits))
        qc.measure_all()
        return qc

    def refill(self, shots=64):
        job = self.sampler.run([self.circuit], shots=shots)
        bits = job.result()[0].data.meas.get_bitstrings()
        values = [int(b, 2) for b in bits]
        self.pool += [v + 1 for v in values if v < self.sides]

    def roll(self):
        while not self.pool:
            self.refill()
        return self.pool.pop()


def histogram(rolls, width=40):
    tally = Counter(rolls)
    biggest = max(tally.values())
    for face in sorted(tally):
        bar = "#" * round(width * tally[face] / biggest)
        print(f"{face:>3} | {bar} {tally[face]}")


def main():
    dice = {6: QuantumDie(6), 20: QuantumDie(20)}
    while True:
        print("\n1) roll a d6\n2) roll a d20\n3) roll 2d6 five hundred times\n4) custom die\n0) quit")
        choice = input("> ").strip()
        if choice == "1":
            print("You rolled", dice[6].roll())
        elif choice == "2":
            roll = dice[20].roll()
            print("You rolled", roll, "- critical hit!" if roll == 20 else "")
        elif choice == "3":
            histogram([dice[6].roll() + dice[6].roll() for _ in range(500)])
        elif choice == "4":
            sides = int(input("How many sides? "))
            if sides not in dice:
                dice[sides] = QuantumDie(sides)
            print("You rolled", dice[sides].roll())
        elif choice == "0":
            print("bye")
            return
        else:
            print("??")


if __name__ == "__main__":
    main()
