"""A JSON ledger of submitted jobs, so that results can be fetched tomorrow."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from qiskit_ibm_runtime import QiskitRuntimeService, RuntimeJobV2
from qiskit_ibm_runtime.exceptions import RuntimeJobNotFound

FINAL = {"DONE", "CANCELLED", "ERROR"}


@dataclass
class JobEntry:
    job_id: str
    backend: str
    label: str
    status: str = "QUEUED"
    submitted: str = field(
        default_factory=lambda: datetime.now().isoformat("T", "seconds")
    )
    quantum_seconds: float | None = None
    error: str | None = None

    @property
    def is_final(self) -> bool:
        return self.status in FINAL


class JobLedger:
    def __init__(self, path: Path):
        self.path = path
        self.entries: dict[str, JobEntry] = {}
        if path.exists():
            for item in json.loads(path.read_text()):
                self.entries[item["job_id"]] = JobEntry(**item)

    def record(self, job: RuntimeJobV2, label: str) -> JobEntry:
        entry = JobEntry(job_id=job.job_id(), backend=job.backend().name, label=label)
        self.entries[entry.job_id] = entry
        self.flush()
        return entry

    def pending(self) -> list[JobEntry]:
        return [entry for entry in self.entries.values() if not entry.is_final]

    def refresh(self, service: QiskitRuntimeService) -> None:
        for entry in self.pending():
            try:
                job = service.job(entry.job_id)
            except RuntimeJobNotFound:
                entry.status = "ERROR"
                entry.error = "job not found"
                continue
            entry.status = job.status()
            if entry.status == "DONE":
                entry.quantum_seconds = job.metrics()["usage"]["quantum_seconds"]
            elif entry.status == "ERROR":
                entry.error = job.error_message()
        self.flush()

    def results(self, service: QiskitRuntimeService, label: str):
        """Yield (entry, result) for the finished jobs with this label."""
        for entry in self.entries.values():
            if entry.label == label and entry.status == "DONE":
                yield entry, service.job(entry.job_id).result()

    def flush(self) -> None:
        payload = [asdict(entry) for entry in self.entries.values()]
        self.path.write_text(json.dumps(payload, indent=2))


def main() -> None:
    service = QiskitRuntimeService(name="research")
    ledger = JobLedger(Path.home() / ".quantum" / "ledger.json")
    ledger.refresh(service)
    for entry in sorted(ledger.entries.values(), key=lambda e: e.submitted):
        seconds = f"{entry.quantum_seconds:8.1f}" if entry.quantum_seconds else " " * 8
        print(
            f"{entry.job_id}  {entry.backend:<16} {entry.status:<10} {seconds}  {entry.label}"
        )


if __name__ == "__main__":
    main()
