#!/usr/bin/env python3
"""Submit GHZ circuits of growing size in one batch, write job ids to a file."""

import argparse
import json
import logging
from datetime import datetime
from pathlib import Path

from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, QiskitRuntimeService, SamplerV2

log = logging.getLogger("submit_ghz")


def ghz(n: int) -> QuantumCircuit:
    qc = QuantumCircuit(n, name=f"ghz{n}")
    qc.h(0)
    for i in range(1, n):
        qc.cx(i - 1, i)
    qc.measure_all()
    return qc


def parse_args() -> argparse.Namespace:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--backend", default=None, help="least busy when not given")
    p.add_argument("--sizes", type=int, nargs="+", default=[3, 5, 10, 20])
    p.add_argument("--shots", type=int, default=4096)
    p.add_argument("--dd", action="store_true", help="dynamical decoupling (XpXm)")
    p.add_argument("--out", type=Path, default=Path("jobs.json"))
    return p.parse_args()


def main() -> None:
    args = parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")

    service = QiskitRuntimeService()
    if args.backend:
        backend = service.backend(args.backend)
    else:
        backend = service.least_busy(
            operational=True, simulator=False, min_num_qubits=max(args.sizes)
        )
    log.info("using %s (%d pending jobs)", backend.name, backend.status().pending_jobs)

    pm = generate_preset_pass_manager(optimization_level=3, backend=backend)
    records = []
    with Batch(backend=backend) as batch:
        sampler = SamplerV2(mode=batch)
        sampler.options.default_shots = args.shots
        if args.dd:
            sampler.options.dynamical_decoupling.enable = True
            sampler.options.dynamical_decoupling.sequence_type = "XpXm"

        for n in args.sizes:
            isa = pm.run(ghz(n))
            job = sampler.run([isa])
            log.info("n=%d depth=%d job=%s", n, isa.depth(), job.job_id())
            records.append({"n": n, "job_id": job.job_id(), "depth": isa.depth()})

    payload = {
        "backend": backend.name,
        "submitted": datetime.now().isoformat(timespec="seconds"),
        "shots": args.shots,
        "dd": args.dd,
        "jobs": records,
    }
    args.out.write_text(json.dumps(payload, indent=2))
    log.info("wrote %s", args.out)


if __name__ == "__main__":
    main()
