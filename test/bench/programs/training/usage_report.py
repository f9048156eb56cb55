"""Who used how many QPU seconds? Monthly report for the group meeting."""
import argparse
import logging
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone

import pandas as pd
from qiskit_ibm_runtime import QiskitRuntimeService

logger = logging.getLogger(__name__)


def all_jobs(service, since, page=50):
    """The service pages through jobs, go on until it is empty."""
    skip = 0
    while True:
        chunk = service.jobs(limit=page, skip=skip, created_after=since, pending=False)
        if not chunk:
            return
        yield from chunk
        skip += page


def as_row(job):
    try:
        seconds = job.metrics()["usage"]["quantum_seconds"]
    except (KeyError, TypeError):
        seconds = 0.0
        logger.debug("no usage for %s", job.job_id())
    return {
        "job_id": job.job_id(),
        "date": job.creation_date.date(),
        "backend": job.backend().name,
        "primitive": job.primitive_id,
        "status": job.status(),
        "seconds": seconds,
        "tags": ",".join(job.tags),
        "session": job.session_id,
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--instance")
    parser.add_argument("--csv", default="usage.csv")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.WARNING)

    service = QiskitRuntimeService(instance=args.instance)
    for inst in service.instances():
        print(inst["name"], inst["plan"], inst["crn"][-20:])
    print("active:", service.active_instance())

    since = datetime.now(timezone.utc) - timedelta(days=args.days)
    df = pd.DataFrame([as_row(job) for job in all_jobs(service, since)])
    if df.empty:
        print("no jobs")
        return
    df.to_csv(args.csv, index=False)

    print(df.groupby("backend")["seconds"].agg(["count", "sum"]).sort_values("sum", ascending=False))
    print(df.groupby(["primitive", "status"]).size().unstack(fill_value=0))

    per_tag = defaultdict(float)
    for tags, seconds in zip(df["tags"], df["seconds"]):
        for tag in tags.split(",") if tags else ["(no tag)"]:
            per_tag[tag] += seconds
    print("\nseconds by tag")
    for tag, seconds in Counter(per_tag).most_common(15):
        print(f"  {tag:<30}{seconds:>8.1f}")

    usage = service.usage()
    print("\ninstance usage", usage.get("usage_consumed_seconds"), "of", usage.get("usage_limit_seconds"), "s")


if __name__ == "__main__":
    main()
