"""A priority queue of jobs for a local simulator, with the Job interface of Qiskit."""

from __future__ import annotations

import itertools
import queue
import threading
import uuid
from dataclasses import dataclass, field

from qiskit import QuantumCircuit
from qiskit.providers import JobError, JobStatus, JobTimeoutError, JobV1
from qiskit.result import Result
from qiskit_aer import AerSimulator


class LocalJob(JobV1):
    def __init__(self, scheduler: Scheduler, circuits: list[QuantumCircuit], **options):
        super().__init__(scheduler.backend, str(uuid.uuid4()))
        self._scheduler = scheduler
        self._circuits = circuits
        self._options = options
        self._status = JobStatus.INITIALIZING
        self._finished = threading.Event()
        self._result: Result | None = None
        self._error: Exception | None = None

    def submit(self, priority: int = 10) -> None:
        if self._status is not JobStatus.INITIALIZING:
            raise JobError("job was submitted already")
        self._status = JobStatus.QUEUED
        self._scheduler.enqueue(self, priority)

    def status(self) -> JobStatus:
        return self._status

    def cancel(self) -> bool:
        if self._status is not JobStatus.QUEUED:
            return False
        self._status = JobStatus.CANCELLED
        self._finished.set()
        return True

    def result(self, timeout: float | None = None) -> Result:
        if not self._finished.wait(timeout):
            raise JobTimeoutError(f"job {self.job_id()} is {self._status.value}")
        if self._error is not None:
            raise JobError(f"job {self.job_id()} failed") from self._error
        if self._result is None:
            raise JobError(f"job {self.job_id()} was cancelled")
        return self._result

    def _execute(self) -> None:
        if self._status is JobStatus.CANCELLED:
            return
        self._status = JobStatus.RUNNING
        try:
            job = self.backend().run(self._circuits, **self._options)
            self._result = job.result()
            self._status = JobStatus.DONE
        except Exception as exc:  # noqa: BLE001
            self._error = exc
            self._status = JobStatus.ERROR
        finally:
            self._finished.set()


@dataclass(order=True)
class _Entry:
    priority: int
    number: int
    job: LocalJob | None = field(compare=False)


class Scheduler:
    """Worker threads that take jobs in order of priority."""

    def __init__(self, backend: AerSimulator, workers: int = 2) -> None:
        self.backend = backend
        self._queue: queue.PriorityQueue[_Entry] = queue.PriorityQueue()
        self._counter = itertools.count()
        self._threads = [
            threading.Thread(target=self._work, name=f"worker-{i}", daemon=True)
            for i in range(workers)
        ]

    def __enter__(self) -> Scheduler:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *exc_info) -> None:
        for _ in self._threads:
            self._queue.put(_Entry(1_000_000, next(self._counter), None))
        for thread in self._threads:
            thread.join()

    def enqueue(self, job: LocalJob, priority: int) -> None:
        self._queue.put(_Entry(priority, next(self._counter), job))

    def _work(self) -> None:
        while (entry := self._queue.get()).job is not None:
            entry.job._execute()
