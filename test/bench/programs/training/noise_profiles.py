"""Named noise profiles, read from JSON, turned into Aer noise models."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from qiskit_aer import AerSimulator
from qiskit_aer.noise import (
    NoiseModel,
    ReadoutError,
    depolarizing_error,
    thermal_relaxation_error,
)

ONE_QUBIT = ["sx", "x", "h", "ry", "rx"]
TWO_QUBIT = ["cx", "cz", "ecr"]


@dataclass(frozen=True)
class NoiseProfile:
    """Uniform noise on all qubits.

    Times are in nanoseconds, errors are depolarizing probabilities.
    """

    name: str
    p1: float = 1e-4
    p2: float = 1e-3
    readout: float | tuple[float, float] = 0.01
    t1: float | None = None
    t2: float | None = None
    gate_time_1q: float = 35.0
    gate_time_2q: float = 300.0

    MAX_T2_RATIO: ClassVar[float] = 2.0

    def __post_init__(self) -> None:
        for prob in (self.p1, self.p2):
            if not 0 <= prob <= 1:
                raise ValueError(f"{self.name}: {prob} is not a probability")
        if (self.t1 is None) != (self.t2 is None):
            raise ValueError(f"{self.name}: give both t1 and t2 or neither")
        if self.t1 is not None and self.t2 > self.MAX_T2_RATIO * self.t1:
            raise ValueError(f"{self.name}: t2 must not be above 2 * t1")

    @classmethod
    def from_dict(cls, data: dict) -> NoiseProfile:
        known = {f.name for f in fields(cls)}
        if extra := set(data) - known:
            raise KeyError(f"unknown keys {sorted(extra)}")
        if isinstance(data.get("readout"), list):
            data = {**data, "readout": tuple(data["readout"])}
        return cls(**data)

    def scaled(self, factor: float) -> NoiseProfile:
        return replace(
            self,
            name=f"{self.name}x{factor:g}",
            p1=min(1.0, self.p1 * factor),
            p2=min(1.0, self.p2 * factor),
        )

    @cached_property
    def model(self) -> NoiseModel:
        model = NoiseModel()
        error_1 = depolarizing_error(self.p1, 1)
        error_2 = depolarizing_error(self.p2, 2)
        if self.t1 is not None:
            relax = thermal_relaxation_error(self.t1, self.t2, self.gate_time_1q)
            error_1 = error_1.compose(relax)
            relax = thermal_relaxation_error(self.t1, self.t2, self.gate_time_2q)
            error_2 = error_2.compose(relax.expand(relax))
        model.add_all_qubit_quantum_error(error_1, ONE_QUBIT)
        model.add_all_qubit_quantum_error(error_2, TWO_QUBIT)

        p01, p10 = (
            self.readout if isinstance(self.readout, tuple) else (self.readout,) * 2
        )
        model.add_all_qubit_readout_error(
            ReadoutError([[1 - p01, p01], [p10, 1 - p10]])
        )
        return model

    def simulator(self, **options) -> AerSimulator:
        return AerSimulator(noise_model=self.model, **options)


def load_profiles(path: Path) -> dict[str, NoiseProfile]:
    items = json.loads(path.read_text())
    profiles = [NoiseProfile.from_dict(item) for item in items]
    return {profile.name: profile for profile in profiles}
