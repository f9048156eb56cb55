"""Generic parameter sweeps: grid in, tidy data frame out."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
import pandas as pd
from qiskit.circuit import Parameter, QuantumCircuit
from qiskit.primitives import (
    BaseEstimatorV2,
    BaseSamplerV2,
    StatevectorEstimator,
    StatevectorSampler,
)
from qiskit.quantum_info import SparsePauliOp

ResultT = TypeVar("ResultT", covariant=True)


class Runner(Protocol[ResultT]):
    def __call__(
        self, circuit: QuantumCircuit, values: np.ndarray
    ) -> list[ResultT]: ...


@dataclass
class Sweep(Generic[ResultT]):
    """Cartesian product of values for the parameters of a circuit.

    Args:
        circuit: Circuit whose parameters are all swept.
        grid: Values by name of the parameter.
        runner: Does the actual execution.
    """

    circuit: QuantumCircuit
    grid: Mapping[str, Sequence[float]]
    runner: Runner[ResultT]

    def __post_init__(self) -> None:
        wanted = {parameter.name for parameter in self.circuit.parameters}
        if wanted != set(self.grid):
            raise ValueError(f"grid must have exactly the keys {sorted(wanted)}")

    def points(self) -> list[dict[str, float]]:
        names = list(self.grid)
        return [
            dict(zip(names, combination))
            for combination in itertools.product(*self.grid.values())
        ]

    def run(self) -> pd.DataFrame:
        points = self.points()
        order = [parameter.name for parameter in self.circuit.parameters]
        values = np.array([[point[name] for name in order] for point in points])
        results = self.runner(self.circuit, values)
        rows: list[dict[str, Any]] = []
        for point, result in zip(points, results, strict=True):
            extra = result if isinstance(result, dict) else {"value": result}
            rows.append({**point, **extra})
        return pd.DataFrame(rows)


@dataclass
class ProbabilityRunner:
    sampler: BaseSamplerV2
    shots: int = 4000

    def __call__(self, circuit, values) -> list[dict[str, float]]:
        pub_result = self.sampler.run([(circuit, values)], shots=self.shots).result()[0]
        bits = pub_result.join_data()
        out = []
        for i in range(len(values)):
            counts = bits.get_counts(i)
            out.append({f"p{key}": n / self.shots for key, n in counts.items()})
        return out


@dataclass
class EnergyRunner:
    estimator: BaseEstimatorV2
    hamiltonian: SparsePauliOp

    def __call__(self, circuit, values) -> list[float]:
        job = self.estimator.run([(circuit, self.hamiltonian, values)])
        return job.result()[0].data.evs.tolist()


if __name__ == "__main__":
    alpha, beta = Parameter("alpha"), Parameter("beta")
    qc = QuantumCircuit(2)
    qc.ry(alpha, 0)
    qc.cx(0, 1)
    qc.rx(beta, 1)

    ham = SparsePauliOp.from_list([("ZZ", -1.0), ("XI", 0.4), ("IX", 0.4)])
    grid = {"alpha": np.linspace(0, np.pi, 21), "beta": np.linspace(0, np.pi, 21)}
    energies = Sweep(qc, grid, EnergyRunner(StatevectorEstimator(), ham)).run()
    print(energies.loc[energies["value"].idxmin()])

    measured = qc.measure_all(inplace=False)
    probs = Sweep(measured, grid, ProbabilityRunner(StatevectorSampler(seed=2))).run()
    print(probs.fillna(0.0).describe())
