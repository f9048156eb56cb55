import datetime
import os
import sys

import pandas as pd
from qiskit_ibm_runtime import QiskitRuntimeService


def collect(service, days):
    since = datetime.datetime.now() - datetime.timedelta(days=days)
    rows = []
    for job in service.jobs(limit=None, created_after=since):
        metrics = job.metrics()
        rows.append(
            {
                "id": job.job_id(),
                "backend": job.backend().name,
                "status": str(job.status()),
                "created": job.creation_date,
                "seconds": metrics.get("usage", {}).get("quantum_seconds", 0),
            }
        )
    return pd.DataFrame(rows)


def summarize(df):
    if df.empty:
        print("no jobs")
        return
    grouped = df.groupby("backend")["seconds"].agg(["count", "sum", "mean"])
    print(grouped.sort_values("sum", ascending=False))
    print("total:", df["seconds"].sum())


if __name__ == "__main__":
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    token = os.environ.get("QISKIT_IBM_TOKEN")
    service = QiskitRuntimeService(token=token) if token else QiskitRuntimeService()
    df = collect(service, days)
    summarize(df)
    path = os.path.join(os.getcwd(), "jobs.csv")
    df.to_csv(path, index=False)
    print("written to", path)
