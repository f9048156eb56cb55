"""Expectation values as a service: groups requests into one estimator job."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray
from qiskit import QuantumCircuit
from qiskit.primitives import BaseEstimatorV2, StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import PassManager

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Request:
    circuit: QuantumCircuit
    observables: Mapping[str, SparsePauliOp]
    parameter_values: ArrayLike | None = None


@dataclass
class Response:
    """Values by name of the observable, over the shape of the parameter sweep."""

    values: dict[str, NDArray[np.float64]]
    stds: dict[str, NDArray[np.float64]]
    metadata: dict = field(default_factory=dict)

    def __getitem__(self, name: str) -> NDArray[np.float64]:
        return self.values[name]


class ExpectationService:
    def __init__(
        self,
        estimator: BaseEstimatorV2 | None = None,
        pass_manager: PassManager | None = None,
        precision: float | None = None,
    ) -> None:
        self._estimator = estimator or StatevectorEstimator()
        self._pass_manager = pass_manager
        self._precision = precision
        self._compiled: dict[int, QuantumCircuit] = {}
        self._queue: list[Request] = []

    def submit(self, request: Request) -> int:
        """Queue a request and return its position in the next flush."""
        if not request.observables:
            raise ValueError("a request needs at least one observable")
        self._queue.append(request)
        return len(self._queue) - 1

    def flush(self) -> list[Response]:
        requests, self._queue = self._queue, []
        if not requests:
            return []
        pubs = [self._to_pub(request) for request in requests]
        job = self._estimator.run(pubs, precision=self._precision)
        _LOG.info("job %s with %d pubs", job.job_id(), len(pubs))
        responses = []
        for request, pub_result in zip(requests, job.result(), strict=True):
            evs, stds = pub_result.data.evs, pub_result.data.stds
            names = list(request.observables)
            responses.append(
                Response(
                    values={name: evs[i] for i, name in enumerate(names)},
                    stds={name: stds[i] for i, name in enumerate(names)},
                    metadata=pub_result.metadata,
                )
            )
        return responses

    def _compile(self, circuit: QuantumCircuit) -> QuantumCircuit:
        if self._pass_manager is None:
            return circuit
        if id(circuit) not in self._compiled:
            self._compiled[id(circuit)] = self._pass_manager.run(circuit)
        return self._compiled[id(circuit)]

    def _to_pub(self, request: Request):
        isa_circuit = self._compile(request.circuit)
        # observables along the first axis, so they broadcast against the sweep
        observables = [
            [op.apply_layout(isa_circuit.layout)] for op in request.observables.values()
        ]
        if request.parameter_values is None:
            return isa_circuit, observables
        sweep = np.atleast_2d(request.parameter_values)
        return isa_circuit, observables, sweep[np.newaxis, ...]
