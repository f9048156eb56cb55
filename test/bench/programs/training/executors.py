"""One interface for running circuits locally, on Aer or on IBM hardware."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from qiskit import QuantumCircuit
from qiskit.primitives import BaseSamplerV2, StatevectorSampler
from qiskit.providers import BackendV2
from qiskit.transpiler import PassManager, generate_preset_pass_manager
from qiskit_aer.primitives import SamplerV2 as AerSampler
from qiskit_ibm_runtime import QiskitRuntimeService
from qiskit_ibm_runtime import SamplerV2 as RuntimeSampler

Counts = dict[str, int]


@runtime_checkable
class Executor(Protocol):
    def counts(
        self, circuits: Sequence[QuantumCircuit], shots: int
    ) -> list[Counts]: ...


@dataclass
class ExecutorConfig:
    kind: str = "exact"
    backend: str | None = None
    optimization_level: int = 2
    seed: int | None = None
    options: dict[str, Any] = field(default_factory=dict)


class _SamplerExecutor(ABC):
    @abstractmethod
    def _sampler(self) -> BaseSamplerV2:
        """Make the primitive."""

    def _prepare(self, circuits: Sequence[QuantumCircuit]) -> list[QuantumCircuit]:
        return list(circuits)

    def counts(self, circuits: Sequence[QuantumCircuit], shots: int) -> list[Counts]:
        job = self._sampler().run(self._prepare(circuits), shots=shots)
        return [pub_result.join_data().get_counts() for pub_result in job.result()]


class ExactExecutor(_SamplerExecutor):
    def __init__(self, seed: int | None = None) -> None:
        self._seed = seed

    def _sampler(self) -> BaseSamplerV2:
        return StatevectorSampler(seed=self._seed)


class AerExecutor(_SamplerExecutor):
    def __init__(self, seed: int | None = None, **backend_options: Any) -> None:
        self._seed = seed
        self._options = {"backend_options": backend_options}

    def _sampler(self) -> BaseSamplerV2:
        return AerSampler(seed=self._seed, options=self._options)


class HardwareExecutor(_SamplerExecutor):
    def __init__(self, backend: BackendV2, optimization_level: int = 2, **options: Any):
        self._backend = backend
        self._options = options
        self._pm: PassManager = generate_preset_pass_manager(
            optimization_level=optimization_level, backend=backend
        )

    def _prepare(self, circuits: Sequence[QuantumCircuit]) -> list[QuantumCircuit]:
        return self._pm.run(list(circuits))

    def _sampler(self) -> BaseSamplerV2:
        sampler = RuntimeSampler(mode=self._backend)
        sampler.options.update(**self._options)
        return sampler


def make_executor(config: ExecutorConfig) -> Executor:
    match config.kind:
        case "exact":
            return ExactExecutor(config.seed)
        case "aer":
            return AerExecutor(config.seed, **config.options)
        case "ibm":
            service = QiskitRuntimeService()
            backend = (
                service.backend(config.backend)
                if config.backend
                else service.least_busy(operational=True)
            )
            return HardwareExecutor(
                backend, config.optimization_level, **config.options
            )
        case other:
            raise ValueError(f"unknown executor {other!r}")
