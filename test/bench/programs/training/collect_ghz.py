#!/usr/bin/env python3
"""Collect the jobs written by submit_ghz.py and print a table."""
import json
import sys
from pathlib import Path

from qiskit_ibm_runtime import QiskitRuntimeService

FINISHED = ("DONE", "ERROR", "CANCELLED")


def population(counts, n):
    """Fraction of shots in |0..0> or |1..1>."""
    total = sum(counts.values())
    good = counts.get("0" * n, 0) + counts.get("1" * n, 0)
    return good / total


def main():
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "jobs.json")
    meta = json.loads(path.read_text())
    service = QiskitRuntimeService()

    rows = []
    waiting = 0
    for rec in meta["jobs"]:
        job = service.job(rec["job_id"])
        status = job.status()
        if status not in FINISHED:
            waiting += 1
            rows.append((rec["n"], rec["depth"], status, None, None))
            continue
        if status != "DONE":
            print(f"job {rec['job_id']} {status}: {job.error_message()}", file=sys.stderr)
            rows.append((rec["n"], rec["depth"], status, None, None))
            continue

        data = job.result()[0].data
        counts = data.meas.get_counts()
        out = path.with_name(f"ghz_{rec['n']}_{rec['job_id']}.counts.json")
        out.write_text(json.dumps(counts))
        rows.append(
            (rec["n"], rec["depth"], status, population(counts, rec["n"]), job.usage())
        )

    print(f"backend {meta['backend']}, submitted {meta['submitted']}")
    print(f"{'n':>4} {'depth':>6} {'status':>10} {'pop':>8} {'usage/s':>8}")
    for n, depth, status, pop, usage in rows:
        p = "-" if pop is None else f"{pop:.4f}"
        u = "-" if usage is None else f"{usage:.1f}"
        print(f"{n:>4} {depth:>6} {status:>10} {p:>8} {u:>8}")

    if waiting:
        print(f"{waiting} job(s) not finished yet, run again later")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
