"""Experiment configuration: JSON file -> dataclasses -> primitives."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from enum import Enum
from pathlib import Path
from typing import Any

from qiskit.providers import BackendV2
from qiskit.providers.fake_provider import GenericBackendV2
from qiskit.transpiler import StagedPassManager, generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import (
    QiskitRuntimeService,
    SamplerOptions,
    SamplerV2,
)


class BackendKind(str, Enum):
    AER = "aer"
    GENERIC = "generic"
    IBM = "ibm"


@dataclass
class BackendConfig:
    target: BackendKind = BackendKind.AER
    name: str | None = None
    num_qubits: int = 5
    seed: int | None = None
    method: str = "automatic"

    def __post_init__(self) -> None:
        self.target = BackendKind(self.target)
        if self.target is BackendKind.IBM and not self.name:
            raise ValueError("backend.name is required for target 'ibm'")


@dataclass
class TranspileConfig:
    optimization_level: int = 2
    initial_layout: list[int] | None = None
    seed_transpiler: int | None = None
    scheduling_method: str | None = None


@dataclass
class RunConfig:
    shots: int = 4000
    dynamical_decoupling: bool = False
    twirling: bool = False
    tags: list[str] = field(default_factory=list)


@dataclass
class Config:
    backend: BackendConfig = field(default_factory=BackendConfig)
    transpile: TranspileConfig = field(default_factory=TranspileConfig)
    run: RunConfig = field(default_factory=RunConfig)

    @classmethod
    def from_dict(cls, raw: dict[str, Any]) -> Config:
        known = {f.name for f in fields(cls)}
        unknown = set(raw) - known
        if unknown:
            raise ValueError(f"unknown sections: {', '.join(sorted(unknown))}")
        return cls(
            BackendConfig(**raw.get("backend", {})),
            TranspileConfig(**raw.get("transpile", {})),
            RunConfig(**raw.get("run", {})),
        )

    @classmethod
    def load(cls, path: str | Path) -> Config:
        config = cls.from_dict(json.loads(Path(path).read_text()))
        if shots := os.environ.get("QEXP_SHOTS"):
            config.run.shots = int(shots)
        return config

    def dump(self, path: str | Path) -> None:
        Path(path).write_text(json.dumps(asdict(self), indent=2))


def make_backend(cfg: BackendConfig) -> BackendV2:
    if cfg.target is BackendKind.AER:
        return AerSimulator(method=cfg.method, seed_simulator=cfg.seed)
    if cfg.target is BackendKind.GENERIC:
        return GenericBackendV2(cfg.num_qubits, seed=cfg.seed)
    return QiskitRuntimeService().backend(cfg.name)


def make_pass_manager(cfg: Config, backend: BackendV2) -> StagedPassManager:
    return generate_preset_pass_manager(backend=backend, **asdict(cfg.transpile))


def make_sampler(cfg: Config, backend: BackendV2) -> SamplerV2:
    options = SamplerOptions(default_shots=cfg.run.shots)
    if cfg.backend.target is BackendKind.IBM:
        options.dynamical_decoupling.enable = cfg.run.dynamical_decoupling
        options.twirling.enable_gates = cfg.run.twirling
        options.environment.job_tags = cfg.run.tags
    return SamplerV2(mode=backend, options=options)
