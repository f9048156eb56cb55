from __future__ import annotations

import itertools
import math
import random
from dataclasses import dataclass, field

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.primitives import StatevectorSampler

# Measurement angles which reach the Tsirelson bound cos^2(pi/8).
ALICE = {0: 0.0, 1: math.pi / 4}
BOB = {0: math.pi / 8, 1: -math.pi / 8}


@dataclass
class Score:
    played: int = 0
    won: int = 0
    history: list[tuple[int, int, int, int]] = field(default_factory=list)

    def add(self, x: int, y: int, a: int, b: int) -> None:
        self.played += 1
        self.won += int((a ^ b) == (x & y))
        self.history.append((x, y, a, b))

    @property
    def rate(self) -> float:
        return self.won / self.played if self.played else float("nan")


class CHSHGame:
    """Two players, one referee, one Bell pair per round."""

    def __init__(self, seed: int | None = None):
        self.rng = random.Random(seed)
        self.sampler = StatevectorSampler(seed=seed)
        self._circuits = {
            (x, y): self._build(x, y) for x, y in itertools.product((0, 1), repeat=2)
        }

    @staticmethod
    def _build(x: int, y: int) -> QuantumCircuit:
        pair = QuantumRegister(2, "pair")
        alice = ClassicalRegister(1, "alice")
        bob = ClassicalRegister(1, "bob")
        qc = QuantumCircuit(pair, alice, bob, name=f"chsh_{x}{y}")
        qc.h(pair[0])
        qc.cx(pair[0], pair[1])
        qc.barrier()
        qc.ry(-2 * ALICE[x], pair[0])
        qc.ry(-2 * BOB[y], pair[1])
        qc.measure(pair[0], alice[0])
        qc.measure(pair[1], bob[0])
        return qc

    def play_quantum(self, rounds: int) -> Score:
        score = Score()
        for _ in range(rounds):
            x, y = self.rng.randint(0, 1), self.rng.randint(0, 1)
            pub = self.sampler.run([self._circuits[x, y]], shots=1).result()[0]
            a = int(pub.data.alice.get_bitstrings()[0])
            b = int(pub.data.bob.get_bitstrings()[0])
            score.add(x, y, a, b)
        return score

    def play_classical(self, rounds: int) -> Score:
        score = Score()
        for _ in range(rounds):
            # best deterministic strategy: always answer 0
            score.add(self.rng.randint(0, 1), self.rng.randint(0, 1), 0, 0)
        return score


if __name__ == "__main__":
    game = CHSHGame(seed=2718)
    quantum = game.play_quantum(500)
    classical = game.play_classical(500)
    print(f"classical: {classical.rate:.3f}   (bound 0.750)")
    print(f"quantum:   {quantum.rate:.3f}   (bound {math.cos(math.pi / 8) ** 2:.3f})")
