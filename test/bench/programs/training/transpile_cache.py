"""On-disk cache of transpiled circuits.

Transpiling a few hundred large circuits every time a notebook restarts is painful,
so the ISA circuits are kept as QPY files, named after circuit and options.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from qiskit import QuantumCircuit, qpy
from qiskit.providers import BackendV2
from qiskit.transpiler import generate_preset_pass_manager

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class TranspileOptions:
    optimization_level: int = 2
    seed_transpiler: int | None = 42
    layout_method: str | None = None
    routing_method: str | None = None
    initial_layout: tuple[int, ...] | None = None


class TranspileCache:
    """Transpile circuits for one backend, remembering what was done before.

    Args:
        backend: The backend to compile for.
        root: Directory in which the QPY files are kept.
        options: Transpiler settings, part of the cache key.
    """

    def __init__(
        self,
        backend: BackendV2,
        root: str | Path = ".qcache",
        options: TranspileOptions | None = None,
    ) -> None:
        self._backend = backend
        self._options = options or TranspileOptions()
        self._root = Path(root) / backend.name
        self._root.mkdir(parents=True, exist_ok=True)
        self.hits = 0
        self.misses = 0

        kwargs = asdict(self._options)
        if kwargs["initial_layout"] is not None:
            kwargs["initial_layout"] = list(kwargs["initial_layout"])
        self._pm = generate_preset_pass_manager(backend=backend, **kwargs)

    def key(self, circuit: QuantumCircuit) -> str:
        buffer = io.BytesIO()
        qpy.dump(circuit, buffer)
        digest = hashlib.sha256(buffer.getvalue())
        digest.update(json.dumps(asdict(self._options), sort_keys=True).encode())
        return digest.hexdigest()[:32]

    def get(self, circuit: QuantumCircuit) -> QuantumCircuit:
        path = self._root / f"{self.key(circuit)}.qpy"
        if path.exists():
            self.hits += 1
            with path.open("rb") as fd:
                return qpy.load(fd)[0]

        self.misses += 1
        logger.debug("cache miss for %s", circuit.name)
        isa_circuit = self._pm.run(circuit)
        tmp = path.with_suffix(".tmp")
        with tmp.open("wb") as fd:
            qpy.dump(isa_circuit, fd)
        tmp.rename(path)
        return isa_circuit

    def get_many(self, circuits: list[QuantumCircuit]) -> list[QuantumCircuit]:
        return [self.get(circuit) for circuit in circuits]

    def clear(self) -> int:
        """Remove every cached file and return how many there were."""
        removed = 0
        for path in self._root.glob("*.qpy"):
            path.unlink()
            removed += 1
        return removed
