"""Keep track of submitted jobs in a json file, so a laptop may be closed meanwhile."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Iterator

from qiskit import QuantumCircuit, qpy
from qiskit_ibm_runtime import QiskitRuntimeService, RuntimeJobV2

FINAL = {"DONE", "ERROR", "CANCELLED"}


@dataclass
class Entry:
    job_id: str
    backend: str
    label: str
    status: str = "QUEUED"
    created: str = field(default_factory=lambda: datetime.now(timezone.utc).isoformat())
    extra: dict = field(default_factory=dict)


class JobRegistry:
    def __init__(self, folder: Path | str = "~/.qjobs"):
        self.folder = Path(folder).expanduser()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path = self.folder / "jobs.json"
        self.entries: dict[str, Entry] = {}
        if self.path.exists():
            for raw in json.loads(self.path.read_text()):
                self.entries[raw["job_id"]] = Entry(**raw)

    def __len__(self) -> int:
        return len(self.entries)

    def save(self) -> None:
        text = json.dumps([asdict(e) for e in self.entries.values()], indent=2)
        tmp = self.path.with_suffix(".tmp")
        tmp.write_text(text)
        tmp.replace(self.path)

    def add(
        self, job: RuntimeJobV2, label: str, circuits: list[QuantumCircuit], **extra
    ) -> Entry:
        entry = Entry(job.job_id(), job.backend().name, label, job.status(), extra=extra)
        with (self.folder / f"{entry.job_id}.qpy").open("wb") as fh:
            qpy.dump(circuits, fh)
        self.entries[entry.job_id] = entry
        self.save()
        return entry

    def circuits(self, job_id: str) -> list[QuantumCircuit]:
        with (self.folder / f"{job_id}.qpy").open("rb") as fh:
            return qpy.load(fh)

    def open_jobs(self) -> Iterator[Entry]:
        return (e for e in self.entries.values() if e.status not in FINAL)

    def refresh(self, service: QiskitRuntimeService) -> int:
        """Ask the service about each open job; returns how many changed."""
        changed = 0
        for entry in list(self.open_jobs()):
            job = service.job(entry.job_id)
            status = job.status()
            if status != entry.status:
                entry.status = status
                changed += 1
            if status == "DONE":
                entry.extra["usage"] = job.metrics().get("usage", {})
        if changed:
            self.save()
        return changed

    def find(self, label: str) -> list[Entry]:
        return [e for e in self.entries.values() if e.label == label]


if __name__ == "__main__":
    registry = JobRegistry()
    print(f"{len(registry)} jobs known")
    n = registry.refresh(QiskitRuntimeService())
    print(f"{n} changed")
    for entry in registry.open_jobs():
        print(entry.job_id, entry.backend, entry.label, entry.status)
