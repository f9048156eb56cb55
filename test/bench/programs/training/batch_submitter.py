"""Split a long list of pubs into jobs of one batch and gather the results in order."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import batched

import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import SamplerPubResult
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import (
    Batch,
    IBMBackend,
    QiskitRuntimeService,
    RuntimeJobV2,
    SamplerOptions,
    SamplerV2,
)

logger = logging.getLogger(__name__)


@dataclass
class Submission:
    batch_id: str
    jobs: list[RuntimeJobV2] = field(default_factory=list)

    def wait(self) -> None:
        for job in self.jobs:
            job.wait_for_final_state()
            logger.info("%s %s %.1f s", job.job_id(), job.status(), job.usage())

    def pub_results(self) -> Iterator[SamplerPubResult]:
        for job in self.jobs:
            if job.errored():
                raise RuntimeError(f"{job.job_id()} failed: {job.error_message()}")
            yield from job.result()


def submit(
    backend: IBMBackend,
    circuits: Sequence[QuantumCircuit],
    *,
    chunk: int = 50,
    options: SamplerOptions | None = None,
    tags: Sequence[str] = (),
) -> Submission:
    """Send `circuits` to `backend`, at most `chunk` of them in each job."""
    with Batch(backend=backend, max_time="4h") as batch:
        sampler = SamplerV2(mode=batch, options=options)
        submission = Submission(batch_id=batch.session_id)
        for number, part in enumerate(batched(circuits, chunk)):
            job = sampler.run(list(part))
            job.update_tags([*tags, f"part-{number}"])
            logger.info("part %d: job %s", number, job.job_id())
            submission.jobs.append(job)
    return submission


def ramsey(delay_us: float, detuning_mhz: float = 0.1) -> QuantumCircuit:
    qc = QuantumCircuit(1, 1)
    qc.h(0)
    qc.delay(delay_us, 0, unit="us")
    qc.rz(2 * np.pi * detuning_mhz * delay_us, 0)
    qc.h(0)
    qc.measure(0, 0)
    return qc


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("backend")
    parser.add_argument("--qubit", type=int, default=0)
    parser.add_argument("--points", type=int, default=120)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)

    backend = QiskitRuntimeService().backend(args.backend)
    pm = generate_preset_pass_manager(
        optimization_level=0,
        backend=backend,
        initial_layout=[args.qubit],
    )
    delays = np.linspace(0, 100, args.points)
    options = SamplerOptions(default_shots=1000)
    options.execution.init_qubits = True
    submission = submit(
        backend,
        pm.run([ramsey(delay) for delay in delays]),
        options=options,
        tags=["ramsey", f"q{args.qubit}"],
    )
    submission.wait()
    for delay, pub_result in zip(delays, submission.pub_results()):
        counts = pub_result.data.c.get_counts()
        print(f"{delay:8.3f} {counts.get('1', 0) / 1000:.3f}")


if __name__ == "__main__":
    main()
