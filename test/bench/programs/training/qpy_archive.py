"""Zip archive of circuits: one QPY member each plus a manifest."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qiskit import QuantumCircuit, qpy
from qiskit.qpy import QpyError

MANIFEST = "manifest.json"


class CircuitArchive(Mapping[str, QuantumCircuit]):
    """Read-only view of the circuits in an archive, loaded on demand."""

    def __init__(self, zf: zipfile.ZipFile) -> None:
        self._zf = zf
        self._manifest: dict[str, dict[str, Any]] = json.loads(zf.read(MANIFEST))
        self._loaded: dict[str, QuantumCircuit] = {}

    def __getitem__(self, name: str) -> QuantumCircuit:
        if name not in self._manifest:
            raise KeyError(name)
        if name not in self._loaded:
            raw = io.BytesIO(self._zf.read(self._manifest[name]["file"]))
            try:
                (circuit,) = qpy.load(raw)
            except QpyError as exc:
                raise ValueError(f"member {name!r} cannot be read") from exc
            self._loaded[name] = circuit
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._manifest)

    def __len__(self) -> int:
        return len(self._manifest)

    def info(self, name: str) -> dict[str, Any]:
        return dict(self._manifest[name])


@contextmanager
def open_archive(path: str | Path) -> Iterator[CircuitArchive]:
    with zipfile.ZipFile(path) as zf:
        yield CircuitArchive(zf)


def write_archive(
    path: str | Path,
    circuits: Iterable[QuantumCircuit],
    *,
    qpy_version: int = qpy.QPY_COMPATIBILITY_VERSION,
) -> None:
    """Write circuits, named after ``circuit.name``, readable by older Qiskit."""
    manifest: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(path, "w", compression=zipfile.ZIP_DEFLATED) as zf:
        for circuit in circuits:
            if circuit.name in manifest:
                raise ValueError(f"two circuits are called {circuit.name!r}")
            member = f"circuits/{len(manifest):04d}.qpy"
            buffer = io.BytesIO()
            qpy.dump(circuit, buffer, version=qpy_version)
            zf.writestr(member, buffer.getvalue())
            manifest[circuit.name] = {
                "file": member,
                "num_qubits": circuit.num_qubits,
                "num_parameters": circuit.num_parameters,
                "depth": circuit.depth(),
                "ops": dict(circuit.count_ops()),
            }
        zf.writestr(MANIFEST, json.dumps(manifest, indent=1))
