"""Polls jobs and collects what they give."""

import json
import time
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from qiskit_ibm_runtime import QiskitRuntimeService

POLL_SECONDS = 30


@dataclass
class Entry:
    job_id: str
    backend: str
    status: str = "UNKNOWN"
    created: str = ""
    counts: list[dict] = field(default_factory=list)

    @property
    def finished(self) -> bool:
        return self.status in ("DONE", "ERROR", "CANCELLED")


class Collector:
    def __init__(self, service: QiskitRuntimeService, path: Path):
        self.service = service
        self.path = path
        self.entries: dict[str, Entry] = {}

    def add(self, job_id: str) -> Entry:
        job = self.service.job(job_id)
        entry = Entry(job_id, job.backend().name)
        entry.created = job.creation_date.isoformat()
        self.entries[job_id] = entry
        return entry

    def refresh(self) -> int:
        pending = 0
        for entry in self.entries.values():
            if entry.finished:
                continue
            job = self.service.job(entry.job_id)
            entry.status = str(job.status())
            if entry.status == "DONE":
                entry.counts = self._read(job)
            if not entry.finished:
                pending += 1
        return pending

    def _read(self, job) -> list[dict]:
        counts = []
        for pub_result in job.result():
            counts.append(pub_result.join_data().get_counts())
        return counts

    def save(self) -> None:
        rows = [asdict(entry) for entry in self.entries.values()]
        self.path.write_text(json.dumps(rows, indent=2))

    def wait(self, timeout: float = 3600) -> None:
        start = time.monotonic()
        while self.refresh() > 0:
            if time.monotonic() - start > timeout:
                raise TimeoutError("jobs are still pending")
            time.sleep(POLL_SECONDS)
            self.save()


def main():
    service = QiskitRuntimeService()
    collector = Collector(service, Path("results.json"))
    for job in service.jobs(limit=5, pending=True):
        entry = collector.add(job.job_id())
        print(entry.job_id, entry.backend, entry.status)
    collector.wait()
    collector.save()
    print(f"finished at {datetime.now():%H:%M}")


if __name__ == "__main__":
    main()
