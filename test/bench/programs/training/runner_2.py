"""A thin wrapper so that my experiments do not care where they are executed."""
from __future__ import annotations

import logging
import time
from collections.abc import Sequence

from qiskit import QuantumCircuit
from qiskit.primitives import BackendSamplerV2, StatevectorSampler
from qiskit.providers import BackendV2
from qiskit.transpiler import generate_preset_pass_manager

logger = logging.getLogger(__name__)


class Runner:
    """Transpile, run in chunks, return counts.

    Args:
        backend: Any V2 backend. ``None`` means exact simulation with the
            reference sampler (no transpilation at all).
        shots: Shots for every circuit.
        chunk: How many circuits go into a single job.
        level: Optimization level of the preset pass manager.
    """

    def __init__(
        self,
        backend: BackendV2 | None = None,
        *,
        shots: int = 1024,
        chunk: int = 50,
        level: int = 2,
        seed: int | None = None,
    ) -> None:
        self.backend = backend
        self.shots = shots
        self.chunk = chunk
        if backend is None:
            self._pm = None
            self._sampler = StatevectorSampler(seed=seed)
        else:
            self._pm = generate_preset_pass_manager(
                optimization_level=level, backend=backend, seed_transpiler=seed
            )
            self._sampler = BackendSamplerV2(backend=backend, options={"seed_simulator": seed})

    @property
    def name(self) -> str:
        return "exact" if self.backend is None else self.backend.name

    def prepare(self, circuits: Sequence[QuantumCircuit]) -> list[QuantumCircuit]:
        for qc in circuits:
            if not qc.cregs:
                raise ValueError(f"circuit {qc.name!r} has no classical register")
        return list(circuits) if self._pm is None else self._pm.run(list(circuits))

    def run(self, circuits: Sequence[QuantumCircuit]) -> list[dict[str, int]]:
        prepared = self.prepare(circuits)
        counts: list[dict[str, int]] = []
        for start in range(0, len(prepared), self.chunk):
            part = prepared[start : start + self.chunk]
            t0 = time.perf_counter()
            result = self._sampler.run(part, shots=self.shots).result()
            logger.info("%s: %d circuits in %.2fs", self.name, len(part), time.perf_counter() - t0)
            counts.extend(pub.join_data().get_counts() for pub in result)
        return counts


if __name__ == "__main__":
    from qiskit_ibm_runtime.fake_provider import FakeSherbrooke

    logging.basicConfig(level=logging.INFO)
    bell = QuantumCircuit(2, name="bell")
    bell.h(0)
    bell.cx(0, 1)
    bell.measure_all()

    for runner in (Runner(seed=1), Runner(FakeSherbrooke(), shots=500, seed=1)):
        print(runner.name, runner.run([bell, bell]))
