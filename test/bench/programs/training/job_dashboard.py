from collections import Counter
from datetime import datetime, timedelta, timezone

import pandas as pd
import matplotlib.pyplot as plt
from matplotlib.dates import DateFormatter
from qiskit_ibm_runtime import IBMRuntimeError, QiskitRuntimeService


def collect(service, days=14, limit=200):
    since = datetime.now(timezone.utc) - timedelta(days=days)
    records = []
    for job in service.jobs(limit=limit, created_after=since):
        try:
            usage = job.usage()
        except IBMRuntimeError:
            usage = float("nan")
        records.append(
            dict(
                id=job.job_id(),
                primitive=job.primitive_id,
                status=str(job.status()),
                backend=job.backend().name,
                created=job.creation_date,
                usage=usage,
                tags=",".join(job.tags),
            )
        )
    return pd.DataFrame.from_records(records)


def queue_table(service):
    lines = []
    for b in service.backends(simulator=False, operational=True):
        s = b.status()
        lines.append((b.name, b.num_qubits, s.pending_jobs, s.status_msg))
    return pd.DataFrame(lines, columns=["backend", "qubits", "pending", "status"]).sort_values("pending")


def plot(df):
    fig, (left, right) = plt.subplots(1, 2, figsize=(12, 4))
    per_day = df.set_index("created").resample("1D")["usage"].sum()
    left.bar(per_day.index, per_day.values, color="tab:purple")
    left.xaxis.set_major_formatter(DateFormatter("%d.%m."))
    left.set_ylabel("QPU seconds")
    states = Counter(df["status"])
    right.pie(states.values(), labels=states.keys(), autopct="%d%%")
    fig.suptitle(f"{len(df)} jobs, {df['usage'].sum():.0f} s used")
    fig.savefig("dashboard.png")


service = QiskitRuntimeService()
print(queue_table(service).to_markdown(index=False))

jobs = collect(service)
if jobs.empty:
    print("no jobs - go and run something")
else:
    print(jobs.drop(columns="tags").head(15))
    print(jobs.groupby(["backend", "primitive"])["usage"].agg(["count", "sum", "mean"]).round(1))
    plot(jobs)
