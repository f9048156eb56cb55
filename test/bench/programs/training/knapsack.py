from __future__ import annotations

import logging
from dataclasses import dataclass

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.primitives import BaseSamplerV2, StatevectorSampler
from scipy.optimize import minimize

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Item:
    name: str
    value: int
    weight: int


@dataclass
class Knapsack:
    items: list[Item]
    capacity: int
    penalty: float = 10.0

    @property
    def num_items(self) -> int:
        return len(self.items)

    def value(self, bits: list[int]) -> float:
        total = sum(item.value for item, bit in zip(self.items, bits) if bit)
        weight = sum(item.weight for item, bit in zip(self.items, bits) if bit)
        if weight > self.capacity:
            total -= self.penalty * (weight - self.capacity)
        return total


class Solver:
    def __init__(self, problem: Knapsack, sampler: BaseSamplerV2, shots: int = 1000) -> None:
        self.problem = problem
        self.sampler = sampler
        self.shots = shots
        self.gamma = Parameter("gamma")
        self.beta = Parameter("beta")
        self.best: tuple[float, str] | None = None
        self._circuit = self._build()

    def _build(self) -> QuantumCircuit:
        qc = QuantumCircuit(self.problem.num_items)
        qc.h(range(self.problem.num_items))
        for i, item in enumerate(self.problem.items):
            qc.rz(-self.gamma * item.value, i)
        for i in range(self.problem.num_items):
            qc.rx(2 * self.beta, i)
        qc.measure_all()
        return qc

    def _objective(self, params: np.ndarray) -> float:
        job = self.sampler.run([(self._circuit, params)], shots=self.shots)
        counts = job.result()[0].data.meas.get_counts()
        total = 0.0
        for bitstring, count in counts.items():
            bits = [int(bit) for bit in reversed(bitstring)]
            value = self.problem.value(bits)
            total += value * count
            if self.best is None or value > self.best[0]:
                self.best = (value, bitstring)
        return -total / self.shots

    def solve(self, maxiter: int = 50) -> tuple[float, str]:
        result = minimize(self._objective, [0.1, 0.1], method="COBYLA", options={"maxiter": maxiter})
        logger.info("objective %.3f", result.fun)
        if self.best is None:
            raise RuntimeError("nothing was sampled")
        return self.best


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    items = [Item("map", 9, 15), Item("compass", 13, 20), Item("water", 20, 30), Item("tent", 15, 40)]
    problem = Knapsack(items, capacity=60)
    solver = Solver(problem, StatevectorSampler(seed=1))
    value, bitstring = solver.solve()
    chosen = [item.name for item, bit in zip(items, reversed(bitstring)) if bit == "1"]
    print(f"value {value}: {', '.join(chosen)}")


if __name__ == "__main__":
    main()
