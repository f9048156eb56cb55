"""Report on recent jobs of the account: table on the terminal, optional CSV."""
import argparse
from collections import Counter
from datetime import datetime, timedelta

import pandas as pd
from qiskit_ibm_runtime import QiskitRuntimeService


class JobReport:
    COLUMNS = ["id", "created", "backend", "program", "status", "seconds", "tags"]

    def __init__(self, service, days=7, backend=None, limit=50):
        self.jobs = service.jobs(
            limit=limit,
            backend_name=backend,
            created_after=datetime.now().astimezone() - timedelta(days=days),
        )

    def _seconds(self, job):
        # usage is only there for jobs that ran
        try:
            return job.usage()
        except Exception:
            return None

    def frame(self):
        rows = []
        for job in self.jobs:
            backend = job.backend()
            rows.append(
                [
                    job.job_id(),
                    job.creation_date,
                    backend.name if backend else "?",
                    job.primitive_id,
                    job.status(),
                    self._seconds(job),
                    ",".join(job.tags or []),
                ]
            )
        return pd.DataFrame(rows, columns=self.COLUMNS)

    def summary(self, df):
        lines = []
        lines.append(f"{len(df)} jobs")
        lines.append("by status:  " + str(dict(Counter(df["status"]))))
        usage = df.groupby("backend")["seconds"].sum().sort_values(ascending=False)
        for name, sec in usage.items():
            lines.append(f"  {name:<16} {sec:8.1f} s")
        return "\n".join(lines)


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--days", type=int, default=7)
    cli.add_argument("--backend")
    cli.add_argument("--limit", type=int, default=50)
    cli.add_argument("--csv")
    cli.add_argument("--account", help="name of the saved account")
    opt = cli.parse_args()

    report = JobReport(
        QiskitRuntimeService(name=opt.account), opt.days, opt.backend, opt.limit
    )
    frame = report.frame()
    if frame.empty:
        print("no jobs in this period")
    else:
        print(frame.to_string(index=False))
        print()
        print(report.summary(frame))
    if opt.csv:
        frame.to_csv(opt.csv, index=False)
